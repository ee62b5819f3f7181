import type { Block, BlockType } from '../../content/nodes.ts'
import type { BothLanguages } from '../language.ts'

const LABELS = {
  paragraph: { de: 'Absatz', en: 'Paragraph' },
  heading: { de: 'Überschrift', en: 'Heading' },
  list: { de: 'Liste', en: 'List' },
  quote: { de: 'Zitat', en: 'Quote' },
  code: { de: 'Code', en: 'Code' },
  image: { de: 'Bild', en: 'Picture' },
  table: { de: 'Tabelle', en: 'Table' },
  keyFigures: { de: 'Kennzahlen', en: 'Key figures' },
  callToAction: { de: 'Aufforderung', en: 'Call to action' },
  embed: { de: 'Eingebetteter Beitrag', en: 'Embedded piece' },
  testimonial: { de: 'Kundenstimme', en: 'Testimonial' },
  legalNote: { de: 'Rechtlicher Hinweis', en: 'Legal note' },
  conditional: { de: 'Nur für bestimmte Empfänger', en: 'For some recipients only' },
  divider: { de: 'Trennlinie', en: 'Divider' },
} satisfies Record<BlockType, BothLanguages>

/** What editors call a block; headings with their level. */
export function blockLabel(block: Block): BothLanguages {
  const { de, en } = LABELS[block.type]
  return block.type === 'heading' ? { de: `${de} ${block.level}`, en: `${en} ${block.level}` } : { de, en }
}
