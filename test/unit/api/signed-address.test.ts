import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readSignedAddress, type RenditionPlace, signedAddress } from '../../../src/publishing/signed-address.ts'

const HUB = { publicUrl: 'https://hub.example.com', secret: 'a secret that is only used in tests, 32+ characters' }
const at = (ms: number) => ({ earliest: ms, latest: ms })
const NOW = Date.UTC(2026, 10, 22)
const read = (address: string, when = at(NOW), hub = HUB) => {
  const url = new URL(address)
  return readSignedAddress(hub, url.pathname, url.searchParams, when)
}
const segment = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }).filter((text) => !/\p{Surrogate}/u.test(text) && text !== '.' && text !== '..')
const place: fc.Arbitrary<RenditionPlace> = fc.record({ channel: segment, locale: segment, slug: segment, variant: segment, artefact: segment })

describe('signed addresses', () => {
  it('come back as what was signed, and with no other secret', () => {
    fc.assert(
      fc.property(place, (given) => {
        const address = signedAddress(HUB, given, new Date(NOW + 60_000))
        expect(read(address)).toEqual(given)
        expect(read(address, at(NOW), { ...HUB, secret: `${HUB.secret}!` })).toBeNull()
      }),
    )
  })

  it('bear no change of a single character', () => {
    const address = signedAddress(HUB, { channel: 'print-pdf', locale: 'de', slug: 'brief', variant: 'letter', artefact: 'letter.pdf' }, new Date(NOW + 60_000))
    fc.assert(
      fc.property(fc.integer({ min: HUB.publicUrl.length, max: address.length - 1 }), fc.constantFrom(...'abcXYZ019-_/%.?&='), (index, character) => {
        fc.pre(address[index] !== character)
        const changed = address.slice(0, index) + character + address.slice(index + 1)
        fc.pre(URL.canParse(changed))
        expect(read(changed)).toBeNull()
      }),
      { numRuns: 1_000 },
    )
  })

  it('end at their second, by the later of two clocks', () => {
    const address = signedAddress(HUB, { channel: 'a', locale: 'de', slug: 'b', variant: 'c', artefact: 'd' }, new Date(NOW))
    expect(read(address, at(NOW - 1))).not.toBeNull()
    expect(read(address, at(NOW))).toBeNull()
    expect(read(address, { earliest: NOW - 10_000, latest: NOW })).toBeNull()
  })
})
