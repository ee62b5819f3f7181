import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clientAddress, parseSubnet } from '../../../src/access/client-address.ts'

const trusted = ['127.0.0.1', '10.0.0.0/8', 'fd00::/8'].flatMap((text) => parseSubnet(text) ?? [])
const seen = (peer: string, forwarded?: string) => clientAddress(peer, forwarded, trusted)

describe('clientAddress', () => {
  it.each<[string, string, string | undefined, string]>([
    ['nobody is forwarded', '203.0.113.7', undefined, '203.0.113.7'],
    ['a stranger forges', '203.0.113.7', '198.51.100.1', '203.0.113.7'],
    ['a stranger claims to be a proxy', '203.0.113.7', '198.51.100.1, 10.0.0.1', '203.0.113.7'],
    ['a proxy names the client', '127.0.0.1', '203.0.113.7', '203.0.113.7'],
    ['a proxy appends to what the client forged', '127.0.0.1', '198.51.100.1, 10.0.0.9, 203.0.113.7', '203.0.113.7'],
    ['two proxies stand in a row', '127.0.0.1', '198.51.100.1, 203.0.113.7, 10.2.3.4', '203.0.113.7'],
    ['everybody is a proxy', '127.0.0.1', '10.0.0.1, 10.0.0.2', '10.0.0.1'],
    ['the proxy writes nothing', '127.0.0.1', undefined, '127.0.0.1'],
    ['the proxy writes an empty header', '127.0.0.1', '', '127.0.0.1'],
    ['the proxy does not know', '127.0.0.1', '198.51.100.1, unknown', '127.0.0.1'],
    ['the proxy writes a name', '127.0.0.1', '198.51.100.1, client.example.com', '127.0.0.1'],
    ['there is rubbish behind a proxy', '127.0.0.1', '198.51.100.1, 0x7f.1, 10.0.0.5', '10.0.0.5'],
    ['the proxy writes the port', '127.0.0.1', '203.0.113.7:51234', '203.0.113.7'],
    ['the proxy writes an IPv6 client and its port', '127.0.0.1', '[2001:db8:1:2:3:4:5:6]:51234', '2001:db8:1:2::/64'],
    ['the server listens on IPv6 for both', '::ffff:127.0.0.1', '::ffff:203.0.113.7', '203.0.113.7'],
    ['the proxy is reached by IPv6', 'fd12::1', '2001:db8::1', '2001:db8::/64'],
    ['the peer is of no address', '', '203.0.113.7', ''],
  ])('%s', (_, peer, forwarded, client) => expect(seen(peer, forwarded)).toBe(client))

  it('counts an IPv6 network of 64 bits as one, and its neighbour as another', () => {
    expect(new Set(['2001:db8:0:1::1', '2001:db8:0:1:ffff:ffff:ffff:ffff', '2001:DB8:0:1:0:0:0:0'].map((one) => seen(one))).size).toBe(1)
    expect(seen('2001:db8:0:2::1')).not.toBe(seen('2001:db8:0:1::1'))
  })

  it('lets no client choose its address: what a trusted proxy appends is what counts', () => {
    const hop = fc.oneof(fc.ipV4(), fc.ipV6(), fc.string({ maxLength: 20 }).map((text) => text.replaceAll(',', '')), fc.constant('10.0.0.1'))
    fc.assert(fc.property(fc.array(hop, { maxLength: 6 }), (claims) => {
      expect(seen('127.0.0.1', [...claims, '203.0.113.7', '10.9.9.9'].join(','))).toBe('203.0.113.7')
      expect(seen('203.0.113.7', claims.join(','))).toBe('203.0.113.7')
    }))
  })
})
