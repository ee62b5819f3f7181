/** The code that leads from paper to the web page. */
import { encode } from 'uqr'
import type { PrintQr } from '../composition.ts'
import { QR } from '../limits.ts'
import { spokenAddress } from './spoken-address.ts'

/** The QR code of a web address with error correction M, without its quiet zone; null if the address is too long to read well. */
export function composeQr(url: string, label: string, moduleMm: number): PrintQr | null {
  if (url.length > QR.addressLength.value) return null
  const { data } = encode(url, { ecc: 'M', border: 0 })
  const rows = data.map((row) => row.map((isDark) => (isDark ? '1' : '0')).join(''))
  return { rows, moduleMm, url, label, address: spokenAddress(url) }
}
