/** All formats. A new one is a file beside this one and a line here. */
import type { PrintFormat } from '../../../src/channel/print-format.ts'
import { flyerA4 } from './flyer-a4.ts'
import { flyerA5 } from './flyer-a5.ts'
import { flyerA6 } from './flyer-a6.ts'
import { flyerDl } from './flyer-dl.ts'
import { letterA } from './letter-a.ts'
import { letterB } from './letter-b.ts'
import type { LetterFormat } from './letter-form.ts'
import { postcardA6 } from './postcard-a6.ts'
import { postcardDl } from './postcard-dl.ts'
import { postcardMaxi } from './postcard-maxi.ts'
import { selfMailerDl } from './self-mailer-dl.ts'
import { unaddressedLarge } from './unaddressed-large.ts'
import { unaddressedStandard } from './unaddressed-standard.ts'

/** In the order in which people choose among them; the first is the default. */
export const FORMATS: readonly [LetterFormat, ...PrintFormat[]] = [
  letterB,
  letterA,
  postcardA6,
  postcardDl,
  postcardMaxi,
  selfMailerDl,
  flyerA6,
  flyerA5,
  flyerA4,
  flyerDl,
  unaddressedStandard,
  unaddressedLarge,
]

const BY_ID: ReadonlyMap<string, PrintFormat> = new Map(FORMATS.map((format) => [format.id, format]))

/** The format of this id; undefined where there is none. */
export const formatOf = (id: string): PrintFormat | undefined => BY_ID.get(id)

/** Has it the geometry of a letter? */
export const isLetter = (format: PrintFormat): format is LetterFormat => format.family === 'letter'
