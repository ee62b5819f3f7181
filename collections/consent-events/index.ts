/** The ledger of consents: what a person was asked, gave, changed and withdrew. Chained by hash per consent; names nobody, holds no words. */
import { ATTRIBUTIONS, CONSENT_EVENTS } from '../../src/consent/fold.ts'
import { recordCollection } from '../parts/record.ts'
import { wordedOptions } from '../parts/worded-options.ts'

export const consentEvents = recordCollection('consent-events', {
  labels: { singular: { de: 'Einwilligungs-Ereignis', en: 'Consent event' }, plural: { de: 'Einwilligungen', en: 'Consent ledger' } },
  admin: { useAsTitle: 'type', defaultColumns: ['type', 'testimonial', 'channels', 'until', 'at'] },
  fields: [
    // `testimonial:number`: two events at once cannot both be the next one. A testimonial has one chain for ever.
    { name: 'slot', type: 'text', required: true, unique: true, index: true },
    { name: 'number', type: 'number', required: true },
    { name: 'type', type: 'select', required: true, options: wordedOptions('step', CONSENT_EVENTS) },
    { name: 'testimonial', type: 'text', required: true, index: true },
    { name: 'contact', type: 'text', index: true },
    // `|key|key|`: the excerpts that the person saw.
    { name: 'excerpts', type: 'text' },
    { name: 'channels', type: 'text' },
    { name: 'attribution', type: 'select', options: wordedOptions('attribution', ATTRIBUTIONS) },
    { name: 'until', type: 'date', index: true },
    { name: 'wording', type: 'text', required: true },
    { name: 'wordingHash', type: 'text', required: true },
    { name: 'evidence', type: 'json', required: true },
    { name: 'actor', type: 'text', required: true },
    { name: 'at', type: 'date', required: true },
    { name: 'previous', type: 'text', required: true },
    { name: 'hash', type: 'text', required: true },
  ],
})
