/** Strings of content streams (ISO 32000-1, 7.3.4): the codes that are shown. */

const ESCAPED: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, b: 8, f: 12 }

/** The bytes of a string that stands in the stream from one place to before another, its brackets included. */
export function stringOperand(bytes: Uint8Array, from: number, to: number): number[] {
  return bytes[from] === 0x3c ? hexBytes(bytes, from + 1, to - 1) : literalBytes(bytes, from + 1, to - 1)
}

function hexBytes(bytes: Uint8Array, from: number, to: number): number[] {
  const found: number[] = []
  let high = -1
  for (let at = from; at < to; at += 1) {
    const digit = Number.parseInt(String.fromCharCode(bytes[at] ?? 0), 16)
    if (Number.isNaN(digit)) continue
    if (high < 0) high = digit
    else {
      found.push(high * 16 + digit)
      high = -1
    }
  }
  if (high >= 0) found.push(high * 16)
  return found
}

function literalBytes(bytes: Uint8Array, from: number, to: number): number[] {
  const found: number[] = []
  for (let at = from; at < to; at += 1) {
    const code = bytes[at] ?? 0
    if (code !== 0x5c) {
      found.push(code)
      continue
    }
    at += 1
    const escaped = bytes[at] ?? 0
    if (escaped >= 0x30 && escaped <= 0x37) {
      let value = 0
      const last = Math.min(at + 3, to)
      for (; at < last && (bytes[at] ?? 0) >= 0x30 && (bytes[at] ?? 0) <= 0x37; at += 1) value = value * 8 + (bytes[at] ?? 0) - 0x30
      at -= 1
      found.push(value & 0xff)
    } else if (escaped === 13) {
      // A line break that is escaped is none, of one sign or of two.
      if (bytes[at + 1] === 10) at += 1
    } else if (escaped !== 10) found.push(ESCAPED[String.fromCharCode(escaped)] ?? escaped)
  }
  return found
}
