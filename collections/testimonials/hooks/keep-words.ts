import type { CollectionBeforeChangeHook } from 'payload'
import { HubError } from '../../../src/content/errors.ts'
import { personOf } from '../../../src/access/roles.ts'
import { wordsDigest } from '../../../src/consent/said.ts'
import { appendAudit } from '../../../src/publishing/audit.ts'
import { writeTogether } from '../../../src/publishing/records.ts'
import { isUnderWay } from './of-the-person.ts'

type Id = string | number
interface Source {
  readonly key?: string
  readonly original?: string | null
  readonly dialog?: Id | { readonly id: Id } | null
}

const dialogOf = ({ dialog }: Source): string | null => (dialog ? String(typeof dialog === 'object' ? dialog.id : dialog) : null)

/**
 * What somebody said is settled once it has been taken out of a dialog, handed in or asked for: a redaction is judged against it. That the words were kept is an audit
 * event with their digest, never with the words.
 * @throws HubError `conflict` for other words, or another dialog, then
 */
export const keepWords: CollectionBeforeChangeHook = async ({ data, originalDoc, operation, req }) => {
  const before = (operation === 'update' ? (originalDoc ?? {}) : {}) as Source
  const after: Source = { ...before, ...(data as Source) }
  const actor = personOf(req.user)?.key
  const isOther = (after.original ?? '') !== (before.original ?? '')
  const isElsewhere = dialogOf(after) !== dialogOf(before)
  if (actor === undefined || !(isOther || isElsewhere)) return data
  const isSettled = Boolean(before.original) && (dialogOf(before) !== null || (await isUnderWay(req.payload, before.key, req)))
  if (isSettled) throw new HubError('conflict', 'original: what was said is settled, because the quote is judged against it. Make a new testimonial out of the dialog.', { field: 'original' })
  if (isOther && after.original && after.key) {
    const entry = { subject: `testimonial:${after.key}`, type: 'words-kept', actor, data: { digest: wordsDigest(req.payload.secret, after.original), dialog: dialogOf(after) } } as const
    await writeTogether(req, (tx) => appendAudit(tx.payload, tx, entry, new Date().toISOString()))
  }
  return data
}
