/** Strings as they are printed: normalised, without controls, breakable, and checked against the fonts. */
import type { FontFamilyId } from '../../../src/content/edition.ts'
import type { NoteBook } from './notes.ts'
import { MESSAGES } from './notes.ts'
import { hasGlyph } from './glyph-coverage.ts'

const LINE_ENDS = /\r\n|[\r\v\f\u0085\u2028\u2029]/g
/** Controls, surrogates, noncharacters: they part words, so a blank stands in for them. */
const UNPRINTABLE = /[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}]/gu
/** Invisible in print. Soft hyphens stay: they tell where a word may break. */
const INVISIBLE = /[\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufe00-\ufe0f]/gu
/** Longer runs of letters get soft hyphens, other runs get breaks without one, or they would run off the sheet. */
const LONG_LETTERS = /[\p{L}\p{M}]{41,}/gu
const LONG_RUN = /[^\s\p{L}\p{M}\u00ad\u200b]{31,}/gu
/** Addresses with all that follows a question mark, and keys: letters and other signs without a blank. */
const LONG_MIXED = /[^\s\u00ad\u200b]{61,}/gu
/** Where an address may go over to the next line: after what parts it, before a sign that is written as `%20`. */
const JOINTS = /(?<=[/?&=_.;,#+-])(?=[^/?&=_.;,#+-])|(?=%)/u
const SOFT_HYPHEN = '\u00ad'
const BREAK = '\u200b'

/** Text that keeps its line ends: preformatted text. Tabs become four blanks. */
export function printLines(text: string): string[] {
  return clean(text).replaceAll('\t', '    ').split('\n').map(breakable)
}

/** Running text: line ends and tabs become blanks. */
export function printText(text: string): string {
  return breakable(clean(text).replace(/[\n\t]/g, ' '))
}

/** One line without blanks at its ends. */
export function printLine(text: string): string {
  return printText(text).replace(/ +/g, ' ').trim()
}

function clean(text: string): string {
  return text
    .replace(LINE_ENDS, '\n')
    .replace(UNPRINTABLE, (control) => (control === '\n' || control === '\t' ? control : ' '))
    .replace(INVISIBLE, '')
    .replace(/\p{Zs}/gu, (space) => (hasGlyph('source-sans-3', space.codePointAt(0) ?? 0) && hasGlyph('source-serif-4', space.codePointAt(0) ?? 0) ? space : ' '))
    .replaceAll('\u2011', '-')
    .normalize('NFC')
}

/** Chunks of whole code points, so that no character is torn apart. */
function every(text: string, length: number, joint: string): string {
  const characters = [...text]
  const chunks: string[] = []
  for (let at = 0; at < characters.length; at += length) chunks.push(characters.slice(at, at + length).join(''))
  return chunks.join(joint)
}

function breakable(text: string): string {
  return text
    .replace(LONG_LETTERS, (run) => every(run, 14, SOFT_HYPHEN))
    .replace(LONG_RUN, (run) => every(run, 14, BREAK))
    .replace(LONG_MIXED, (run) => run.split(JOINTS).map((part) => (part.length > 40 ? every(part, 14, BREAK) : part)).join(BREAK))
}

/** Remembers which characters the fonts lack; each is noted once per letter. */
export class GlyphCheck {
  readonly #seen = new Set<string>()
  readonly #notes: NoteBook

  constructor(notes: NoteBook) {
    this.#notes = notes
  }

  /** Notes every character of `text` that `family` cannot print as an error `glyph-missing`. Returns the text. */
  see(text: string, family: FontFamilyId, path: string | undefined): string {
    for (const character of text) {
      const code = character.codePointAt(0) ?? 0
      if (hasGlyph(family, code) || code === 0xad || code === 0x200b || this.#seen.has(character)) continue
      this.#seen.add(character)
      const name = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`
      this.#notes.add('error', 'glyph-missing', path, MESSAGES.glyphMissing(character, name))
    }
    return text
  }
}
