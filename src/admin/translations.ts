/** The admin's own words in German and English, under `hub:` in Payload's translations. */
import { words as de } from './words/de.ts'
import { words as en } from './words/en.ts'

/** A word of the admin. Each has a text in every language, or the words of that language do not compile. */
export type Word = keyof typeof de

export const adminTranslations = { de: { hub: de }, en: { hub: en satisfies Record<Word, string> } } as const
