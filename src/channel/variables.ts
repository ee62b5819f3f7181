/** Personalisation values. */
import type { Variable } from '../content/nodes.ts'
import type { Recipient } from './contract.ts'

/** The recipient's value for a variable, or its fallback where there is no recipient or the value is blank. Never empty if the fallback is not. */
export function variableValue(node: Pick<Variable, 'name' | 'fallback'>, recipient?: Recipient): string {
  const value = recipient?.[node.name]
  return value !== undefined && value.trim() !== '' ? value : node.fallback
}
