/** The channels of this hub, in the order in which people see them. A new channel is a folder here and a line below. */
import type { ChannelPlugin } from '../src/channel/contract.ts'
import { newsletterBlock } from './newsletter-block/index.ts'
import { printPdf } from './print-pdf/index.ts'
import { socialPost } from './social-post/index.ts'
import { webPage } from './web-page/index.ts'

export const channels: readonly ChannelPlugin[] = [webPage, socialPost, newsletterBlock, printPdf].map((channel) => channel as unknown as ChannelPlugin)
