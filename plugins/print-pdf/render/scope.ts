/** What the composing functions share while one letter is made. */
import type { Recipient, RenderContext } from '../../../src/channel/contract.ts'
import type { FontFamilyId, PieceContent } from '../../../src/content/edition.ts'
import type { LetterComposition } from '../composition.ts'
import type { PrintSettings } from '../settings.ts'
import type { LetterLabels } from './labels.ts'
import type { NoteBook } from './notes.ts'
import type { Places } from './places.ts'
import type { GlyphCheck } from './text.ts'
import { printLine, printText } from './text.ts'

export interface LetterScope {
  readonly ctx: RenderContext<PrintSettings>
  /** The content whose nodes are being composed: the piece, or a passage embedded in it. */
  readonly content: PieceContent
  readonly recipient: Recipient | undefined
  readonly labels: LetterLabels
  readonly notes: NoteBook
  readonly glyphs: GlyphCheck
  readonly links: LinkList
  readonly places: Places
  /** How many passages stand around the current one. */
  readonly depth: number
}

/** One line in the text face, checked against its glyphs. */
export function textLine(scope: LetterScope, text: string, path?: string): string {
  return checked(scope, printLine(text), scope.ctx.brand.fonts.text, path)
}

/** One line in the display face. */
export function displayLine(scope: LetterScope, text: string, path?: string): string {
  return checked(scope, printLine(text), scope.ctx.brand.fonts.display, path)
}

/** Running text in either face; blanks at the ends stay. */
export function runText(scope: LetterScope, text: string, family: FontFamilyId, path?: string): string {
  return checked(scope, printText(text), family, path)
}

function checked(scope: LetterScope, text: string, family: FontFamilyId, path: string | undefined): string {
  return scope.glyphs.see(text, family, path)
}

/** The numbered addresses at the end of the letter. An address without a title of its own is listed once. */
export class LinkList {
  readonly #entries: LetterComposition['links'][number][] = []
  readonly #numbers = new Map<string, number>()

  /** Number of the entry for an address; made if need be. */
  add(address: string, title: string): number {
    const known = title === '' ? this.#numbers.get(address) : undefined
    if (known !== undefined) return known
    const number = this.#entries.length + 1
    this.#entries.push({ number, title, address })
    if (!this.#numbers.has(address)) this.#numbers.set(address, number)
    return number
  }

  get entries(): LetterComposition['links'] {
    return this.#entries
  }
}
