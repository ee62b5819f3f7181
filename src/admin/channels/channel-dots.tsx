'use client'
import '../styles/dots.css'
import { useLocale } from '@payloadcms/ui'
import type { Word } from '../translations.ts'
import { useLanguage } from '../use-language.ts'
import type { ChannelFacts } from './channel-facts.ts'
import type { DotState } from './dot-state.ts'
import { usePieceDots } from './use-piece-dots.ts'

const WORDS: Readonly<Record<DotState, Word>> = { live: 'dotLive', scheduled: 'dotScheduled', behind: 'dotBehind', blocked: 'dotBlocked', uncertain: 'dotUncertain', off: 'dotOff' }

interface ChannelDotsProps {
  readonly channels: readonly ChannelFacts[]
  readonly rowData?: { readonly key?: unknown; readonly kind?: unknown }
}

/** In the list of pieces: on which channels a piece is, a sign for each, told apart by shape as well as by colour. */
export function ChannelDots({ channels, rowData }: ChannelDotsProps) {
  const { w, pick } = useLanguage()
  const { code: locale } = useLocale()
  const key = typeof rowData?.key === 'string' && rowData.kind !== 'snippet' ? rowData.key : null
  const states = usePieceDots(key, locale)
  if (key === null) return <span className="hub-quiet">–</span>
  if (states === 'failed') return <span className="hub-quiet">{w('dotsFailed')}</span>
  return (
    <ul className="hub-dots" aria-busy={states === null}>
      {channels.map(({ id, label }) => {
        const state = states?.[id] ?? null
        const says = state === null ? pick(label) : w('dotOf', { channel: pick(label), state: w(WORDS[state]) })
        return (
          <li key={id} className="hub-dot" data-channel={id} data-state={state ?? 'unknown'} title={says}>
            <Sign state={state} />
            <span className="hub-hidden">{says}</span>
          </li>
        )
      })}
    </ul>
  )
}

/** Full: live. Half: live, but behind. A clock: scheduled. A cross: blocked. A question mark: nobody knows. A ring: off. */
function Sign({ state }: { readonly state: DotState | null }) {
  return (
    <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
      {state === null ? null : <circle cx="8" cy="8" r="6" className="hub-dot__ring" />}
      {state === 'live' && <circle cx="8" cy="8" r="6" className="hub-dot__full" />}
      {state === 'behind' && <path d="M8 2a6 6 0 0 1 0 12Z" className="hub-dot__full" />}
      {state === 'scheduled' && <path d="M8 4.5V8l2.5 1.5" className="hub-dot__line" />}
      {state === 'uncertain' && <path d="M6.2 6.4A1.8 1.8 0 1 1 8 8.2v.8m0 2v.1" className="hub-dot__line" />}
      {state === 'blocked' && <path d="m5.5 5.5 5 5m0-5-5 5" className="hub-dot__line" />}
    </svg>
  )
}
