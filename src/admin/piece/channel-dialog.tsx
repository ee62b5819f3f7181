'use client'
import { type ReactNode, useState } from 'react'
import type { ChannelState } from '../../publishing/overviews.ts'
import { ChannelChoice } from './channel-choice.tsx'
import { Dialog } from '../dialog.tsx'
import { postFlow } from '../flow-api.ts'
import type { Outcome } from '../use-attempt.ts'
import { useLanguage } from '../use-language.ts'

/** What a dialog about one piece in one locale is told by the page that opens it. */
export interface PieceDialogProps {
  readonly pieceKey: string
  readonly locale: string
  readonly localeLabel: string
  onClose(): void
  onDone(): void
}

interface ChannelDialogProps<Made> extends PieceDialogProps {
  readonly verb: 'publish' | 'unpublish'
  readonly title: string
  readonly action: string
  readonly isDangerous?: boolean
  readonly channels: readonly ChannelState[]
  /** Ticked at first, by id. */
  readonly firstChosen: readonly string[]
  /** Why a channel cannot be chosen, by its id. */
  readonly blocked?: Readonly<Record<string, string>>
  /** What the hub is told besides locale and channels, or what stands in the way. */
  input?(): Readonly<Record<string, string>> | { readonly obstacle: string }
  /** What is said when it is done; `labels` are the channels it was done on. */
  doneSentence(made: readonly Made[], labels: string): string
  /** Above the channels. */
  readonly introduction: ReactNode
  /** Below them. */
  readonly children?: ReactNode
}

/** Chooses channels and does one thing with a piece on all of them at once. */
export function ChannelDialog<Made extends { readonly channel: string }>(props: ChannelDialogProps<Made>) {
  const { pieceKey, locale, verb, channels, firstChosen, blocked = {}, introduction, children } = props
  const { w, pick } = useLanguage()
  const [chosen, setChosen] = useState(firstChosen)
  const act = async (): Promise<Outcome> => {
    const open = chosen.filter((channel) => blocked[channel] === undefined)
    if (open.length === 0) return { obstacle: w('publishNoChannel') }
    const input = props.input?.() ?? {}
    if ('obstacle' in input) return { obstacle: input.obstacle }
    const made = await postFlow<readonly Made[]>(`/pieces/${encodeURIComponent(pieceKey)}/${verb}`, { locale, channels: open, ...input })
    const labels = channels.filter(({ channel }) => made.some((one) => one.channel === channel)).map(({ label }) => pick(label))
    return { done: props.doneSentence(made, labels.join(', ')) }
  }
  return (
    <Dialog title={props.title} action={props.action} isDangerous={props.isDangerous ?? false} act={act} onClose={props.onClose} onDone={props.onDone}>
      {introduction}
      <ChannelChoice channels={channels} chosen={chosen} blocked={blocked} onChange={setChosen} />
      {children}
    </Dialog>
  )
}
