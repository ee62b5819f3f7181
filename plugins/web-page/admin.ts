/** What an editor may set for the web page alone. */
import type { OverrideField } from '../../src/channel/contract.ts'

export const OVERRIDES: readonly OverrideField[] = [
  { name: 'meta-title', label: { de: 'Titel für Suchmaschinen', en: 'Title for search engines' }, maxLength: 120 },
  { name: 'meta-description', label: { de: 'Beschreibung für Suchmaschinen', en: 'Description for search engines' }, maxLength: 320, isMultiline: true },
]
