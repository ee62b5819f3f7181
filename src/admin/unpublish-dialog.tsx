'use client'
import { toast } from '@payloadcms/ui'
import { useState } from 'react'
import type { PieceState } from '../publishing/overviews.ts'
import { ChannelChoice } from './channel-choice.tsx'
import { Dialog } from './dialog.tsx'
import { postFlow, sentenceOf } from './flow-api.ts'
import { useLanguage } from './use-language.ts'

interface UnpublishDialogProps {
  readonly pieceKey: string
  readonly locale: string
  readonly localeLabel: string
  readonly state: PieceState
  onClose(): void
  onDone(): void
}

/** Takes the piece off channels on which it is live or scheduled. */
export function UnpublishDialog({ pieceKey, locale, localeLabel, state, onClose, onDone }: UnpublishDialogProps) {
  const language = useLanguage()
  const { w, pick } = language
  const out = state.channels.filter(({ state: is }) => is === 'live' || is === 'scheduled')
  const [chosen, setChosen] = useState<readonly string[]>(out.map(({ channel }) => channel))
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)

  const act = async () => {
    if (chosen.length === 0) return setFailure(w('publishNoChannel'))
    setBusy(true)
    setFailure(null)
    try {
      const done = await postFlow<readonly { readonly channel: string }[]>(`/pieces/${encodeURIComponent(pieceKey)}/unpublish`, { locale, channels: chosen })
      const labels = done.map(({ channel }) => out.find((one) => one.channel === channel)).flatMap((one) => (one ? [pick(one.label)] : []))
      toast.success(w('unpublished', { channels: labels.join(', ') }))
      onDone()
    } catch (error) {
      setFailure(sentenceOf(error, language))
    } finally {
      setBusy(false)
    }
  }
  return (
    <Dialog isDangerous title={w('unpublishTitle', { locale: localeLabel })} action={w('unpublishSend')} isBusy={isBusy} failure={failure} onAction={() => void act()} onClose={onClose}>
      <p>{w('unpublishExplain')}</p>
      <ChannelChoice channels={out} chosen={chosen} blocked={{}} onChange={setChosen} />
    </Dialog>
  )
}
