import type { Terms } from '../../consent/fold.ts'
import type { AdminLanguage, BothLanguages } from '../language.ts'

/** What a consent covers, as a sentence. @param labels the channels' names by id */
export function termsSentence({ channels, attribution, until }: Omit<Terms, 'excerpts'>, labels: Readonly<Record<string, BothLanguages>>, language: AdminLanguage): string {
  const { w } = language
  return w('consentFor', {
    channels: channelNames(channels, labels, language),
    attribution: w(`attribution-${attribution}`),
    until: until === null ? w('consentForever') : w('consentUntil', { date: dayOf(until, language) }),
  })
}

/** @param ids channels that may have gone since */
export const channelNames = (ids: readonly string[], labels: Readonly<Record<string, BothLanguages>>, { pick }: AdminLanguage): string =>
  ids.map((id) => (labels[id] ? pick(labels[id]) : id)).join(', ')

/** The day of an ISO instant in the reader's zone. */
export const dayOf = (instant: string, { code }: AdminLanguage): string => new Intl.DateTimeFormat(code === 'de' ? 'de-DE' : 'en-GB', { dateStyle: 'medium' }).format(new Date(instant))
