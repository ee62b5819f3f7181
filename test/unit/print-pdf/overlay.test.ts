/** The drawing of each format: well-formed, in millimetres, with everything that the format says. */
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { FORMATS } from '../../../plugins/print-pdf/formats/index.ts'
import { OVERLAY_MARGIN_MM, overlayOf } from '../../../plugins/print-pdf/formats/overlay.ts'
import { parseXml } from '../../strict-xml.ts'

describe.each(FORMATS.map((format) => [format.id, format] as const))('%s', (_, format) => {
  test.each(['de', 'en'] as const)('is drawn for each side (%s)', async (language) => {
    const sides = overlayOf(format, language)
    expect(sides).toHaveLength(2)
    for (const [index, svg] of sides.entries()) {
      expect(parseXml(svg).name).toBe('svg')
      const { width = 0, height = 0 } = await sharp(Buffer.from(svg)).metadata()
      expect(width / height).toBeCloseTo((format.trim.width + 2 * OVERLAY_MARGIN_MM) / (format.trim.height + 2 * OVERLAY_MARGIN_MM), 1)
      const zones = format.zones.filter((zone) => zone.page === 'every' || zone.page === index + 1)
      for (const { rect } of zones) expect(svg).toContain(`<rect x="${rect.x}" y="${rect.y}" width="${rect.width}" height="${rect.height}"`)
      const described = /<desc[^>]*>([^<]*)<\/desc>/.exec(svg)?.[1] ?? ''
      for (const { label } of zones) expect(described).toContain(label[language])
      for (const { atMm } of format.folds) expect(described).toContain(`${atMm} mm`)
      expect(svg).toContain(format.label[language])
      for (const [, size] of svg.matchAll(/font-size="([\d.]+)"/g)) expect(Number(size)).toBeGreaterThan(1.8)
    }
    // Several may stand in one page.
    const ids = sides.flatMap((svg) => [...svg.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id))
    expect(new Set(ids).size).toBe(ids.length)
  })
})
