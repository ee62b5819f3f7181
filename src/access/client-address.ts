/** Who asks: the address that rate limits count, behind reverse proxies too. */
import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'

type Address = ipaddr.IPv4 | ipaddr.IPv6

/** A network: an address and how many of its leading bits count. Never IPv4 written as IPv6. */
export interface Subnet {
  readonly address: Address
  readonly bits: number
}

/** Leading bits of an IPv6 address that name a subscriber's network; the rest (RFC 4291, 2.5.1) is theirs to choose anew for each request. */
const SUBSCRIBER_BITS = 64
const MAPPED_BITS = 96

/**
 * Reads `10.0.0.0/8`, `2001:db8::/32`, or a single address.
 * @returns null for anything else, and for a network of everybody (`/0`): whoever it trusted could take any address
 */
export function parseSubnet(text: string): Subnet | null {
  const [, host = '', bits] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(text) ?? []
  if (isIP(host) === 0 || host.includes('%')) return null
  const given = ipaddr.parse(host)
  const most = given.toByteArray().length * 8
  const length = bits === undefined ? most : Number(bits)
  const isMapped = given instanceof ipaddr.IPv6 && given.isIPv4MappedAddress()
  const leading = isMapped ? length - MAPPED_BITS : length
  return leading > 0 && length <= most ? { address: ipaddr.process(host), bits: leading } : null
}

/**
 * The client of a request. X-Forwarded-For is read from the right, where the nearest proxy writes, and only as far as trusted proxies wrote it: what stands
 * further left, and the whole header of a peer that is not trusted, is what the client claims. Where a trusted proxy wrote something that is no
 * address, the proxy itself is the client.
 * @param peer the other end of the connection
 * @returns the address that is counted: IPv4 as it is, IPv6 as its /64 network; `peer` as given if it is no address
 */
export function clientAddress(peer: string, forwardedFor: string | undefined, trusted: readonly Subnet[]): string {
  let client = parseHop(peer)
  if (client === null) return peer
  const hops = forwardedFor?.split(',') ?? []
  while (hops.length > 0 && isTrusted(client, trusted)) {
    const next = parseHop(hops.pop() ?? '')
    if (next === null) break
    client = next
  }
  return counted(client)
}

/** An address as proxies write it, with or without a port; IPv4 that came as IPv6 is IPv4. */
function parseHop(text: string): Address | null {
  const hop = text.trim()
  const bare = /^\[([^\]]*)\](?::\d{1,5})?$/.exec(hop)?.[1] ?? /^([\d.]+):\d{1,5}$/.exec(hop)?.[1] ?? hop
  return isIP(bare) === 0 ? null : ipaddr.process(bare)
}

const isTrusted = (address: Address, trusted: readonly Subnet[]): boolean => trusted.some((network) => network.address.kind() === address.kind() && address.match(network.address, network.bits))

function counted(address: Address): string {
  if (!(address instanceof ipaddr.IPv6)) return address.toString()
  const network = new ipaddr.IPv6([...address.parts.slice(0, SUBSCRIBER_BITS / 16), 0, 0, 0, 0])
  return `${network.toRFC5952String()}/${SUBSCRIBER_BITS}`
}
