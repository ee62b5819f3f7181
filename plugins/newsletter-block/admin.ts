/** What an editor may set for the newsletter alone. */
import type { OverrideField } from '../../src/channel/contract.ts'

export const OVERRIDES: readonly OverrideField[] = [
  { name: 'subject', label: { de: 'Betreff', en: 'Subject' }, maxLength: 150 },
  { name: 'preheader', label: { de: 'Vorschautext', en: 'Preheader' }, maxLength: 250 },
]
