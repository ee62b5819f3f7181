/** The editor of a mailing's introduction: a few words of welcome. Whatever is more is a piece, and a block of the mailing. */
import { FixedToolbarFeature, InlineToolbarFeature, lexicalEditor, OrderedListFeature, ParagraphFeature, UnorderedListFeature } from '@payloadcms/richtext-lexical'
import { formats, link } from '../pieces/editor.ts'

export const introEditor = lexicalEditor({
  features: () => [ParagraphFeature(), ...formats, UnorderedListFeature(), OrderedListFeature(), link(), FixedToolbarFeature(), InlineToolbarFeature()],
})
