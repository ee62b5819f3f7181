/** The admin's own words in German and English, under `hub:` in Payload's translations. */
import { words as de } from './words/de.ts'
import { words as en } from './words/en.ts'

/** A word of the admin. Each has a text in every language, or the words of that language do not compile. */
export type Word = Singular<keyof typeof de>
/** Words that count have two forms, `…_one` and `…_other`; Payload chooses by the gap `count`. */
type Singular<Key extends string> = Key extends `${infer Stem}_${'one' | 'other'}` ? Stem : Key

export const adminTranslations = { de: { hub: de }, en: { hub: en satisfies Record<keyof typeof de, string> } } as const
