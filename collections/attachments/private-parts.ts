import type { PayloadRequest } from 'payload'

type Id = string | number
export interface AttachmentRef {
  readonly id?: Id
  readonly dialog?: Id | { readonly id: Id } | null
}
interface DialogDoc {
  readonly id: Id
  readonly messages?: readonly { readonly isPrivate?: boolean | null; readonly attachments?: readonly Id[] | null }[] | null
}

/** The dialogs whose private part somebody reads with these files, as subjects of audit events. A file that no message of its dialog names counts as private; one of no dialog is no part of any. */
export async function privateSubjectsOf(req: PayloadRequest, files: readonly AttachmentRef[]): Promise<string[]> {
  const dialogOf = ({ dialog }: AttachmentRef): Id | null => (typeof dialog === 'object' && dialog !== null ? dialog.id : (dialog ?? null))
  const ids = [...new Set(files.flatMap((file) => dialogOf(file) ?? []))]
  if (ids.length === 0) return []
  const { docs } = await req.payload.find({ collection: 'service-dialogs', where: { id: { in: ids } }, select: { messages: { isPrivate: true, attachments: true } } as never, depth: 0, pagination: false, overrideAccess: true, req })
  const dialogs = new Map((docs as unknown as DialogDoc[]).map((dialog) => [String(dialog.id), dialog]))
  const isPrivate = (file: AttachmentRef): boolean => {
    const naming = (dialogs.get(String(dialogOf(file)))?.messages ?? []).filter(({ attachments }) => attachments?.some((id) => String(id) === String(file.id)))
    return naming.length === 0 || naming.some((message) => message.isPrivate !== false)
  }
  return [...new Set(files.filter((file) => dialogOf(file) !== null && isPrivate(file)).map((file) => `dialog:${String(dialogOf(file))}`))]
}
