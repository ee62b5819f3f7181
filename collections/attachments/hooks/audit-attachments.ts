import type { CollectionAfterOperationHook } from 'payload'
import { personOf } from '../../../src/access/roles.ts'
import { noteReading } from '../../parts/note-reading.ts'
import { type AttachmentRef, privateSubjectsOf } from '../private-parts.ts'

interface Read extends AttachmentRef {
  readonly name?: string | null
}

/** Writes down who read what private files are called, or searched by it. Nothing is answered if it cannot be written down. */
export const auditAttachments: CollectionAfterOperationHook = async ({ args, operation, overrideAccess, req, result }) => {
  const actor = personOf(req.user)?.key
  if (overrideAccess || actor === undefined || operation === 'create') return result
  const { where, sort, field } = args as { where?: unknown; sort?: unknown; field?: unknown }
  const isSearch = /name|sha256|filesize/.test(JSON.stringify([where ?? null, sort ?? null, field ?? null]))
  const read = filesIn(result).filter(({ id, name }) => id !== undefined && (isSearch || name !== undefined))
  // The answer need not say which dialog a file hangs on.
  const files = read.length === 0 ? [] : (await req.payload.find({ collection: 'attachments', where: { id: { in: read.map(({ id }) => id) } }, depth: 0, pagination: false, overrideAccess: true, showHiddenFields: true, req })).docs
  const subjects = await privateSubjectsOf(req, files as unknown as AttachmentRef[])
  await noteReading(req, actor, isSearch && subjects.length === 0 ? ['dialogs'] : subjects)
  return result
}

function filesIn(result: unknown): Read[] {
  if (typeof result !== 'object' || result === null) return []
  return 'docs' in result && Array.isArray(result.docs) ? (result.docs as Read[]) : [result as Read]
}
