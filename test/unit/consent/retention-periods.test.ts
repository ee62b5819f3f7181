import { describe, expect, it } from 'vitest'
import { EDITABLE, RECORDS } from '../../../collections/slugs.ts'
import { KEPT, OUTSIDE, RETENTION_PERIODS, RETENTION_RULES } from '../../../src/consent/rights/retention-periods.ts'
import { STAYING_REASONS } from '../../../src/consent/rights/what-stays.ts'

describe('the table of periods', () => {
  it('has every collection, with a period or with the reason why there is none', () => {
    const ruled = new Set(Object.values(RETENTION_PERIODS).flatMap(({ collections }) => collections))
    for (const slug of [...EDITABLE, ...RECORDS]) expect(ruled.has(slug) || slug in KEPT, slug).toBe(true)
    expect(Object.keys(KEPT).filter((slug) => ruled.has(slug))).toEqual([])
  })

  it('says of each period since when, why and by which provision', () => {
    expect(Object.keys(RETENTION_PERIODS).sort()).toEqual([...RETENTION_RULES].sort())
    for (const { days, since, reason, source } of Object.values(RETENTION_PERIODS)) {
      expect(days).toBeGreaterThanOrEqual(1)
      for (const text of [since.de, since.en, reason.de, reason.en]) expect(text.length).toBeGreaterThan(8)
      expect(source).toMatch(/GDPR/)
    }
    for (const { de, en } of [...Object.values(KEPT), ...OUTSIDE.flatMap(({ place, advice }) => [place, advice]), ...Object.values(STAYING_REASONS).flatMap(({ label, reason }) => [label, reason])]) expect(de !== '' && en !== '').toBe(true)
  })

  it('keeps the proof of a consent longer than the log that tells of it is kept', () => {
    expect(RETENTION_PERIODS['audit-events'].days).toBeGreaterThanOrEqual(RETENTION_PERIODS['consent-proofs'].days)
  })
})
