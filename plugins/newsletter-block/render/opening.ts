/** What a piece says where there is no room for its body. */
import type { Recipient } from '../../../src/channel/contract.ts'
import { saysMore } from '../../../src/channel/teasers.ts'
import { inlineText } from '../../../src/channel/words.ts'
import type { PieceContent } from '../../../src/content/edition.ts'
import { oneLine } from '../../../src/content/words.ts'

/** Characters: a teaser made of the body ends with the sentence that passes this. */
const ENOUGH = 160
/** What ends in a full stop and no sentence: abbreviations, numbers (`30. Juni`), single letters (`z. B.`). */
const NO_END = /(?:^|[\s(„“"'])(?:\p{L}|\d+|abs|art|bzw|ca|dr|etc|evtl|ggf|hr|inkl|jr|mr|mrs|ms|no|nr|prof|sen|st|str|tel|usw|vgl|vs|zzgl)$/iu

/** Splits running text into sentences, blanks kept with the one before; joined they are the text again. */
export function sentences(text: string): string[] {
  const found: string[] = []
  let begin = 0
  for (const match of text.matchAll(/([.!?…]+)(["”“»)]*)(\s+)(?=[\p{Lu}\p{N}„“"«(¿¡]|$)/gu)) {
    if (match[1] === '.' && NO_END.test(text.slice(begin, match.index))) continue
    const end = match.index + match[0].length
    found.push(text.slice(begin, end))
    begin = end
  }
  return begin < text.length ? [...found, text.slice(begin)] : found
}

/** The teaser, where it says more than the title; else the first sentences of the body's first paragraph. Empty if there is neither. */
export function opening(content: PieceContent, recipient: Recipient | undefined): string {
  if (saysMore(content)) return oneLine(content.teaser)
  const paragraph = content.body.children.find((block) => block.type === 'paragraph')
  if (!paragraph) return ''
  let text = ''
  for (const sentence of sentences(oneLine(inlineText(paragraph.children, recipient)))) {
    if (text !== '' && text.length >= ENOUGH) break
    text += sentence
  }
  return text.trim()
}

/** The first sentence of that. */
export const openingSentence = (content: PieceContent, recipient: Recipient | undefined): string => (sentences(opening(content, recipient))[0] ?? '').trim()
