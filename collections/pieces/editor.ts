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
import { type BlockField, HIDDEN_KEY_FIELDS, LEXICAL_BLOCKS, LEXICAL_LINK_FIELDS, type LexicalBlockConfig, PLAIN_BLOCKS } from '../../src/content/blocks.ts'
import { isSafeUrl } from '../../src/content/safe-url.ts'

/** How words are marked, in every editor. */
export const formats = [BoldFeature(), ItalicFeature(), UnderlineFeature(), StrikethroughFeature(), InlineCodeFeature(), SubscriptFeature(), SuperscriptFeature()]
const REFUSED = {
  de: 'Erlaubt sind http, https, mailto, tel und Pfade dieser Website (/…).',
  en: 'Allowed are http, https, mailto, tel and paths of this site (/…).',
} as const
const checkUrl = (value: unknown, { req }: { req: { i18n?: { language?: string } } }): true | string =>
  (typeof value === 'string' && isSafeUrl(value)) || REFUSED[req.i18n?.language === 'de' ? 'de' : 'en']

/** Blocks whose label says more than what they are. */
const LABELS: Readonly<Record<string, string>> = {
  variable: '/src/admin/personal/block-labels#VariableChip',
  conditional: '/src/admin/personal/block-labels#ConditionalLabel',
}

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

/** Everything but blocks and toolbars. */
const textFeatures = () => [
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
]

/** The editor inside a block: a paragraph with formats, links and variables. */
const lineEditor = () =>
  lexicalEditor({ features: () => [ParagraphFeature(), ...formats, link(), InlineToolbarFeature(), BlocksFeature({ inlineBlocks: configs.filter((b) => b.isInline).map(blockOf) })] })

/** The editor inside a conditional block: whatever says all of it itself. */
const plainEditor = () =>
  lexicalEditor({
    features: () => [
      ...textFeatures(),
      InlineToolbarFeature(),
      BlocksFeature({ blocks: configs.filter(({ slug }) => PLAIN_BLOCKS.includes(slug)).map(blockOf), inlineBlocks: configs.filter((block) => block.isInline).map(blockOf) }),
    ],
  })

function fieldOf(field: BlockField): Field {
  const { name, required } = field
  const label: Record<string, string> = { ...field.label }
  const isHidden = (HIDDEN_KEY_FIELDS as readonly string[]).includes(name)
  const { help, onlyWhere } = field
  const admin = {
    ...(isHidden ? { hidden: true } : {}),
    ...(help ? { description: { ...help } } : {}),
    ...(onlyWhere ? { condition: (_: unknown, siblings: Record<string, unknown> | undefined) => onlyWhere.values.includes(String(siblings?.[onlyWhere.field] ?? '')) } : {}),
  }
  const common = { name, label, required, ...(Object.keys(admin).length > 0 ? { admin } : {}) }
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
    case 'plainBlocks':
      return { ...common, type: 'richText', editor: plainEditor() }
    case 'array':
      // What needs a row begins with one.
      return { ...common, ...(required ? { defaultValue: [{}] } : {}), type: 'array', maxRows: field.maxRows, labels: { singular: { ...field.row }, plural: label }, fields: field.fields.map(fieldOf) }
    case 'select':
      return { ...common, ...(field.initial === undefined ? {} : { defaultValue: field.initial }), type: 'select', options: field.options.map(({ value, label: own }) => ({ value, label: { ...own } })) }
  }
}

function blockOf({ slug, label, fields }: LexicalBlockConfig): Block {
  const Label = LABELS[slug]
  return { slug, labels: { singular: { ...label }, plural: { ...label } }, fields: fields.map(fieldOf), ...(Label ? { admin: { components: { Label } } } : {}) }
}

export const bodyEditor = lexicalEditor({
  features: () => [
    ...textFeatures(),
    FixedToolbarFeature(),
    InlineToolbarFeature(),
    BlocksFeature({ blocks: configs.filter((block) => !block.isInline).map(blockOf), inlineBlocks }),
  ],
})
