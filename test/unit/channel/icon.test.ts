import { expect, it } from 'vitest'
import { brandIcon } from '../../../src/channel/icon.ts'

it('is an ICO of 32 × 32 pixels in the brand’s colours, clear in its corners', () => {
  const icon = brandIcon({ ground: '#0b5c5e', mark: '#ffffff', dot: '#b4481a' })
  const view = new DataView(icon.buffer)
  expect([view.getUint16(2, true), icon[6], icon[7], view.getUint32(14, true) + 22, view.getUint32(18, true)]).toEqual([1, 32, 32, icon.length, 22])
  const pixel = (x: number, y: number) => [...icon.slice(62 + ((31 - y) * 32 + x) * 4, 66 + ((31 - y) * 32 + x) * 4)]
  expect(pixel(0, 0)[3]).toBe(0)
  expect(pixel(4, 28)).toEqual([0x5e, 0x5c, 0x0b, 255])
  expect(pixel(23, 8)).toEqual([0x1a, 0x48, 0xb4, 255])
  expect(pixel(15, 24)).toEqual([255, 255, 255, 255])
})
