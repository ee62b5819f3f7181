/** Printing conditions as the file names them (the registry's names: www.color.org/chardata). */
import type { OutputIntentId } from '../settings.ts'

export interface PrintingCondition {
  readonly identifier: string
  readonly info: string
  /** Stands in the registry, so that its name alone says what it is. */
  readonly isRegistered: boolean
}
export const REGISTRY = 'http://www.color.org'
export const PRINTING_CONDITIONS: Readonly<Record<OutputIntentId, PrintingCondition>> = {
  fogra47: { identifier: 'FOGRA47', info: 'Offset, uncoated paper (PSO Uncoated, ISO 12647-2, FOGRA47L)', isRegistered: true },
  fogra39: { identifier: 'FOGRA39', info: 'Offset, coated paper (PSO Coated, ISO 12647-2, FOGRA39L)', isRegistered: true },
}

/** Names of the registry: FOGRA51, CGATS TR 006, CGATS21-2-CRPC6, IFRA26, JC200103 … */
const REGISTERED = /^(?:FOGRA\d{2}|CGATS[ -]?(?:TR ?\d{3}|21-2-CRPC\d)|IFRA\d{2}|JC\d{6}|EUROSB\d{3}|OFCOM_[\w-]+)/i

/** The condition of a shop's own profile, as the shop names it; `Custom` where it has no name (ISO 15930-7 wants one). */
export function conditionNamed(name: string): PrintingCondition {
  const identifier = name.replace(/[^ -~]/g, '').trim()
  return { identifier: identifier || 'Custom', info: name.trim() || 'Custom printing condition', isRegistered: REGISTERED.test(identifier) }
}
