import type { CollectionAfterChangeHook } from 'payload'
import { personOf } from '../../../src/access/roles.ts'
import { closeTasksOf } from '../../../src/consent/tasks.ts'

/** With a new secret nobody has to renew it any more. */
export const closeRenewal: CollectionAfterChangeHook = async ({ data, doc, operation, req }) => {
  // Sealed by the hook before, only where a secret came in.
  if (operation === 'update' && typeof data.sealed === 'string') await closeTasksOf(req, `account:${String(doc.key)}`, 'renew-account', personOf(req.user)?.key ?? 'operator')
}
