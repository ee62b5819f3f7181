/** The channel that makes whole mails. */
import type { ChannelId, ChannelPlugin } from '../../channel/contract.ts'
import { HubError } from '../../content/errors.ts'
import type { HubServices } from '../hub.ts'

/** The variant that is a whole mail: made of a mailing, not of one piece. */
export const MAIL_VARIANT = 'mail'

/** The channel with a variant for whole mails. @throws HubError `bad-input` where this hub has none */
export function mailChannelOf(hub: Pick<HubServices, 'channels'>): ChannelPlugin {
  const channel = hub.channels.find(({ variants }) => variants.some(({ id, isPerPiece }) => id === MAIL_VARIANT && !isPerPiece))
  if (!channel) throw new HubError('bad-input', 'This hub has no channel that makes mails.')
  return channel
}

/** On which channel a piece must be live to stand in a mailing. */
export const mailChannelId = (hub: Pick<HubServices, 'channels'>): ChannelId => mailChannelOf(hub).id
