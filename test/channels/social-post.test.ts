/** The social channel passes the suite of all channels. */
import { socialPost } from '../../plugins/social-post/index.ts'
import { describeChannel } from './describe-channel.ts'
import { expectWithinLimits, unescapedInLittleText } from './social-post-limits.ts'

/** LinkedIn's text as its readers see it. */
const plain = (text: string) => text.replace(/\\([\\|{}@[\]()<>#*_~])/g, '$1')

describeChannel(socialPost, {
  extract: (post) => [plain(post.text), ...post.images.map((image) => image.alt), ...post.quotes.flatMap((quote) => [plain(quote.text), quote.image.alt])].join('\n'),
  injections: (post) => (post.network === 'linkedin' ? [post, ...post.quotes].flatMap(unescapedInLittleText) : []),
  checkLimits({ composition }) {
    expectWithinLimits(composition)
    for (const quote of composition.quotes) expectWithinLimits({ ...quote, images: [quote.image] })
  },
  isPersonalised: false,
  saysQuotes: true,
  packTools: { original: async () => new Uint8Array([1]), image: async (order) => new TextEncoder().encode(JSON.stringify(order)) },
})
