'use client'
import type { TestimonialState } from '../../publishing/testimonial-overview.ts'
import { useLanguage } from '../use-language.ts'
import { channelNames, termsSentence } from './terms-sentence.ts'

/** The ledger of one testimonial, to read: what happened, when, by whom, for what. */
export function ConsentLedger({ state: { steps, channels } }: { readonly state: TestimonialState }) {
  const language = useLanguage()
  const { w, when } = language
  const labels = Object.fromEntries(channels.map(({ id, label }) => [id, label]))
  if (steps.length === 0) return null
  return (
    <details className="hub-ledger">
      <summary>
        {w('ledger')} ({steps.length})
      </summary>
      <ol>
        {steps.map((step) => (
          <li key={step.number}>
            <time dateTime={step.at}>{when(step.at)}</time> <strong>{w(`step-${step.type}`)}</strong> <span>· {typeof step.by === 'string' ? w(`by-${step.by}`) : step.by.name}</span>
            {step.handover && <span> · {w(`handover-${step.handover}`)}</span>}
            {step.channels.length > 0 && (
              <p className="hub-quiet">{step.type === 'asked' || step.type === 'withdrawn' ? channelNames(step.channels, labels, language) : termsSentence(step, labels, language)}</p>
            )}
          </li>
        ))}
      </ol>
    </details>
  )
}
