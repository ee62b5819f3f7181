/** The editor of a brand's privacy notice: text with headings, lists and links. */
import { FixedToolbarFeature, HeadingFeature, InlineToolbarFeature, lexicalEditor, OrderedListFeature, ParagraphFeature, UnorderedListFeature } from '@payloadcms/richtext-lexical'
import { formats, link } from '../pieces/editor.ts'

export const privacyEditor = lexicalEditor({
  features: () => [
    ParagraphFeature(),
    ...formats,
    HeadingFeature({ enabledHeadingSizes: ['h2', 'h3'] }),
    UnorderedListFeature(),
    OrderedListFeature(),
    link(),
    FixedToolbarFeature(),
    InlineToolbarFeature(),
  ],
})
