/** The side that the post reads: where it stamps, prints its code, and looks for the address. For cards, self-mailers, unaddressed mail. */
import type { PrintZone } from '../../../src/channel/print-format.ts'
import { rect, zone } from './zones.ts'

const FRANKING_MM = { width: 74, height: 40 }
const CODE_MM = { width: 150, height: 15 }
/** The address keeps this far from the right edge; from the top it keeps the height of the franking zone, from the bottom that of the code zone. */
const ADDRESS_FROM_RIGHT_MM = 15
/** Between what the sender writes and the address or the franking zone. */
const GAP_MM = 5

/**
 * Zones of the address side: sender top left, message below it, franking top right, code bottom right, address above it. `side` is the panel (all of the card, or
 * the part of a self-mailer that is seen folded) with its top left corner at 0, 0.
 */
export function postSide(side: {
  readonly width: number
  readonly height: number
  readonly page: number
  readonly safe: number
  readonly addressWidth: number
  readonly addressed: 'address' | 'household'
  readonly hasCode: boolean
}): readonly PrintZone[] {
  const { width, height, page, safe, addressWidth, addressed, hasCode } = side
  const codeWidth = Math.min(width, CODE_MM.width)
  const addressLeft = width - ADDRESS_FROM_RIGHT_MM - addressWidth
  const addressHeight = height - FRANKING_MM.height - CODE_MM.height
  const senderHeight = 10
  const messageTop = safe + senderHeight + 3
  const messageBottom = hasCode ? height - CODE_MM.height - 2 : height - safe
  return [
    zone('sender', 'live', page, rect(safe, safe, width - FRANKING_MM.width - safe - GAP_MM, senderHeight)),
    zone('message', 'live', page, rect(safe, messageTop, Math.min(addressLeft, width - FRANKING_MM.width) - GAP_MM - safe, messageBottom - messageTop)),
    zone(addressed, 'address', page, rect(addressLeft, FRANKING_MM.height, addressWidth, addressHeight)),
    zone('franking', 'free', page, rect(width - FRANKING_MM.width, 0, FRANKING_MM.width, FRANKING_MM.height)),
    ...(hasCode ? [zone('code', 'free', page, rect(width - codeWidth, height - CODE_MM.height, codeWidth, CODE_MM.height))] : []),
  ]
}
