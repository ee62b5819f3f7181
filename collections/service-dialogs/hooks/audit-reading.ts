import type { CollectionAfterOperationHook } from 'payload'
import { personOf } from '../../../src/access/roles.ts'
import { noteReading } from '../../parts/note-reading.ts'

type Id = string | number
interface Dialog {
  readonly id?: Id
  readonly messages?: readonly { readonly isPrivate?: boolean | null; readonly text?: string }[] | null
}

/**
 * Writes down who read private parts of a dialog: by reading it, in the answer to a change, or by searching the words. Lists that leave the messages out read none.
 * Nothing is answered if it cannot be written down.
 */
export const auditReading: CollectionAfterOperationHook = async ({ args, operation, overrideAccess, req, result }) => {
  const actor = personOf(req.user)?.key
  if (overrideAccess || actor === undefined) return result
  await noteReading(req, actor, subjectsRead(operation, args, result))
  return result
}

function subjectsRead(operation: string, args: unknown, result: unknown): string[] {
  const isSearch = asksForMessages(args)
  // A number or a list of values tells of no dialog in particular.
  if (operation === 'count' || operation === 'findDistinct') return isSearch ? ['dialogs'] : []
  const opened = dialogsIn(result).filter((dialog) => isSearch || holdsPrivateText(dialog))
  // A search that finds nothing has told that much.
  return isSearch && opened.length === 0 ? ['dialogs'] : opened.map(({ id }) => `dialog:${String(id)}`)
}

function dialogsIn(result: unknown): Dialog[] {
  if (typeof result !== 'object' || result === null) return []
  return 'docs' in result && Array.isArray(result.docs) ? (result.docs as Dialog[]) : [result as Dialog]
}

/** Where `isPrivate` was not asked for nobody knows, so it counts as private. */
const holdsPrivateText = ({ messages }: Dialog): boolean => messages?.some(({ isPrivate, text }) => isPrivate !== false && text !== undefined) ?? false

/** Does the condition, the order or the field asked for reach into the messages? That something matches tells what stands there. */
function asksForMessages(args: unknown): boolean {
  const { where, sort, field } = (args ?? {}) as { where?: unknown; sort?: unknown; field?: unknown }
  return /messages/.test(JSON.stringify([where ?? null, sort ?? null, field ?? null]))
}
