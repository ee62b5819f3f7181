/** The social channel passes the suite of all channels. */
import sharp from 'sharp'
import { socialPost } from '../../plugins/social-post/index.ts'
import { describeChannel } from './describe-channel.ts'
import { everyPost, expectWithinLimits, unescapedInLittleText } from './social-post-limits.ts'

/** LinkedIn's text as its readers see it. */
const plain = (text: string) => text.replace(/\\([\\|{}@[\]()<>#*_~])/g, '$1')

describeChannel(socialPost, {
  extract: (post) => everyPost(post).flatMap(({ text, images }) => [plain(text), ...images.map(({ alt }) => alt)]).join('\n'),
  injections: (post) => (post.network === 'linkedin' ? everyPost(post).flatMap(unescapedInLittleText) : []),
  checkLimits({ composition }) {
    everyPost(composition).forEach(expectWithinLimits)
  },
  isPersonalised: false,
  saysQuotes: true,
  packTools: { original: async () => new Uint8Array([1]), image: async ({ width, height = width }) => new Uint8Array(await sharp({ create: { width, height, channels: 3, background: '#336699' } }).jpeg().toBuffer()) },
})
