/** What cards have in common: a picture side (page 1), and page 2, the side that the post reads: with an address, or for all households. */
import type { PrintFormat, RuleSource } from '../../../src/channel/print-format.ts'
import { bodySize } from './body-size.ts'
import { postSide } from './post-side.ts'
import { HOUSE, POSTCARD, UNADDRESSED } from './sources.ts'
import { withinSafe, zone } from './zones.ts'

const SAFE_MM = 5

type Named = Pick<PrintFormat, 'id' | 'label' | 'trim'>

/** A postcard of this size; `addressWidth` in mm. */
export const postcardFormat = (card: Named & { readonly addressWidth: number; readonly gramsPerSquareMetre: number }): PrintFormat => cardFormat({ ...card, isAddressed: true, hasCode: true, source: POSTCARD })

/** Mail without a name, of this size; the post prints its code on the standard sizes only. */
export const unaddressedFormat = (card: Named & { readonly hasCode: boolean }): PrintFormat => cardFormat({ ...card, addressWidth: 85, gramsPerSquareMetre: 170, isAddressed: false, source: UNADDRESSED })

interface Card extends Named {
  readonly addressWidth: number
  readonly gramsPerSquareMetre: number
  readonly isAddressed: boolean
  readonly hasCode: boolean
  readonly source: RuleSource
}

function cardFormat({ id, label, trim, addressWidth, gramsPerSquareMetre, isAddressed, hasCode, source }: Card): PrintFormat {
  const addressed = isAddressed ? 'address' : 'household'
  return {
    id,
    label,
    family: 'card',
    trim,
    bleed: 3,
    safe: SAFE_MM,
    pages: { least: 2, most: 2 },
    isDuplex: true,
    textSize: bodySize({ family: 'card', trim }),
    folds: [],
    edgeMarks: [],
    zones: [zone('text', 'live', 1, withinSafe(trim, SAFE_MM)), ...postSide({ ...trim, page: 2, safe: SAFE_MM, addressWidth, addressed, hasCode })],
    paper: { kind: 'coated', gramsPerSquareMetre },
    outputIntent: 'fogra39',
    isAddressed,
    sources: [source, HOUSE],
  }
}
