import type { CollectionBeforeOperationHook } from 'payload'
import { HubError } from '../../src/content/errors.ts'
import { requireLocale, LOCALE_CODES } from '../../src/publishing/places.ts'

/**
 * A request without a locale means the default one; Payload would answer without the localised fields, and on a write lose them without a word.
 * Reading may ask for all locales, writing names one.
 * @throws HubError `bad-input` for a locale that is not configured, or a write in all
 */
export const oneLocale: CollectionBeforeOperationHook = ({ args, operation, req }) => {
  const { locale } = req as { locale?: string | null }
  const isWrite = operation === 'create' || operation === 'update'
  if (locale === null || locale === undefined || locale === '') Object.assign(req, { locale: LOCALE_CODES[0] })
  else if (locale === 'all' && isWrite) throw new HubError('bad-input', 'Write one locale at a time: name it with ?locale=….')
  else if (locale !== 'all') requireLocale(locale)
  return args
}
