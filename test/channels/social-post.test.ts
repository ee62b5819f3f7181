/** The social channel passes the suite of all channels. */
import { socialPost } from '../../plugins/social-post/index.ts'
import { describeChannel } from './describe-channel.ts'
import { expectWithinLimits, unescapedInLittleText } from './social-post-limits.ts'

describeChannel(socialPost, {
  extract: (post) => [post.text.replace(/\\([\\|{}@[\]()<>#*_~])/g, '$1'), ...post.images.map((image) => image.alt)].join('\n'),
  injections: (post) => (post.network === 'linkedin' ? unescapedInLittleText(post) : []),
  checkLimits: ({ composition }) => expectWithinLimits(composition),
  isPersonalised: false,
  packTools: { original: async () => new Uint8Array([1]), image: async (order) => new TextEncoder().encode(JSON.stringify(order)) },
})
