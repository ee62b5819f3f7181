/** The editor of a piece's body: exactly the nodes of the content tree, made from src/content/blocks.ts. */
import {
  BlockquoteFeature,
  BlocksFeature,
  BoldFeature,
  ChecklistFeature,
  EXPERIMENTAL_TableFeature,
  FixedToolbarFeature,
  HeadingFeature,
  HorizontalRuleFeature,
  InlineCodeFeature,
  InlineToolbarFeature,
  ItalicFeature,
  lexicalEditor,
  LinkFeature,
  OrderedListFeature,
  ParagraphFeature,
  StrikethroughFeature,
  SubscriptFeature,
  SuperscriptFeature,
  UnderlineFeature,
  UnorderedListFeature,
} from '@payloadcms/richtext-lexical'
import type { Block, Field } from 'payload'
import { type BlockField, HIDDEN_KEY_FIELDS, LEXICAL_BLOCKS, LEXICAL_LINK_FIELDS, type LexicalBlockConfig } from '../../src/content/blocks.ts'
import { isSafeUrl } from '../../src/content/safe-url.ts'

/** How words are marked, in every editor. */
export const formats = [BoldFeature(), ItalicFeature(), UnderlineFeature(), StrikethroughFeature(), InlineCodeFeature(), SubscriptFeature(), SuperscriptFeature()]
const REFUSED = {
  de: 'Erlaubt sind http, https, mailto, tel und Pfade dieser Website (/…).',
  en: 'Allowed are http, https, mailto, tel and paths of this site (/…).',
} as const
const checkUrl = (value: unknown, { req }: { req: { i18n?: { language?: string } } }): true | string =>
  (typeof value === 'string' && isSafeUrl(value)) || REFUSED[req.i18n?.language === 'de' ? 'de' : 'en']

const configs: readonly LexicalBlockConfig[] = LEXICAL_BLOCKS
const inlineBlocks = configs.filter((block) => block.isInline).map(blockOf)

/** Links to what {@link isSafeUrl} lets through. */
export const link = () =>
  LinkFeature({
    enabledCollections: [],
    fields: ({ defaultFields }) => [
      ...defaultFields.map((field) => ('name' in field && field.name === 'url' ? ({ ...field, validate: checkUrl } as Field) : field)),
      ...LEXICAL_LINK_FIELDS.map(fieldOf),
    ],
  })

/** The editor inside a block: a paragraph with formats, links and variables. */
const lineEditor = () =>
  lexicalEditor({ features: () => [ParagraphFeature(), ...formats, link(), InlineToolbarFeature(), BlocksFeature({ inlineBlocks: configs.filter((b) => b.isInline).map(blockOf) })] })

function fieldOf(field: BlockField): Field {
  const { name, required } = field
  const label: Record<string, string> = { ...field.label }
  const isHidden = (HIDDEN_KEY_FIELDS as readonly string[]).includes(name)
  const common = { name, label, required, ...(isHidden ? { admin: { hidden: true } } : {}) }
  switch (field.type) {
    case 'text':
    case 'textarea':
      return { ...common, type: field.type, maxLength: field.maxLength } as Field
    case 'url':
      return { ...common, type: 'text', maxLength: 2_000, validate: checkUrl } as unknown as Field
    case 'upload':
      return { ...common, type: 'upload', relationTo: 'media' }
    case 'piece':
      return { ...common, type: 'relationship', relationTo: 'pieces' }
    case 'testimonial':
      return { ...common, type: 'relationship', relationTo: 'testimonials', admin: { components: { Field: '/src/admin/voices/testimonial-field#TestimonialField' } } }
    case 'richText':
      return { ...common, type: 'richText', editor: lineEditor() }
    case 'array':
      return { ...common, type: 'array', maxRows: field.maxRows, fields: field.fields.map(fieldOf) }
    case 'select':
      return { ...common, type: 'select', options: field.options.map(({ value, label: own }) => ({ value, label: { ...own } })) }
  }
}

function blockOf(block: LexicalBlockConfig): Block {
  return { slug: block.slug, labels: { singular: { ...block.label }, plural: { ...block.label } }, fields: block.fields.map(fieldOf) }
}

export const bodyEditor = lexicalEditor({
  features: () => [
    ParagraphFeature(),
    ...formats,
    HeadingFeature({ enabledHeadingSizes: ['h2', 'h3', 'h4'] }),
    UnorderedListFeature(),
    OrderedListFeature(),
    ChecklistFeature(),
    BlockquoteFeature(),
    HorizontalRuleFeature(),
    EXPERIMENTAL_TableFeature(),
    link(),
    FixedToolbarFeature(),
    InlineToolbarFeature(),
    BlocksFeature({ blocks: configs.filter((block) => !block.isInline).map(blockOf), inlineBlocks }),
  ],
})
