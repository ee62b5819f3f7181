import { expect, test } from 'vitest'
import { isTranslated } from '../../../src/content/translation.ts'

test.each([
  ['de', 'de', false],
  ['de-AT', 'de', false],
  ['DE', 'de-CH', false],
  ['en-GB', 'en', false],
  ['de', 'en', true],
  ['tr', 'de', true],
])('said in %s, written in %s: translated? %s', (language, locale, expected) => expect(isTranslated(language, locale)).toBe(expected))
