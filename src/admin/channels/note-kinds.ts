import type { Severity } from '../../content/notes.ts'
import type { Word } from '../translations.ts'

/** How each severity of a note is said and signed: told apart by sign and word, not by colour alone. */
export const NOTE_KINDS: Readonly<Record<Severity, { readonly word: Word; readonly sign: string }>> = {
  error: { word: 'noteError', sign: '⨯' },
  warning: { word: 'noteWarning', sign: '!' },
  info: { word: 'noteInfo', sign: 'i' },
}
