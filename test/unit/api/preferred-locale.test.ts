import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { preferredLocale } from '../../../src/server/routes/preferred-locale.ts'

const LOCALES = ['de', 'en', 'de-CH']

describe('preferredLocale', () => {
  it.each([
    [undefined, 'de'],
    ['', 'de'],
    ['en', 'en'],
    ['EN-gb', 'en'],
    ['de-CH', 'de-CH'],
    ['de-AT, en;q=0.9', 'de'],
    ['fr, en;q=0.2, de;q=0.1', 'en'],
    ['en;q=0, de;q=0.1', 'de'],
    ['en;q=0', 'de'],
    ['de;q=0.4,en;q=0.5', 'en'],
    ['*', 'de'],
    ['en;q=nonsense, de', 'de'],
    ['zh-Hant-TW;q=1.0 , en;q=0.8', 'en'],
  ])('%s → %s', (header, locale) => {
    expect(preferredLocale(header, LOCALES)).toBe(locale)
  })

  it('finds one of ours for whatever a client sends', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 600 }), (header) => LOCALES.includes(preferredLocale(header, LOCALES))))
  })
})
