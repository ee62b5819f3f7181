import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { personalCode, personalUrl, readPersonalCode } from '../../../src/publishing/printing/personal-code.ts'

const SECRET = 'a secret of tests'

describe('a personal code', () => {
  it('is read back as run and number, however it was typed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), (number) => {
        const code = personalCode(SECRET, 'k7mpq', number)
        expect(readPersonalCode(SECRET, code)).toEqual({ run: 'k7mpq', number })
        expect(readPersonalCode(SECRET, code.toUpperCase())).toEqual({ run: 'k7mpq', number })
      }),
    )
  })

  it('is not guessed from another one', () => {
    const code = personalCode(SECRET, 'k7mpq', 17)
    const next = `${code.slice(0, 5)}${personalCode('another secret', 'k7mpq', 18).slice(5)}`
    expect(readPersonalCode(SECRET, next)).toBeNull()
    expect(readPersonalCode('another secret', code)).toBeNull()
    for (const other of ['', 'k7mpq', '../../etc', `${code}2`, code.replace('k', 'j')]) expect(readPersonalCode(SECRET, other)).toBeNull()
  })

  it('makes a short address', () => {
    expect(personalUrl('https://hub.example.com', SECRET, 'k7mpq', 10_000)).toMatch(/^https:\/\/hub\.example\.com\/m\/[2-9a-z]{13,15}$/)
  })
})
