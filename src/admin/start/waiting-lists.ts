/** What waits for whom, read with the person's own rights. */
import type { Payload, TypedUser, Where } from 'payload'
import type { PublicationRecord, SubmissionRecord } from '../../publishing/records.ts'
import { visibleWhere } from '../../publishing/visibility.ts'
import { whereAll } from '../../publishing/records.ts'

const MANY = 50

/** A submission in a list; `isOwn`: the person wrote in it and cannot approve it. */
export interface WaitingSubmission {
  readonly id: string | number
  readonly title: string
  readonly locale: string
  readonly by: string
  readonly at: string
  readonly decision?: string | null
  readonly isOwn: boolean
}

/** A piece in one locale, on one channel or several at the same instant. */
export interface ShownPublication {
  readonly pieceId: string | number | null
  readonly title: string
  readonly locale: string
  readonly from: string
  readonly channels: readonly string[]
  /** Path of its web page, if that is live. */
  readonly path?: string
}

export interface WaitingLists {
  readonly inReview: readonly WaitingSubmission[]
  readonly returned: readonly WaitingSubmission[]
  readonly soon: readonly ShownPublication[]
  readonly live: readonly ShownPublication[]
}

/** @param personKey the key of `user`. */
export async function waitingLists(payload: Payload, user: TypedUser, personKey: string): Promise<WaitingLists> {
  const find = async <Doc>(collection: 'submissions' | 'publications' | 'pieces', where: Where, sort: string, limit: number, select?: Record<string, boolean>): Promise<Doc[]> => {
    const { docs } = await payload.find({ collection, where, sort, limit, depth: 0, overrideAccess: false, user, ...(collection === 'pieces' ? { draft: true } : {}), ...(select ? { select: select as never } : {}) })
    return docs as unknown as Doc[]
  }
  const withoutSnapshot = { snapshot: false, mediaKeys: false }
  const [inReview, returned, soon, live] = await Promise.all([
    find<SubmissionRecord>('submissions', { stage: { equals: 'in-review' } }, 'createdAt', MANY, withoutSnapshot),
    find<SubmissionRecord>('submissions', { and: [{ stage: { equals: 'returned' } }, { submittedBy: { equals: personKey } }] }, '-createdAt', MANY, withoutSnapshot),
    find<PublicationRecord>('publications', whereAll({ isSuspended: { equals: false } }, { from: { greater_than: new Date().toISOString() } }), 'from', MANY),
    find<PublicationRecord>('publications', visibleWhere(), '-from', MANY),
  ])
  const [open, ids] = await Promise.all([
    stillOpen(returned, (keys) => find<SubmissionRecord>('submissions', { subjectKey: { in: keys } }, '-number', 500, { subjectKey: true, locale: true, number: true })),
    idsOf([...soon, ...live], (keys) => find<{ id: string | number; key: string }>('pieces', { key: { in: keys } }, 'key', 2 * MANY, { key: true })),
  ])
  const waiting = (submission: SubmissionRecord): WaitingSubmission => ({
    id: submission.id,
    title: submission.title,
    locale: submission.locale,
    by: submission.submittedByName,
    at: submission.createdAt,
    decision: submission.decision ?? null,
    isOwn: submission.authors.includes(personKey) || submission.submittedBy === personKey,
  })
  return { inReview: inReview.map(waiting), returned: open.map(waiting), soon: grouped(soon, ids), live: grouped(live, ids) }
}

/** Of what was returned, that which nobody has submitted anew. */
async function stillOpen(returned: readonly SubmissionRecord[], find: (keys: string[]) => Promise<SubmissionRecord[]>): Promise<SubmissionRecord[]> {
  if (returned.length === 0) return []
  const all = await find([...new Set(returned.map(({ subjectKey }) => subjectKey))])
  return returned.filter((one) => !all.some((other) => other.subjectKey === one.subjectKey && other.locale === one.locale && other.number > one.number))
}

async function idsOf(publications: readonly PublicationRecord[], find: (keys: string[]) => Promise<{ id: string | number; key: string }[]>): Promise<ReadonlyMap<string, string | number>> {
  const keys = [...new Set(publications.map(({ pieceKey }) => pieceKey))]
  return new Map(keys.length === 0 ? [] : (await find(keys)).map(({ id, key }) => [key, id]))
}

/** One row per piece, locale and instant. */
function grouped(publications: readonly PublicationRecord[], ids: ReadonlyMap<string, string | number>): ShownPublication[] {
  const rows = new Map<string, ShownPublication>()
  for (const { pieceKey, locale, from, channel, title, slug } of publications) {
    const slot = `${pieceKey}:${locale}:${from}`
    const row = rows.get(slot) ?? { pieceId: ids.get(pieceKey) ?? null, title, locale, from, channels: [] }
    rows.set(slot, { ...row, channels: [...row.channels, channel], ...(channel === 'web-page' ? { path: `/${locale}/${slug}` } : {}) })
  }
  return [...rows.values()]
}
