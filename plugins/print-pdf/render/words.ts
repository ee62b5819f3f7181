/** The text of a composition in reading order. */
import type { LetterComposition, PrintBlock, Run } from '../composition.ts'
import { isSheet } from '../composition-sheet.ts'
import { sheetWords } from './sheet/words.ts'

/** Everything a reader of the letter meets, the frame included, one block per line. */
export function letterWords(letter: LetterComposition): string {
  return [
    letter.draftMark ?? '',
    letter.brand.logo ? letter.brand.logo.alt : letter.brand.name,
    letter.brand.claim,
    letter.returnLine,
    letter.returnNote,
    letter.specimenMark ?? '',
    ...letter.addressLines,
    ...letter.info.map(({ label, value }) => `${label} ${value}`),
    letter.subject,
    ...(isSheet(letter) ? sheetWords(letter) : []),
    letter.hero?.caption ?? '',
    letter.salutation,
    letter.lead,
    ...letter.body.map(blockWords),
    letter.closing.greeting,
    ...letter.closing.signature,
    letter.links.length > 0 ? letter.linksHeading : '',
    ...letter.links.map(({ number, title, address }) => `${number} ${title} ${address}`),
    letter.qr ? `${letter.qr.label} ${letter.qr.address}` : '',
    ...letter.legal,
    ...letter.footer.flat(),
  ]
    .filter((part) => part !== '')
    .join('\n')
}

const runsWords = (runs: readonly Run[]) =>
  runs.map((run) => (run.type === 'text' ? run.text : run.type === 'break' ? '\n' : ` ${run.number} `)).join('')

function blockWords(block: PrintBlock): string {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
    case 'legalNote':
      return runsWords(block.runs)
    case 'list':
      return block.items.map((item) => `${item.marker} ${runsWords(item.runs)}`).join('\n')
    case 'quote':
      return [...block.paragraphs.map(runsWords), block.source].join('\n')
    case 'voice':
      return [block.theme, ...block.paragraphs.map(runsWords), block.attribution, block.facts, block.remarks].join('\n')
    case 'code':
      return block.lines.join('\n')
    case 'picture':
      return block.caption
    case 'table':
      return [block.caption, ...block.cells.map((cell) => runsWords(cell.runs))].join('\n')
    case 'keyFigures':
      return block.items.map((item) => `${item.value}\n${item.label}`).join('\n')
    case 'callToAction':
      return `${block.label}\n${block.address}`
    case 'reference':
      return [block.title, block.teaser, block.address].join('\n')
    case 'divider':
      return ''
  }
}
