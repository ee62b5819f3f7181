/** A format drawn for the eye: trim, bleed, safe area, folds, zones, measures. Pure text; lies over a picture of a page, or stands alone. */
import type { Fold, PrintFormat, PrintZone, Rect } from '../../../src/channel/print-format.ts'
import { isLetter } from './index.ts'
import type { OverlayLanguage } from './overlay-words.ts'
import { describeSide, foldLabel, mm, overlayWords, zoneFacts } from './overlay-words.ts'

/** Around the trimmed sheet, for bleed and measures, mm. The trimmed sheet itself begins at 0, 0: its page's picture fills the rest of the view box exactly. */
export const OVERLAY_MARGIN_MM = 12

/** Dark enough on white and on pictures; no meaning is carried by colour alone: every line is dashed in its own way, every zone named. */
const INK = { trim: '#111111', bleed: '#b00020', safe: '#0b6b3a', fold: '#1d4ed8', address: '#1d4ed8', free: '#b00020', live: '#4b5563' } as const
const MARK_LEFT_MM = 5

/** One SVG for each side: both sides, or the first page and the further ones. The unit is the millimetre. */
export function overlayOf(format: PrintFormat, language: OverlayLanguage): string[] {
  return Array.from({ length: Math.min(2, format.pages.most) }, (_, index) => side(format, index + 1, language))
}

function side(format: PrintFormat, page: number, language: OverlayLanguage): string {
  const { trim } = format
  const words = overlayWords(language)
  const id = `overlay-${format.id}-${page}`
  const zones = format.zones.filter((zone) => zone.page === 'every' || zone.page === page)
  const margin = OVERLAY_MARGIN_MM
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${-margin} ${-margin} ${trim.width + 2 * margin} ${trim.height + 2 * margin}" role="img" aria-labelledby="${id}-title ${id}-desc" font-family="system-ui, sans-serif">
<title id="${id}-title">${escapeXml(`${format.label[language]}: ${words.side(page, format)}`)}</title>
<desc id="${id}-desc">${escapeXml(describeSide(format, zones, language))}</desc>
<defs>${hatch(`${id}-free`, INK.free, 45)}${hatch(`${id}-address`, INK.address, -45)}</defs>
${frame(-format.bleed, trim, INK.bleed, '2 1')}${frame(0, trim, INK.trim)}${frame(format.safe, trim, INK.safe, '0.6 0.9')}
${zones.map((zone) => drawZone(zone, id)).join('\n')}
${format.folds.map((fold) => drawFold(fold, format, language)).join('\n')}
${zones.map((zone) => zoneText(zone, zones, language)).join('\n')}
${edgeMarks(format)}${measures(format, language)}
</svg>`
}

function frame(inset: number, { width, height }: PrintFormat['trim'], colour: string, dashes?: string): string {
  return `<rect x="${inset}" y="${inset}" width="${width - 2 * inset}" height="${height - 2 * inset}" fill="none" stroke="${colour}" stroke-width="0.35"${dashes ? ` stroke-dasharray="${dashes}"` : ''}/>`
}

const hatch = (id: string, colour: string, angle: number) =>
  `<pattern id="${id}" width="2.4" height="2.4" patternUnits="userSpaceOnUse" patternTransform="rotate(${angle})"><path d="M0 0V2.4" stroke="${colour}" stroke-width="0.35" stroke-opacity="0.55"/></pattern>`

function drawZone({ rect, kind, onRequest }: PrintZone, id: string): string {
  const colour = INK[kind]
  const fill = kind === 'live' ? `fill="${colour}" fill-opacity="0.06"` : `fill="url(#${id}-${kind})"`
  const dashes = onRequest ? ' stroke-dasharray="1.4 0.9"' : ''
  return `<rect x="${rect.x}" y="${rect.y}" width="${rect.width}" height="${rect.height}" ${fill} stroke="${colour}" stroke-width="0.3"${dashes}/>`
}

/** Label and facts in the zone's corner: upright in zones that are narrow and high, at the foot of zones of which a part may be asked for. */
function zoneText(zone: PrintZone, zones: readonly PrintZone[], language: OverlayLanguage): string {
  const { rect, kind } = zone
  const isShared = zones.some((other) => other !== zone && other.onRequest !== undefined && contains(rect, other.rect))
  const isUpright = rect.height > 2 * rect.width && rect.width < 20
  const [label, facts] = [zone.label[language], zoneFacts(zone, language)]
  const [along, across] = isUpright ? [rect.height, rect.width] : [rect.width, rect.height]
  // A letter is about 0.55 of its size wide.
  const characters = isShared ? label.length + facts.length + 2 : Math.max(label.length, facts.length)
  const fontSize = Math.min(3.2, across / 2.9, (along - 2) / (0.55 * characters))
  const line = fontSize * 1.25
  const [x, y] = [rect.x + 1, isShared ? rect.y + rect.height - line - 0.6 : rect.y + 0.6]
  const at = isUpright ? `translate(${x} ${rect.y + rect.height - 1}) rotate(-90)` : `translate(${x} ${round(y)})`
  const second = isShared ? `<tspan dx="1.2">${facts}</tspan>` : `<tspan x="0" y="${round(line * 1.85)}">${facts}</tspan>`
  return `<text transform="${at}" y="${round(line * 0.85)}" font-size="${round(fontSize)}" ${halo} fill="${INK[kind]}"><tspan font-weight="600">${escapeXml(label)}</tspan>${second}</text>`
}
const contains = (outer: Rect, inner: Rect) => inner.x >= outer.x && inner.y >= outer.y && inner.x + inner.width <= outer.x + outer.width && inner.y + inner.height <= outer.y + outer.height
/** Text is read over hatching and pictures alike. */
const halo = 'paint-order="stroke" stroke="#ffffff" stroke-width="0.9" stroke-linejoin="round"'

function drawFold(fold: Fold, { trim }: PrintFormat, language: OverlayLanguage): string {
  const { axis, atMm } = fold
  const outside = OVERLAY_MARGIN_MM - 4
  const isAcross = axis === 'horizontal'
  const path = isAcross ? `M${-outside} ${atMm}H${trim.width + outside}` : `M${atMm} ${-outside}V${trim.height + outside}`
  const place = isAcross ? `x="${trim.width - 1}" y="${atMm - 1.2}"` : `transform="translate(${atMm - 1.2} ${trim.height - 1}) rotate(-90)"`
  return `<path d="${path}" fill="none" stroke="${INK.fold}" stroke-width="0.4" stroke-dasharray="4 2"/><text ${place} font-size="3" text-anchor="${isAcross ? 'end' : 'start'}" ${halo} fill="${INK.fold}">${foldLabel(fold, language)}</text>`
}

function edgeMarks(format: PrintFormat): string {
  const left = isLetter(format) ? format.sheet.markLeft : MARK_LEFT_MM
  return format.edgeMarks.map(({ atMm, lengthMm }) => `<path d="M${left} ${atMm}h${lengthMm}" stroke="${INK.trim}" stroke-width="0.5"/>`).join('')
}

/** Width above, height at the left, and what the lines around the sheet are, below. */
function measures({ trim, bleed, safe }: PrintFormat, language: OverlayLanguage): string {
  const words = overlayWords(language)
  const [x, y] = [trim.width / 2, trim.height / 2]
  const legend = [
    [INK.trim, words.trim],
    [INK.bleed, `${words.bleed} ${mm(bleed, language)} mm`],
    [INK.safe, `${words.safe} ${mm(safe, language)} mm`],
  ].map(([colour, text]) => `<tspan dx="1.4" fill="${colour}">${text}</tspan>`)
  return `<g font-size="3" ${halo} fill="${INK.trim}" text-anchor="middle"><text x="${x}" y="-6.4">${mm(trim.width, language)} mm</text><text transform="translate(-6.4 ${y}) rotate(-90)">${mm(trim.height, language)} mm</text><text x="${x}" y="${trim.height + 8}" font-size="2.8">${legend.join('')}</text></g><path d="M0 -5H${trim.width}M0 -6v2M${trim.width} -6v2M-5 0V${trim.height}M-6 0h2M-6 ${trim.height}h2" fill="none" stroke="${INK.trim}" stroke-width="0.25"/>`
}

const round = (value: number) => Math.round(value * 100) / 100
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escapeXml = (text: string) => text.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign)
