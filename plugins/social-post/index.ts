/** Social posts: one piece, one post per network. */
import type { ChannelPlugin } from '../../src/channel/contract.ts'
import { socialCarrier } from './carriers/index.ts'
import { limits } from './limits.ts'
import { NETWORKS } from './networks/index.ts'
import type { NetworkId } from './networks/network.ts'
import { overrides } from './overrides.ts'
import { packPost } from './pack.ts'
import type { Post, PostText } from './render/post.ts'
import { renderPost } from './render/render.ts'
import { type PostView, replacedTexts, viewOfPost } from './render/view.ts'
import { socialPostSettings, type SocialPostSettings } from './settings.ts'

export type { Post, PostView, SocialPostSettings }
export { overrides }

const textOf = ({ prose, link, tags, card }: PostText): string[] => [prose, link ?? '', tags.join(' '), card?.title ?? '', card?.description ?? '']
const variant = (id: NetworkId) => ({ id, label: NETWORKS[id].label, isPerPiece: true })

export const socialPost: ChannelPlugin<SocialPostSettings, Post> = {
  id: 'social-post',
  label: { de: 'Social-Media-Beitrag', en: 'Social post' },
  version: 4,
  settings: socialPostSettings,
  limits,
  variants: [variant('x'), variant('bluesky'), variant('mastodon'), variant('linkedin'), variant('instagram'), variant('facebook'), variant('threads')],
  overrides,
  carriesBody: false,
  render: renderPost,
  pack: packPost,
  takesTime: ({ images, titleCard, quotes }) => images.length > 0 || titleCard !== undefined || quotes.length > 0,
  view: (post) => ({ ...viewOfPost(post) }),
  replaced: replacedTexts,
  carrier: socialCarrier,
  words: ({ quotes, images, chain = [], titleCard, ...post }) =>
    [...textOf(post), ...chain.flatMap(textOf), ...images.map(({ alt }) => alt), titleCard?.alt ?? '', ...quotes.flatMap((quote) => [...textOf(quote), quote.image.alt])].filter((part) => part !== '').join('\n'),
}
