import { webPage } from '../../plugins/web-page/index.ts'
import { describeChannel } from './describe-channel.ts'
import { injectionsInHtml, textOfHtml } from './inspect-html.ts'

describeChannel(webPage, {
  extract: (composition) => textOfHtml(composition.html),
  injections: (composition) => injectionsInHtml(composition.html),
  isPersonalised: false,
  packTools: {
    original: () => Promise.reject(new Error('a page needs no originals')),
    image: () => Promise.reject(new Error('a page needs no images')),
  },
})
