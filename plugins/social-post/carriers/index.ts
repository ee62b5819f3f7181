/** The networks that posts are sent to, by id. A new one is a file here and a line below. */
import type { AccountIdentity, Carrier, CarrierCall, CarrierNetwork, CarrierOrder, Confirmation, Posted, ReplyPage, Sent } from '../../../src/channel/carrier.ts'
import type { Packed } from '../../../src/channel/contract.ts'
import { NETWORK_IDS } from '../networks/network.ts'
import type { SocialPostSettings } from '../settings.ts'
import { goneFromBluesky, readFromBluesky } from './bluesky-replies.ts'
import { confirmOnBluesky, deliverToBluesky, identifyOnBluesky, updateOnBluesky, withdrawFromBluesky } from './bluesky.ts'
import { identifyOnMastodon } from './mastodon-client.ts'
import { goneFromMastodon, readFromMastodon } from './mastodon-replies.ts'
import { updateOnMastodon } from './mastodon-update.ts'
import { confirmOnMastodon, deliverToMastodon, withdrawFromMastodon } from './mastodon.ts'
import { checkWebhookSecret, confirmOnWebhook, deliverToWebhook, identifyOnWebhook, updateOnWebhook, withdrawFromWebhook } from './webhook.ts'

interface NetworkCarrier extends CarrierNetwork {
  readonly checkSecret?: (secret: string) => { readonly de: string; readonly en: string } | null
  readonly deliver: (packed: Packed, order: CarrierOrder) => Promise<Sent>
  readonly confirm: (packed: Packed | null, order: CarrierOrder, posted?: Posted) => Promise<Confirmation>
  readonly update: (packed: Packed, order: CarrierOrder, posted: Posted) => Promise<Sent>
  readonly withdraw: (reference: string, order: CarrierOrder) => Promise<void>
  readonly identify: (call: CarrierCall) => Promise<AccountIdentity>
  /** Absent where the network tells nothing of replies. */
  readonly replies?: {
    readonly read: (call: CarrierCall, cursor: string | null) => Promise<ReplyPage>
    readonly gone: (call: CarrierCall, ids: readonly string[]) => Promise<readonly string[]>
  }
}

const CARRIERS: Readonly<Record<string, NetworkCarrier>> = {
  bluesky: {
    label: { de: 'Bluesky', en: 'Bluesky' },
    variants: ['bluesky'],
    defaultServer: 'https://bsky.social',
    identifier: { de: 'das Handle (haus.example.com) oder die DID', en: 'its handle (house.example.com) or DID' },
    secret: { de: 'App-Passwort', en: 'App password' },
    secretFrom: {
      de: 'In Bluesky unter Einstellungen → Datenschutz und Sicherheit → App-Passwörter; nie das Passwort des Kontos selbst.',
      en: 'In Bluesky under Settings → Privacy and security → App passwords; never the account’s own password.',
    },
    canWithdraw: true,
    canUpdate: false,
    hasReplies: true,
    bringsCard: true,
    deliver: deliverToBluesky,
    confirm: confirmOnBluesky,
    update: updateOnBluesky,
    withdraw: withdrawFromBluesky,
    identify: identifyOnBluesky,
    replies: { read: readFromBluesky, gone: goneFromBluesky },
  },
  mastodon: {
    label: { de: 'Mastodon', en: 'Mastodon' },
    variants: ['mastodon'],
    defaultServer: null,
    identifier: null,
    secret: { de: 'Zugangstoken', en: 'Access token' },
    secretFrom: {
      de: 'Auf Ihrem Server unter Einstellungen → Entwicklung → Neue Anwendung, mit write:statuses, write:media, read:statuses, read:accounts; für Antworten auch read:notifications.',
      en: 'On your server under Preferences → Development → New application, with write:statuses, write:media, read:statuses, read:accounts; for replies read:notifications too.',
    },
    canWithdraw: true,
    canUpdate: true,
    hasReplies: true,
    deliver: deliverToMastodon,
    confirm: confirmOnMastodon,
    update: updateOnMastodon,
    withdraw: withdrawFromMastodon,
    identify: identifyOnMastodon,
    replies: { read: readFromMastodon, gone: goneFromMastodon },
  },
  webhook: {
    label: { de: 'Webhook (Zapier, Make, Postiz …)', en: 'Webhook (Zapier, Make, Postiz …)' },
    variants: NETWORK_IDS,
    defaultServer: null,
    identifier: null,
    secret: { de: 'Schlüssel der Unterschrift, whsec_…', en: 'Signing key, whsec_…' },
    secretFrom: {
      de: 'Ihn kennen nur Sie und der Empfänger; einen neuen macht: echo "whsec_$(openssl rand -base64 32)"',
      en: 'Only you and the receiver know it; make one with: echo "whsec_$(openssl rand -base64 32)"',
    },
    canWithdraw: false,
    canUpdate: true,
    hasReplies: false,
    checkSecret: checkWebhookSecret,
    deliver: deliverToWebhook,
    confirm: confirmOnWebhook,
    update: updateOnWebhook,
    withdraw: withdrawFromWebhook,
    identify: identifyOnWebhook,
  },
}

function carrierFor({ account: { network } }: CarrierCall): NetworkCarrier {
  const found = CARRIERS[network]
  if (!found) throw new Error(`No carrier reaches "${network}".`)
  return found
}

function repliesOf(call: CarrierCall): NonNullable<NetworkCarrier['replies']> {
  const { replies } = carrierFor(call)
  if (!replies) throw new Error(`"${call.account.network}" tells nothing of replies.`)
  return replies
}

export const socialCarrier: Carrier = {
  networks: CARRIERS,
  checkSecret: (network, secret) => CARRIERS[network]?.checkSecret?.(secret) ?? null,
  charactersSet: (network, settings) => (network === 'mastodon' ? (settings as SocialPostSettings).mastodon.maxCharacters : null),
  deliver: async (packed, order) => carrierFor(order).deliver(packed, order),
  confirm: async (packed, order, posted) => carrierFor(order).confirm(packed, order, posted),
  update: async (packed, order, posted) => carrierFor(order).update(packed, order, posted),
  withdraw: async (reference, order) => carrierFor(order).withdraw(reference, order),
  identify: async (call) => carrierFor(call).identify(call),
  readReplies: async (call, cursor) => repliesOf(call).read(call, cursor),
  goneReplies: async (call, ids) => repliesOf(call).gone(call, ids),
}
