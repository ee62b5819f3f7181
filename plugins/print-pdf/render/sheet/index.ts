/** The parts of a letter → those of a card, a self-mailer or a flyer. What has no place on it is noted with its words. */
import type { PrintFormat } from '../../../../src/channel/print-format.ts'
import { bodyText } from '../../../../src/channel/words.ts'
import { splitWords } from '../../../../src/content/words.ts'
import type { LetterComposition, PrintBlock } from '../../composition.ts'
import type { SheetComposition } from '../../composition-sheet.ts'
import type { LetterScope } from '../scope.ts'
import { textLine } from '../scope.ts'
import { toAllHouseholds } from './labels.ts'
import { SHEET_MESSAGES } from './messages.ts'

/** Composes the sheet from the letter of the same input. `letter.body` is the whole body. @param market whose post carries it */
export function composeSheet(letter: LetterComposition, format: PrintFormat & { readonly family: SheetComposition['family'] }, scope: LetterScope, market: string): SheetComposition {
  const { family, isAddressed } = format
  const { notes, content } = scope
  const isForAll = family === 'card' && !isAddressed
  const isCardToSomebody = family === 'card' && isAddressed
  const teaser = textLine(scope, content.teaser, 'teaser')
  const isSaidByTitle = teaser === '' || flat(content.title).includes(flat(teaser))
  const caption = letter.hero?.caption ?? ''
  if (family === 'card' && caption !== '') notes.add('info', 'caption-left-out', 'hero.caption', SHEET_MESSAGES.captionLeftOut(), caption)

  const own = family === 'card' ? cardText(scope) : undefined
  if (own) notes.add('info', 'text-replaced', 'body', SHEET_MESSAGES.textReplaced(), bodyText(content, { embedded: scope.ctx.embedded, quotes: scope.ctx.quotes, recipient: scope.recipient }))
  const { action, body } = own ? { action: null, body: own } : liftAction(letter.body)
  return {
    ...letter,
    family,
    maxPages: format.pages.most,
    hero: letter.hero && { ...letter.hero, caption: '' },
    coverTeaser: family === 'card' || isSaidByTitle ? '' : teaser,
    coverCaption: family === 'card' ? '' : caption,
    action,
    household: isForAll ? toAllHouseholds(market) : '',
    returnLine: family === 'flyer' ? '' : letter.returnLine,
    returnNote: isAddressed ? letter.returnNote : '',
    addressLines: isAddressed ? letter.addressLines : [],
    specimenMark: isAddressed ? letter.specimenMark : null,
    info: [],
    salutation: isAddressed ? letter.salutation : '',
    lead: family === 'card' || scope.ctx.settings.saysTeaserOnly ? (own && letter.lead === teaser ? '' : letter.lead) : '',
    body,
    closing: family === 'self-mailer' ? letter.closing : { greeting: '', signature: [] },
    links: own ? [] : letter.links,
    linksHeading: own || letter.links.length === 0 ? '' : letter.linksHeading,
    // Frames are narrow: a long address has to break.
    qr: letter.qr && { ...letter.qr, address: textLine(scope, letter.qr.address) },
    footer: isCardToSomebody ? [] : letter.footer,
    pageLabel: '',
  }
}

/** The editor's own text for cards: paragraphs parted by empty lines. */
function cardText(scope: LetterScope): PrintBlock[] | undefined {
  const text = scope.content.overrides['print-pdf']?.['card-text']?.trim() ?? ''
  if (text === '') return undefined
  return text.split(/\n\s*\n/).map((paragraph) => ({
    type: 'paragraph',
    runs: paragraph.split('\n').flatMap((line, index) => [
      ...(index === 0 ? [] : [{ type: 'break' } as const]),
      { type: 'text', text: textLine(scope, line, 'overrides.print-pdf.card-text'), marks: [] } as const,
    ]),
  }))
}

/** The first call to action leaves the text: it stands beside the code. */
function liftAction(blocks: readonly PrintBlock[]): { readonly action: SheetComposition['action']; readonly body: readonly PrintBlock[] } {
  const found = blocks.find((block) => block.type === 'callToAction')
  if (!found || found.label === '') return { action: null, body: blocks }
  return { action: { label: found.label, address: found.address }, body: blocks.filter((block) => block !== found) }
}

const flat = (text: string) => splitWords(text).join(' ')
