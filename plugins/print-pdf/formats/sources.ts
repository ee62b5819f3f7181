/** Where the formats' numbers were read, and when. */
import type { RuleSource } from '../../../src/channel/print-format.ts'

export const DIN_5008 = { source: 'DIN 5008:2020-03, letter forms A and B on A4', asOf: '2026-11-01' } as const satisfies RuleSource
export const POSTCARD = {
  source: 'Deutsche Post, Automationsfähige Briefsendungen, as publicly described: postcards 140–235 × 90–125 mm, length at least 1.4 × width, 150–500 g/m²; franking zone 74 × 40 mm; code zone 150 × 15 mm; address at least 15 mm from left, right and bottom and 40 mm from the top',
  asOf: '2026-11-22',
} as const satisfies RuleSource
export const SELF_MAILER = {
  source: 'Deutsche Post, self-mailers, as publicly described by lettershops: DIN lang is 210 × 297 mm open, first fold at 100 mm, the edge below the address closed by a fold',
  asOf: '2026-11-22',
} as const satisfies RuleSource
export const UNADDRESSED = {
  source: 'Deutsche Post, POSTAKTUELL and POSTWURFSPEZIAL, as publicly described: standard 148–235 × 90–125 mm with franking and code zone, large 140–353 × 90–250 mm with franking zone; carries “An alle Haushalte”. Sizes and zones of other posts were not read',
  asOf: '2026-11-22',
} as const satisfies RuleSource
export const ISO_216 = { source: 'ISO 216 (A4, A5, A6) and DIN lang (a third of A4), trimmed sizes', asOf: '2026-11-22' } as const satisfies RuleSource
export const HOUSE = { source: 'house rule agreed with the print shops: bleed, safe area, paper, room for franking and inserter marks', asOf: '2026-11-22' } as const satisfies RuleSource
