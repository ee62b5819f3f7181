/** The advance widths of a TrueType font, out of its tables head, hhea, hmtx and cmap (format 4): OpenType specification 1.9. */
export function fontAdvances(bytes: Uint8Array): { readonly unitsPerEm: number; advanceOf(code: number): number } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const u16 = (at: number) => view.getUint16(at)
  const tables = new Map(Array.from({ length: u16(4) }, (_, index) => [new TextDecoder().decode(bytes.subarray(12 + 16 * index, 16 + 16 * index)), view.getUint32(20 + 16 * index)] as const))
  const table = (name: string) => tables.get(name) ?? Number.NaN
  const cmap = table('cmap')
  const subtables = Array.from({ length: u16(cmap + 2) }, (_, index) => cmap + view.getUint32(cmap + 8 + 8 * index))
  const map = subtables.find((at) => u16(at) === 4) ?? Number.NaN
  const segments = u16(map + 6) / 2
  const glyphOf = (code: number): number => {
    const segment = Array.from({ length: segments }, (_, index) => index).find((index) => u16(map + 14 + 2 * index) >= code) ?? 0
    const start = u16(map + 16 + 2 * (segments + segment))
    const delta = u16(map + 16 + 2 * (2 * segments + segment))
    const rangeAt = map + 16 + 2 * (3 * segments + segment)
    if (start > code) return 0
    return u16(rangeAt) === 0 ? (code + delta) & 0xffff : (u16(rangeAt + u16(rangeAt) + 2 * (code - start)) + delta) & 0xffff
  }
  return { unitsPerEm: u16(table('head') + 18), advanceOf: (code) => u16(table('hmtx') + 4 * Math.min(glyphOf(code), u16(table('hhea') + 34) - 1)) }
}
