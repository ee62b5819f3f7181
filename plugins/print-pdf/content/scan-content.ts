/** Reads content streams (ISO 32000-1, 7.8.2) without making objects of them: operators with their numbers, for files of thousands of pages. */

export interface Operation {
  /** `k`, `Tj`, `f*` … */
  readonly operator: string
  /** Numbers among the operands, those inside arrays left out. The array is used again for the next operation. */
  readonly numbers: readonly number[]
  /** Where strings among the operands begin and end, by turns; those inside arrays too. The array is used again. */
  readonly strings: readonly number[]
  /** Sum of the numbers inside arrays: how far `TJ` moves glyphs together. */
  readonly inArrays: number
  /** The last name among the operands, without its slash; empty for none. */
  readonly name: string
  /** Where the operator ends in the stream. */
  readonly end: number
}

// Classes of bytes (ISO 32000-1, 7.2.2).
const REGULAR = 0
const WHITE = 1
const DELIMITER = 2
const KIND = new Uint8Array(256)
for (const code of [0, 9, 10, 12, 13, 32]) KIND[code] = WHITE
for (const sign of '()<>[]{}/%') KIND[sign.charCodeAt(0)] = DELIMITER

const [BACKSLASH, OPEN, CLOSE, LESS, GREATER, ARRAY, ARRAY_END, SLASH, PERCENT] = [...'\\()<>[]/%'].map((sign) => sign.charCodeAt(0))
const [PLUS, MINUS, DOT, ZERO, NINE] = [...'+-.09'].map((sign) => sign.charCodeAt(0)) as [number, number, number, number, number]

/** Operators have at most three bytes, so few strings serve for all. */
const names = new Map<number, string>()

/**
 * Calls `visit` for each operator, in their order. The operation is valid during the call only. Data of inline images are stepped over.
 * @throws RangeError for a stream that ends within a string
 */
export function scanContent(bytes: Uint8Array, visit: (operation: Operation) => void): void {
  const numbers: number[] = []
  const strings: number[] = []
  const operation = { operator: '', numbers, strings, inArrays: 0, name: '', end: 0 }
  const end = bytes.length
  let at = 0
  let depth = 0
  while (at < end) {
    const code = bytes[at] ?? 0
    if (KIND[code] === WHITE) at += 1
    else if (KIND[code] === DELIMITER) {
      if (code === OPEN) strings.push(at, (at = afterString(bytes, at)))
      else if (code === SLASH) {
        const from = at + 1
        at = afterRegular(bytes, from)
        if (depth === 0) operation.name = latin(bytes, from, at)
      } else if (code === PERCENT) at = afterComment(bytes, at)
      else if (code === LESS && bytes[at + 1] !== LESS) strings.push(at, (at = afterHex(bytes, at)))
      else {
        const isPair = (code === LESS || code === GREATER) && bytes[at + 1] === code
        if (code === ARRAY || code === LESS) depth += 1
        else if (code === ARRAY_END || code === GREATER) depth = Math.max(0, depth - 1)
        at += isPair ? 2 : 1
      }
    } else {
      const from = at
      at = afterRegular(bytes, from)
      const isNumber = (code >= ZERO && code <= NINE) || code === MINUS || code === DOT || code === PLUS
      if (isNumber) {
        if (depth === 0) numbers.push(numberOf(bytes, from, at))
        else operation.inArrays += numberOf(bytes, from, at)
      } else if (depth === 0 && !isConstant(bytes, from, at)) {
        operation.operator = operatorOf(bytes, from, at)
        operation.end = at
        visit(operation)
        if (operation.operator === 'ID') at = afterImage(bytes, at)
        numbers.length = 0
        strings.length = 0
        operation.inArrays = 0
        operation.name = ''
      }
    }
  }
}

function afterRegular(bytes: Uint8Array, from: number): number {
  let at = from
  while (at < bytes.length && KIND[bytes[at] ?? 0] === REGULAR) at += 1
  return at
}

function afterString(bytes: Uint8Array, from: number): number {
  let open = 0
  for (let at = from; at < bytes.length; at += 1) {
    const code = bytes[at]
    if (code === BACKSLASH) at += 1
    else if (code === OPEN) open += 1
    else if (code === CLOSE) {
      open -= 1
      if (open === 0) return at + 1
    }
  }
  throw new RangeError('a string has no end')
}

function afterHex(bytes: Uint8Array, from: number): number {
  const end = bytes.indexOf(GREATER ?? 0, from)
  if (end < 0) throw new RangeError('a string has no end')
  return end + 1
}

function afterComment(bytes: Uint8Array, from: number): number {
  let at = from
  while (at < bytes.length && bytes[at] !== 10 && bytes[at] !== 13) at += 1
  return at
}

/** Behind `EI` between blanks. */
function afterImage(bytes: Uint8Array, from: number): number {
  for (let at = from + 1; at + 2 < bytes.length; at += 1) {
    if (bytes[at] === 0x45 && bytes[at + 1] === 0x49 && KIND[bytes[at - 1] ?? 0] === WHITE && KIND[bytes[at + 2] ?? 0] === WHITE) return at + 2
  }
  return bytes.length
}

function numberOf(bytes: Uint8Array, from: number, to: number): number {
  const first = bytes[from] ?? 0
  let at = first === MINUS || first === PLUS ? from + 1 : from
  let value = 0
  let scale = 0
  for (; at < to; at += 1) {
    const code = bytes[at] ?? 0
    if (code === DOT) scale = scale || 1
    else if (code >= ZERO && code <= NINE) {
      value = value * 10 + (code - ZERO)
      scale *= 10
    } else break
  }
  if (scale > 1) value /= scale
  return first === MINUS ? -value : value
}

function operatorOf(bytes: Uint8Array, from: number, to: number): string {
  if (to - from > 3) return latin(bytes, from, to)
  let key = 0
  for (let at = from; at < to; at += 1) key = (key << 8) | (bytes[at] ?? 0)
  let name = names.get(key)
  if (name === undefined) names.set(key, (name = latin(bytes, from, to)))
  return name
}

const isConstant = (bytes: Uint8Array, from: number, to: number): boolean => to - from > 3 && ['true', 'false', 'null'].includes(latin(bytes, from, to))

function latin(bytes: Uint8Array, from: number, to: number): string {
  let text = ''
  for (let at = from; at < to; at += 1) text += String.fromCharCode(bytes[at] ?? 0)
  return text
}
