/** Pictures for letters in tests: drawn, in the sizes that the fixtures state. */
import sharp from 'sharp'
import type { PackTools } from '../../../src/channel/contract.ts'
import { MEDIA } from '../../fixtures/media-facts.ts'

const drawn = new Map<string, Promise<Uint8Array>>()

async function draw(key: string): Promise<Uint8Array> {
  const { width = 100, height = 100 } = MEDIA[key] ?? {}
  const hills = `M0 ${height * 0.8} L${width * 0.3} ${height * 0.4} L${width * 0.6} ${height * 0.75} L${width * 0.8} ${height * 0.5} L${width} ${height * 0.8} V${height} H0Z`
  const svg = `<svg width="${width}" height="${height}" xmlns="http://www.w3.org/2000/svg"><defs><linearGradient id="g" x2="0" y2="1"><stop stop-color="#9cc7e8"/><stop offset="1" stop-color="#f3e2c0"/></linearGradient></defs><rect width="100%" height="100%" fill="url(#g)"/><circle cx="70%" cy="30%" r="9%" fill="#f6d365"/><path d="${hills}" fill="#2d6a4f"/></svg>`
  return new Uint8Array(await sharp(Buffer.from(svg)).jpeg().toBuffer())
}

/** Tools whose originals are drawings of the fixtures' sizes. */
export const printTools: PackTools = {
  original: (key) => {
    const known = drawn.get(key) ?? draw(key)
    drawn.set(key, known)
    return known
  },
  image: () => Promise.reject(new Error('letters cut their pictures themselves')),
}
