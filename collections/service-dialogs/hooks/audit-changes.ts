import type { CollectionBeforeChangeHook } from 'payload'
import { personOf } from '../../../src/access/roles.ts'
import { wordsDigest } from '../../../src/consent/said.ts'
import { appendAudit } from '../../../src/publishing/audit.ts'
import { writeTogether } from '../../../src/publishing/records.ts'

type Id = string | number
interface Row {
  readonly id?: string | null
  readonly author?: string
  readonly at?: string | Date
  readonly text?: string
  readonly isPrivate?: boolean | null
  readonly attachments?: readonly (Id | { readonly id: Id })[] | null
}
const PARTS = ['author', 'at', 'text', 'isPrivate', 'attachments'] as const
/** What became of a message that was there. */
interface Change {
  readonly message: string
  readonly what: readonly ((typeof PARTS)[number] | 'removed')[]
  /** Digest of the message as it was, never its words. */
  readonly before: string
}

/** Files by their ids, sorted and as one text, so that facts compare by value: which they are counts, not their order. */
const filesOf = ({ attachments }: Row): string => (attachments ?? []).map((file) => String(typeof file === 'object' ? file.id : file)).sort().join()

const factsOf = ({ author, at, text, isPrivate, ...row }: Row) => ({ author: author ?? '', at: at === undefined ? '' : new Date(at).toISOString(), text: text ?? '', isPrivate: isPrivate !== false, attachments: filesOf(row) })

/** Agents may mend what was written down wrong; that somebody did is an audit event, also which files hang on a message. New messages are none, nor is another order. */
export const auditChanges: CollectionBeforeChangeHook = async ({ data, operation, originalDoc, req }) => {
  if (operation !== 'update' || data.messages === undefined) return data
  const before = ((originalDoc as { messages?: Row[] | null }).messages ?? []) as readonly Row[]
  const changes = changesOf(before, (data.messages ?? []) as readonly Row[], req.payload.secret)
  if (changes.length === 0) return data
  const entry = { subject: `dialog:${String(originalDoc.id)}`, type: 'words-changed', actor: personOf(req.user)?.key ?? 'operator', data: { changes } } as const
  await writeTogether(req, (tx) => appendAudit(tx.payload, tx, entry, new Date().toISOString()))
  return data
}

function changesOf(before: readonly Row[], after: readonly Row[], secret: string): Change[] {
  const kept = new Map(after.flatMap((row) => (row.id ? [[row.id, row] as const] : [])))
  // A message sent again without its id is the same one.
  const contents = after.filter(({ id }) => !before.some((row) => row.id === id)).map((row) => JSON.stringify(factsOf(row)))
  return before.flatMap((row): Change[] => {
    const facts = factsOf(row)
    const now = row.id ? kept.get(row.id) : undefined
    const again = now ? -1 : contents.indexOf(JSON.stringify(facts))
    if (again >= 0) contents.splice(again, 1)
    const what = now ? PARTS.filter((part) => factsOf(now)[part] !== facts[part]) : again >= 0 ? [] : (['removed'] as const)
    return what.length === 0 ? [] : [{ message: row.id ?? '', what, before: wordsDigest(secret, facts) }]
  })
}
