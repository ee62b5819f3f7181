/** What tests of sending begin with: a published piece and an account. */
import type { PayloadRequest } from 'payload'
import { workOutbox } from '../../../src/publishing/delivering/outbox.ts'
import { collectReplies } from '../../../src/publishing/delivering/replies.ts'
import { takeDownPosts } from '../../../src/publishing/delivering/take-down.ts'
import { approve } from '../../../src/publishing/decide.ts'
import { publish } from '../../../src/publishing/publish.ts'
import { type DeliveryRecord, findRecord, findRecords } from '../../../src/publishing/records.ts'
import { submit } from '../../../src/publishing/submit.ts'
import { type Made, make, makePiece, type TestHub } from '../hub.ts'

export const SLOT = (piece: string) => `${piece}:de:social-post`

interface Authors {
  readonly editor: PayloadRequest
  readonly approver: PayloadRequest
}

/** A piece that is live on the social channel. */
export async function livePiece({ editor, approver }: Authors, data: Record<string, unknown> = {}, window: { readonly from?: string; readonly until?: string } = {}): Promise<Made> {
  const piece = await makePiece(editor, data)
  await approve(approver, (await submit(editor, { subject: 'piece', key: piece.key, locale: 'de' })).key)
  await publish(editor, { pieceKey: piece.key, locale: 'de', channels: ['social-post'], ...window })
  return piece
}

/** Changes a live piece's title, and publishes that. */
export async function republish({ editor, approver }: Authors, { id, key }: Made, data: Record<string, unknown>): Promise<void> {
  await editor.payload.update({ collection: 'pieces', id, locale: 'de', draft: true, data: data as never, overrideAccess: false, user: editor.user })
  await approve(approver, (await submit(editor, { subject: 'piece', key, locale: 'de' })).key)
  await publish(editor, { pieceKey: key, locale: 'de', channels: ['social-post'] })
}

export const makeAccount = (admin: PayloadRequest, data: Record<string, unknown>): Promise<Made> => make(admin, 'social-accounts', { label: 'Stadtwerke', timeZone: 'Europe/Zurich', ...data })

export const at = (ms: number) => ({ earliest: ms, latest: ms })
/** Replies as they are read so many minutes from now. */
export const readIn = (hub: TestHub, minutes = 0) => collectReplies(hub.payload, { at: at(Date.now() + minutes * 60_000) })
/** The outbox as it is so many minutes from now. */
export const workIn = (hub: TestHub, minutes = 0) => workOutbox(hub.payload, { at: at(Date.now() + minutes * 60_000) })
/** @param ago minutes since the last look; absent: everything that stands is looked at */
export const takeDownIn = (hub: TestHub, minutes = 0, ago?: number) =>
  takeDownPosts(hub.payload, { at: at(Date.now() + minutes * 60_000), ...(ago === undefined ? {} : { since: Date.now() - ago * 60_000 }) })

export async function delivery(hub: TestHub, key: string | undefined): Promise<DeliveryRecord> {
  const found = await findRecord(hub.payload, 'deliveries', { where: { key: { equals: key ?? '' } } })
  if (!found) throw new Error(`There is no delivery ${key}.`)
  return found
}
export const tasksAbout = (hub: TestHub, subject: string) => findRecords(hub.payload, 'tasks', { where: { subject: { equals: subject } }, sort: 'createdAt' })
export const storyOf = async (hub: TestHub, piece: string) =>
  (await findRecords(hub.payload, 'audit-events', { where: { subject: { equals: `piece:${piece}` } }, sort: 'number' })).map(({ type }) => type).filter((type) => type.startsWith('post-'))
