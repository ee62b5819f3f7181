/**
 * The blocks of the editor as plain data, from which the shell makes Payload's block configurations. to-lexical.ts and to-tree.ts read and write exactly
 * these fields; lexical-schema.ts accepts exactly these.
 */
import type { BlockField, Label, LexicalBlockConfig } from './block-fields.ts'
import { CONDITIONAL_BLOCK, VARIABLE_BLOCK } from './personal-blocks.ts'

export type { BlockField, Label, LexicalBlockConfig } from './block-fields.ts'

const text = (name: string, label: Label, required: boolean, maxLength: number): BlockField => ({ name, type: 'text', label, required, maxLength })

/** Blocks that may stand in a conditional one, by slug. Paragraphs, headings, lists, quotes, tables and rules may, too. */
export const PLAIN_BLOCKS: readonly string[] = ['image', 'sourcedQuote', 'code', 'tableCaption', 'keyFigures', 'callToAction', 'legalNote']

/** Set where the tree names a document that is not in this database: then the reference is kept in this field. Hidden from editors. */
export const HIDDEN_KEY_FIELDS = ['mediaKey', 'pieceKey', 'testimonialKey'] as const

export const LEXICAL_BLOCKS = [
  {
    slug: 'image',
    label: { de: 'Bild', en: 'Image' },
    isInline: false,
    fields: [
      { name: 'media', type: 'upload', label: { de: 'Datei', en: 'File' }, required: false },
      text('alt', { de: 'Alternativtext', en: 'Alternative text' }, false, 2_000),
      text('caption', { de: 'Bildunterschrift', en: 'Caption' }, false, 2_000),
      text('source', { de: 'Fehlende Datei (aus dem Import)', en: 'Missing file (from the import)' }, false, 2_000),
      text('mediaKey', { de: 'Prüfsumme der Datei', en: 'Checksum of the file' }, false, 64),
    ],
  },
  {
    slug: 'sourcedQuote',
    label: { de: 'Zitat mit Quelle', en: 'Quotation with source' },
    isInline: false,
    fields: [
      { name: 'text', type: 'richText', label: { de: 'Wortlaut', en: 'Words' }, required: true },
      text('source', { de: 'Quelle', en: 'Source' }, true, 2_000),
    ],
  },
  {
    slug: 'code',
    label: { de: 'Code', en: 'Code' },
    isInline: false,
    fields: [
      text('language', { de: 'Sprache', en: 'Language' }, false, 40),
      { name: 'text', type: 'textarea', label: { de: 'Text', en: 'Text' }, required: true, maxLength: 100_000 },
    ],
  },
  {
    slug: 'tableCaption',
    label: { de: 'Überschrift der folgenden Tabelle', en: 'Caption of the table that follows' },
    isInline: false,
    fields: [text('text', { de: 'Text', en: 'Text' }, true, 2_000)],
  },
  {
    slug: 'keyFigures',
    label: { de: 'Kennzahlen', en: 'Key figures' },
    isInline: false,
    fields: [
      {
        name: 'items',
        type: 'array',
        label: { de: 'Zahlen', en: 'Figures' },
        required: true,
        maxRows: 20,
        row: { de: 'Zahl', en: 'Figure' },
        fields: [text('value', { de: 'Wert', en: 'Value' }, true, 300), text('label', { de: 'Bedeutung', en: 'Meaning' }, true, 300)],
      },
    ],
  },
  {
    slug: 'callToAction',
    label: { de: 'Handlungsaufruf', en: 'Call to action' },
    isInline: false,
    fields: [text('label', { de: 'Beschriftung', en: 'Label' }, true, 300), { name: 'url', type: 'url', label: { de: 'Adresse', en: 'Address' }, required: true }],
  },
  {
    slug: 'embed',
    label: { de: 'Baustein oder Beitrag', en: 'Snippet or piece' },
    isInline: false,
    fields: [
      { name: 'piece', type: 'piece', label: { de: 'Beitrag', en: 'Piece' }, required: false },
      text('pieceKey', { de: 'Schlüssel des Beitrags', en: 'Key of the piece' }, false, 80),
    ],
  },
  {
    slug: 'testimonial',
    label: { de: 'Kundenstimme', en: 'Testimonial' },
    isInline: false,
    fields: [
      { name: 'testimonial', type: 'testimonial', label: { de: 'Kundenstimme', en: 'Testimonial' }, required: false },
      text('testimonialKey', { de: 'Schlüssel der Kundenstimme', en: 'Key of the testimonial' }, false, 80),
      {
        name: 'ending',
        type: 'select',
        label: { de: 'Wenn die Einwilligung endet', en: 'When the consent ends' },
        required: false,
        options: [
          { value: 'quote-goes', label: { de: 'verschwindet das Zitat, der Beitrag bleibt', en: 'the quote goes, the piece stays' } },
          { value: 'piece-goes', label: { de: 'verschwindet der ganze Beitrag', en: 'the whole piece goes' } },
        ],
      },
    ],
  },
  {
    slug: 'legalNote',
    label: { de: 'Rechtlicher Hinweis', en: 'Legal note' },
    isInline: false,
    fields: [{ name: 'text', type: 'richText', label: { de: 'Text', en: 'Text' }, required: true }],
  },
  CONDITIONAL_BLOCK,
  VARIABLE_BLOCK,
] as const satisfies readonly LexicalBlockConfig[]

/** Fields of a link besides Payload's own (`linkType`, `url`, `newTab`). Links to documents stay switched off: embed the piece instead. */
export const LEXICAL_LINK_FIELDS: readonly BlockField[] = [text('title', { de: 'Titel (erscheint beim Zeigen)', en: 'Title (shown on hover)' }, false, 2_000)]
