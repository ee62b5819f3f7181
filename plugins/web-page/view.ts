/** What an editor sees before any file is made. */
import type { ChannelView } from '../../src/channel/contract.ts'
import type { PageComposition } from './render/composition.ts'
import { shareImageText } from './render/share-image.ts'

/** `{html}` of a page, the whole document; of the picture for link previews `{shareImage, text}`: its order and what is to be read on it. */
export function viewPage({ html, shareImage }: PageComposition): ChannelView {
  return shareImage ? { shareImage, text: shareImageText(shareImage) } : { html }
}
