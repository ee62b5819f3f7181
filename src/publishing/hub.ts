/** What the publishing shell works with, put together once by the composition root and found again from any Payload instance. */
import type { Payload } from 'payload'
import type { ChannelId, ChannelPlugin } from '../channel/contract.ts'
import { HubError } from '../content/errors.ts'
import type { FrontMatterKeys } from '../content/markdown.ts'
import type { SealingKey } from './delivering/sealed.ts'
import type { BlobStore, createBlobStore } from './media/blob-store.ts'
import type { createMediaStore } from './media/store.ts'

/** Mail that the hub sends by itself. */
export interface Mail {
  /** Resolves when the mail server has taken the message over. @throws what the mail server said, which may name the address */
  send(message: { readonly to: string; readonly subject: string; readonly text: string; readonly language: string }): Promise<void>
  /** The same for a mail of a list, with what RFC 2369, RFC 2919 and RFC 8058 ask of one. */
  sendList(message: ListMail): Promise<void>
}

/** A mail of a list, in both forms. */
export interface ListMail {
  /** One address. */
  readonly to: string
  readonly subject: string
  readonly html: string
  readonly text: string
  readonly language: string
  /** Those that the HTML names by `cid:`. */
  readonly pictures: readonly InlinePicture[]
  /** Names the list: a host name for machines, words for people. */
  readonly list: { readonly id: string; readonly name: string }
  /** https address that shows a page to GET and unsubscribes by POST, without asking back. */
  readonly unsubscribe: string
}

/** A picture inside a mail (RFC 2392). */
export interface InlinePicture {
  /** `local-part@domain`, unique for its content. */
  readonly id: string
  readonly name: string
  readonly mime: string
  readonly bytes: Uint8Array
}

export interface HubServices {
  readonly channels: readonly ChannelPlugin[]
  /** Validated settings by channel id. */
  readonly settings: Readonly<Record<ChannelId, unknown>>
  readonly media: ReturnType<typeof createMediaStore>
  /** Customers' files, apart from the media: see collections/attachments. */
  readonly attachments: ReturnType<typeof createMediaStore>
  readonly blobs: ReturnType<typeof createBlobStore>
  /** Which front matter key fills which field of a piece, on import. */
  readonly frontMatterKeys: FrontMatterKeys
  /** Public origin without trailing slash. */
  readonly publicUrl: string
  /** Signs addresses. */
  readonly secret: string
  /** Null where no mail server is configured. */
  readonly mail: Mail | null
  /** Domains to which drafts of mailings may be sent as tests, besides the accounts of this hub. */
  readonly testMailDomains: readonly string[]
  /** IANA name of the zone in which the house's customers live: their days end there. */
  readonly timeZone: string
  /** Seal the secrets of social accounts: the first seals, all open. */
  readonly sealingKeys: readonly SealingKey[]
  /** Hosts that posts may be sent to though they are private. */
  readonly privateHosts: readonly string[]
  /** Absolute path of the folder in which print runs are built; nothing in it is served but to whom a run is addressed. */
  readonly printRuns: string
  /** Absolute path of the folder with the rows of recipient lists, one folder each. */
  readonly recipients: string
  /** ICC profiles of print shops, kept for good: runs name them by their hash. */
  readonly iccProfiles: BlobStore
  /** Absolute path of the list of erasures: outside the database, so that it survives a restore of an older one. */
  readonly erasureList: string
}

/** The hub's services, as put into `config.custom.hub`. */
export function hubOf(payload: Payload): HubServices {
  const services = payload.config.custom?.hub as HubServices | undefined
  if (!services) throw new Error('This Payload configuration has no hub: build it with src/payload.config.ts.')
  return services
}

/** The channel of that id. @throws HubError `bad-input` naming the channels that exist */
export function channelOf(hub: HubServices, id: ChannelId): ChannelPlugin {
  const channel = hub.channels.find((candidate) => candidate.id === id)
  if (!channel) throw new HubError('bad-input', `There is no channel "${String(id).slice(0, 40)}". Channels: ${hub.channels.map((c) => c.id).join(', ')}.`)
  return channel
}
