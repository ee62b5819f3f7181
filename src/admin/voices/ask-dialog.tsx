'use client'
import { useId, useState } from 'react'
import type { TestimonialState } from '../../publishing/testimonial-overview.ts'
import { Dialog } from '../dialog.tsx'
import { postFlow } from '../flow-api.ts'
import { useLanguage } from '../use-language.ts'
import { ChannelBoxes } from './channel-boxes.tsx'

/** What asking came to: shown once, and nowhere kept. */
export interface Asked {
  readonly address: string
  /** ISO instant. */
  readonly expires: string
  readonly locale: string
}

interface AskDialogProps {
  readonly state: TestimonialState
  onClose(): void
  onAsked(asked: Asked): void
}

/** Chooses for what and in which language a consent is asked for. */
export function AskDialog({ state, onClose, onAsked }: AskDialogProps) {
  const { w, pick } = useLanguage()
  const written = state.places.filter(({ hasQuote }) => hasQuote)
  const [chosen, setChosen] = useState<readonly string[]>(() => state.channels.map(({ id }) => id))
  const [locale, setLocale] = useState(written[0]?.locale ?? 'de')
  const id = useId()
  const act = async () => {
    if (chosen.length === 0) return { obstacle: w('chooseChannel') }
    const asked = await postFlow<Asked>(`/testimonials/${encodeURIComponent(state.key)}/consent/ask`, { channels: chosen, locale })
    onAsked({ ...asked, locale })
    return { done: w('askDone') }
  }
  return (
    <Dialog title={w('askTitle')} action={w('askMake')} act={act} onClose={onClose} onDone={onClose}>
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
    </Dialog>
  )
}
