import { describe, expect, it } from 'vitest'
import { ATTRIBUTIONS } from '../../../src/consent/fold.ts'
import { isNarrower, isNarrowerName } from '../../../src/consent/narrower.ts'

const said = { channels: ['web-page', 'print-pdf'], attribution: 'full', until: '2027-12-31T23:00:00.000Z' } as const

describe('a name', () => {
  it.each(ATTRIBUTIONS)('%s tells nothing that it does not tell itself, and no name tells less than none', (name) => {
    expect(isNarrowerName(name, name)).toBe(true)
    expect(isNarrowerName(name, 'anonymous')).toBe(true)
    expect(isNarrowerName('anonymous', name)).toBe(name === 'anonymous')
  })

  it('with the town tells what initials and the full name do not, and the other way round', () => {
    expect(isNarrowerName('initials', 'town')).toBe(false)
    expect(isNarrowerName('full', 'town')).toBe(false)
    expect(isNarrowerName('town', 'initials')).toBe(false)
    expect(isNarrowerName('full', 'initials')).toBe(true)
    expect(isNarrowerName('initials', 'full')).toBe(false)
  })
})

describe('a choice', () => {
  it('is narrower with fewer channels, a lesser name, an earlier end, or as it is', () => {
    expect(isNarrower(said, said)).toBe(true)
    expect(isNarrower(said, { channels: ['web-page'], attribution: 'anonymous', until: '2027-01-01T23:00:00.000Z' })).toBe(true)
    expect(isNarrower({ ...said, until: null }, said)).toBe(true)
  })

  it.each([
    ['another channel', { ...said, channels: ['social-post'] }],
    ['a later end', { ...said, until: '2028-01-01T00:00:00.000Z' }],
    ['no end', { ...said, until: null }],
    ['a town', { ...said, attribution: 'town' as const }],
  ])('is wider with %s', (_, wanted) => expect(isNarrower(said, wanted)).toBe(false))
})
