'use client'
import { useId, useState } from 'react'
import type { TestimonialState } from '../../publishing/testimonial-overview.ts'
import { Dialog } from '../dialog.tsx'
import { postFlow } from '../flow-api.ts'
import { useLanguage } from '../use-language.ts'
import { ChannelBoxes } from './channel-boxes.tsx'

/** What asking came to: shown once, and nowhere kept. */
export interface Asked {
  /** To copy into the dialog. */
  readonly text: string
  /** ISO instant. */
  readonly expires: string
  readonly locale: string
}

interface AskDialogProps {
  readonly state: TestimonialState
  onClose(): void
  /** @param asked null: the hub has sent the link itself, so there is nothing to pass on */
  onAsked(asked: Asked | null): void
}

/** Chooses for what and in which language a consent is asked for. */
export function AskDialog({ state, onClose, onAsked }: AskDialogProps) {
  const { w, pick } = useLanguage()
  const written = state.places.filter(({ hasQuote }) => hasQuote)
  const [chosen, setChosen] = useState<readonly string[]>(() => state.channels.map(({ id }) => id))
  const [locale, setLocale] = useState(written[0]?.locale ?? 'de')
  const [handover, setHandover] = useState<'agent' | 'mail'>('agent')
  const id = useId()
  const act = async () => {
    if (chosen.length === 0) return { obstacle: w('chooseChannel') }
    const asked = await postFlow<Asked>(`/testimonials/${encodeURIComponent(state.key)}/consent/ask`, { channels: chosen, locale, handover })
    onAsked(handover === 'mail' ? null : { ...asked, locale })
    return { done: w(handover === 'mail' ? 'askMailed' : 'askDone') }
  }
  return (
    <Dialog title={w('askTitle')} action={w(handover === 'mail' ? 'askSend' : 'askMake')} act={act} onClose={onClose} onDone={onClose}>
      <p>{w('askExplain')}</p>
      <ChannelBoxes legend={w('askChannels')} channels={state.channels} chosen={chosen} onChange={setChosen} />
      <fieldset className="hub-choice">
        <legend className="hub-label">{w('askLanguage')}</legend>
        {state.places.map((place) => (
          <div key={place.locale} className="hub-choice__row">
            <input type="radio" id={`${id}-${place.locale}`} name={`${id}-locale`} checked={locale === place.locale} onChange={() => setLocale(place.locale)} />
            <label htmlFor={`${id}-${place.locale}`}>{pick(place.label)}</label>
          </div>
        ))}
      </fieldset>
      <fieldset className="hub-choice" aria-describedby={`${id}-way`}>
        <legend className="hub-label">{w('askWay')}</legend>
        {(['agent', 'mail'] as const).map((way) => (
          <div key={way} className="hub-choice__row">
            <input type="radio" id={`${id}-${way}`} name={`${id}-way`} checked={handover === way} disabled={way === 'mail' && state.mail !== 'ready'} onChange={() => setHandover(way)} />
            <label htmlFor={`${id}-${way}`}>{w(`askWay-${way}`)}</label>
          </div>
        ))}
        <p id={`${id}-way`} className="hub-quiet">
          {w(`askMail-${state.mail}`)}
        </p>
      </fieldset>
    </Dialog>
  )
}
