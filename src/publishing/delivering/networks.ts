/** The networks that the hub's carriers reach, and where an account may point. */
import type { Carrier, CarrierNetwork } from '../../channel/carrier.ts'
import type { ChannelId, ChannelPlugin } from '../../channel/contract.ts'
import { HubError } from '../../content/errors.ts'

export interface ReachedNetwork {
  readonly id: string
  readonly channel: ChannelId
  readonly carrier: Carrier
  readonly facts: CarrierNetwork
}

/** All of them, by id. */
export function reachedNetworks(channels: readonly ChannelPlugin[]): Readonly<Record<string, CarrierNetwork>> {
  return Object.assign({}, ...channels.map(({ carrier }) => carrier?.networks ?? {}))
}

/** @throws HubError `bad-input` naming the networks that there are */
export function networkOf({ channels }: { readonly channels: readonly ChannelPlugin[] }, id: string): ReachedNetwork {
  for (const { id: channel, carrier } of channels) {
    const facts = carrier && Object.hasOwn(carrier.networks, id) ? carrier.networks[id] : undefined
    if (carrier && facts) return { id, channel, carrier, facts }
  }
  throw new HubError('bad-input', `There is no network "${id.slice(0, 40)}". Networks: ${Object.keys(reachedNetworks(channels)).join(', ')}.`)
}

/** To whom a sealed secret belongs: moved to another account or server, it cannot be opened. */
export const accountOwner = ({ key, network, server, identifier }: { readonly key: string; readonly network: string; readonly server: string; readonly identifier?: string | null }): string =>
  JSON.stringify([key, network, server, identifier ?? ''])

/** An address as it is kept: https, no user, no fragment. @throws HubError `bad-input` */
export function checkedServer(given: string, privateHosts: readonly string[]): string {
  const url = URL.canParse(given) ? new URL(given) : null
  const isAllowed = url && (url.protocol === 'https:' || (url.protocol === 'http:' && privateHosts.includes(url.host))) && !url.username && !url.password && !url.hash
  if (!isAllowed) throw new HubError('bad-input', 'server: give an address that begins with https:// and has neither a user nor a # in it.')
  return url.pathname === '/' && !url.search ? url.origin : url.href
}
