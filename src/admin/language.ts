/** Words, dates and two-language labels in the language that a person chose in their account. */
import type { Word } from './translations.ts'

export interface BothLanguages {
  readonly de: string
  readonly en: string
}

export interface AdminLanguage {
  readonly code: 'de' | 'en'
  /** A word of the admin with its gaps filled. */
  w(word: Word, gaps?: Readonly<Record<string, string | number>>): string
  pick(texts: BothLanguages): string
  /** Date and time of an ISO instant. On the server in `zone`, in the browser in the person's own. */
  when(instant: string, zone?: string): string
}

type Translate = (key: never, gaps?: Record<string, unknown>) => string

/** @param t Payload's translate function; @param code its language. */
export function adminLanguage(t: Translate, code: string): AdminLanguage {
  const language = code === 'de' ? 'de' : 'en'
  return {
    code: language,
    w: (word, gaps) => t(`hub:${word}` as never, gaps),
    pick: (texts) => texts[language],
    when: (instant, timeZone) =>
      new Intl.DateTimeFormat(language === 'de' ? 'de-DE' : 'en-GB', { dateStyle: 'medium', timeStyle: 'short', ...(timeZone ? { timeZone } : {}) }).format(new Date(instant)),
  }
}
