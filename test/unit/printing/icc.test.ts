import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { checkIcc, MOST_ICC_BYTES } from '../../../src/channel/icc.ts'
import { profileHash, profileOf } from '../../../src/publishing/printing/shop/profile.ts'

const FOGRA39 = new Uint8Array(readFileSync(new URL('../../../media/brand/icc/FOGRA39L_coated.icc', import.meta.url)))
const FOGRA47 = new Uint8Array(readFileSync(new URL('../../../media/brand/icc/FOGRA47L_uncoated.icc', import.meta.url)))

/** The profile with other bytes at a place. */
function changed(at: number, bytes: string | readonly number[]): Uint8Array {
  const copy = FOGRA39.slice()
  copy.set(typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes, at)
  return copy
}

describe('an ICC profile', () => {
  it('of a printing condition is taken, with the name it gives itself', () => {
    for (const bytes of [FOGRA39, FOGRA47]) {
      const checked = checkIcc(bytes)
      expect(checked.isUsable).toBe(true)
      if (checked.isUsable) expect(checked.facts).toMatchObject({ description: expect.stringMatching(/FOGRA|coated/i), version: expect.stringMatching(/^[24]\./) })
    }
  })

  const REFUSED: readonly [string, Uint8Array, RegExp][] = [
    ['nothing', new Uint8Array(), /no ICC profile/],
    ['text', new TextEncoder().encode('x'.repeat(400)), /no ICC profile/],
    ['one that is cut off', FOGRA39.subarray(0, FOGRA39.length - 1), /cut off/],
    ['one with something behind it', Uint8Array.from([...FOGRA39.subarray(0, 2000), 0]), /cut off/],
    ['one of a screen', changed(12, 'mntr'), /class “mntr”/],
    ['one for RGB', changed(16, 'RGB '), /colour space “RGB”/],
    ['one that refers to no colours of the eye', changed(20, 'CMYK'), /neither Lab nor XYZ/],
    ['one of version 5', changed(8, [5]), /version 5/],
    ['one whose directory is too long', changed(128, [0, 0, 4, 0]), /directory/],
    ['one whose directory leads outside', changed(136, [255, 255, 255, 0]), /directory/],
    ['one without its tables', changed(128, [0, 0, 0, 1]), /lacks its part/],
    ['one that is too large', new Uint8Array(MOST_ICC_BYTES + 1), /larger than 5 MB/],
  ]
  it.each(REFUSED)('is refused: %s', (_, bytes, sentence) => {
    const checked = checkIcc(bytes)
    expect(checked).toMatchObject({ isUsable: false, problem: { en: expect.stringMatching(sentence), de: expect.any(String) } })
  })
})

describe('the profile of a print shop', () => {
  it('is whole where nobody filled anything in', () => {
    expect(profileOf({})).toEqual({ files: 'chunks', recipientsPerFile: 100, singleFileMost: 500_000_000, standard: 'pdf-x-4', hasMarks: true, bleed: null, icc: null, overprintsBlack: true, sort: 'postcode' })
  })

  it('has a hash that says whether two are equal', () => {
    const one = profileOf({ icc: { sha256: 'a'.repeat(64), condition: 'FOGRA51' } })
    expect(profileHash(one)).toBe(profileHash({ ...one }))
    expect(profileHash(one)).not.toBe(profileHash({ ...one, bleed: 0 }))
    expect(one.icc).toEqual({ sha256: 'a'.repeat(64), condition: 'FOGRA51' })
  })
})
