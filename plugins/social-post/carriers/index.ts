/** The networks that posts are sent to, by id. A new one is a file here and a line below. */
import type { Carrier, CarrierNetwork, CarrierOrder, Confirmation, Sent } from '../../../src/channel/carrier.ts'
import type { Packed } from '../../../src/channel/contract.ts'
import { NETWORK_IDS } from '../networks/network.ts'
import { confirmOnBluesky, deliverToBluesky, withdrawFromBluesky } from './bluesky.ts'
import { confirmOnMastodon, deliverToMastodon, withdrawFromMastodon } from './mastodon.ts'
import { checkWebhookSecret, confirmOnWebhook, deliverToWebhook, withdrawFromWebhook } from './webhook.ts'

interface NetworkCarrier extends CarrierNetwork {
  readonly checkSecret?: (secret: string) => { readonly de: string; readonly en: string } | null
  readonly deliver: (packed: Packed, order: CarrierOrder) => Promise<Sent>
  readonly confirm: (packed: Packed | null, order: CarrierOrder) => Promise<Confirmation>
  readonly withdraw: (reference: string, order: CarrierOrder) => Promise<void>
}

const CARRIERS: Readonly<Record<string, NetworkCarrier>> = {
  bluesky: {
    label: { de: 'Bluesky', en: 'Bluesky' },
    variants: ['bluesky'],
    defaultServer: 'https://bsky.social',
    identifier: { de: 'das Handle oder die DID', en: 'its handle or DID' },
    secret: { de: 'App-Passwort', en: 'App password' },
    canWithdraw: true,
    deliver: deliverToBluesky,
    confirm: confirmOnBluesky,
    withdraw: withdrawFromBluesky,
  },
  mastodon: {
    label: { de: 'Mastodon', en: 'Mastodon' },
    variants: ['mastodon'],
    defaultServer: null,
    identifier: null,
    secret: { de: 'Zugangstoken', en: 'Access token' },
    canWithdraw: true,
    deliver: deliverToMastodon,
    confirm: confirmOnMastodon,
    withdraw: withdrawFromMastodon,
  },
  webhook: {
    label: { de: 'Webhook (Zapier, Make, Postiz …)', en: 'Webhook (Zapier, Make, Postiz …)' },
    variants: NETWORK_IDS,
    defaultServer: null,
    identifier: null,
    secret: { de: 'Schlüssel der Unterschrift, whsec_…', en: 'Signing key, whsec_…' },
    canWithdraw: false,
    checkSecret: checkWebhookSecret,
    deliver: deliverToWebhook,
    confirm: confirmOnWebhook,
    withdraw: withdrawFromWebhook,
  },
}

function carrierFor({ account: { network } }: CarrierOrder): NetworkCarrier {
  const found = CARRIERS[network]
  if (!found) throw new Error(`No carrier reaches "${network}".`)
  return found
}

export const socialCarrier: Carrier = {
  networks: CARRIERS,
  checkSecret: (network, secret) => CARRIERS[network]?.checkSecret?.(secret) ?? null,
  deliver: async (packed, order) => carrierFor(order).deliver(packed, order),
  confirm: async (packed, order) => carrierFor(order).confirm(packed, order),
  withdraw: async (reference, order) => carrierFor(order).withdraw(reference, order),
}
