import fc from 'fast-check'
import { expect, it } from 'vitest'
import { isSealedWith, keyOfHub, seal, type SealingKey, unseal } from '../../../src/publishing/delivering/sealed.ts'

const key = (id: string, byte: number): SealingKey => ({ id, key: new Uint8Array(32).fill(byte) })
const old = key('2025', 1)
const fresh = key('2026', 2)

it('opens what it sealed, whatever the secret', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), fc.string(), (secret, owner) => {
    expect(unseal([old], seal([old], secret, owner), owner)).toBe(secret)
  }), { numRuns: 200 })
})

it('never says the same secret the same way, nor in clear', () => {
  const [one, other] = [seal([old], 'abcd-efgh', 'a'), seal([old], 'abcd-efgh', 'a')]
  expect(one).not.toBe(other)
  expect(`${one}${Buffer.from(one, 'base64url').toString('latin1')}`).not.toContain('abcd')
})

it('lets one key take over from another: the first seals, all open', () => {
  const sealed = seal([old], 'secret', 'a')
  expect(isSealedWith([fresh, old], sealed)).toBe(false)
  expect(unseal([fresh, old], sealed, 'a')).toBe('secret')
  expect(isSealedWith([fresh, old], seal([fresh, old], 'secret', 'a'))).toBe(true)
  expect(() => unseal([fresh], sealed, 'a')).toThrow(/SOCIAL_KEYS/)
})

it('opens nothing for another owner, under another key, or changed in a single character', () => {
  const sealed = seal([old], 'secret', 'a')
  expect(() => unseal([old], sealed, 'b')).toThrow(/enter the secret again/i)
  expect(() => unseal([key('2025', 9)], sealed, 'a')).toThrow(/enter the secret again/i)
  const body = sealed.lastIndexOf('.') + 1
  for (let at = body; at < sealed.length; at++) {
    const changed = sealed.slice(0, at) + (sealed[at] === 'A' ? 'B' : 'A') + sealed.slice(at + 1)
    // The last character of Base64 has bits that say nothing.
    if (Buffer.from(changed.slice(body), 'base64url').equals(Buffer.from(sealed.slice(body), 'base64url'))) continue
    expect(() => unseal([old], changed, 'a')).toThrow()
  }
  expect(() => unseal([old], 'nonsense', 'a')).toThrow()
})

it('makes another key of every secret of a hub', () => {
  expect(keyOfHub('one').key).not.toEqual(keyOfHub('other').key)
  expect(() => unseal([keyOfHub('other')], seal([keyOfHub('one')], 'secret', 'a'), 'a')).toThrow()
})
