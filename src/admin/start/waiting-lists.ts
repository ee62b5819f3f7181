/** What waits for whom, read with the person's own rights. */
import type { Payload, TypedUser } from 'payload'
import type { PublicationRecord, SubmissionRecord } from '../../publishing/records.ts'
import { visibleWhere } from '../../publishing/visibility.ts'
import { whereAll } from '../../publishing/records.ts'
import { type Found, findOwnOf, foundByKey } from './own-documents.ts'

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
  const find = findOwnOf(payload, user)
  const withoutSnapshot = { snapshot: false, mediaKeys: false }
  const [inReview, returned, soon, live] = await Promise.all([
    find<SubmissionRecord>('submissions', { where: { stage: { equals: 'in-review' } }, sort: 'createdAt', limit: MANY, select: withoutSnapshot }),
    find<SubmissionRecord>('submissions', { where: whereAll({ stage: { equals: 'returned' } }, { submittedBy: { equals: personKey } }), sort: '-createdAt', limit: MANY, select: withoutSnapshot }),
    find<PublicationRecord>('publications', { where: whereAll({ isSuspended: { equals: false } }, { from: { greater_than: new Date().toISOString() } }), sort: 'from', limit: MANY }),
    find<PublicationRecord>('publications', { where: visibleWhere(), sort: '-from', limit: MANY }),
  ])
  const [open, pieces, testimonials] = await Promise.all([
    stillOpen(returned, (keys) => find<SubmissionRecord>('submissions', { where: { subjectKey: { in: keys } }, sort: '-number', limit: 500, select: { subjectKey: true, locale: true, number: true } })),
    foundByKey(find, 'pieces', [...soon, ...live].map(({ pieceKey }) => pieceKey)),
    foundByKey(find, 'testimonials', [...inReview, ...returned].flatMap(({ subject, subjectKey }) => (subject === 'testimonial' ? [subjectKey] : []))),
  ])
  const waiting = (submission: SubmissionRecord): WaitingSubmission => ({
    id: submission.id,
    title: (submission.subject === 'testimonial' && testimonials.get(submission.subjectKey)?.label) || titleOf(submission),
    locale: submission.locale,
    by: submission.submittedByName,
    at: submission.createdAt,
    decision: submission.decision ?? null,
    isOwn: submission.authors.includes(personKey) || submission.submittedBy === personKey,
  })
  return { inReview: inReview.map(waiting), returned: open.map(waiting), soon: grouped(soon, pieces), live: grouped(live, pieces) }
}

/** A mailing says that it is one: a piece may bear the same title. */
const titleOf = ({ subject, title }: SubmissionRecord): string => (subject === 'mailing' ? `Mailing: ${title}` : title)

/** Of what was returned, that which nobody has submitted anew. */
async function stillOpen(returned: readonly SubmissionRecord[], find: (keys: string[]) => Promise<readonly SubmissionRecord[]>): Promise<readonly SubmissionRecord[]> {
  if (returned.length === 0) return []
  const all = await find([...new Set(returned.map(({ subjectKey }) => subjectKey))])
  return returned.filter((one) => !all.some((other) => other.subjectKey === one.subjectKey && other.locale === one.locale && other.number > one.number))
}

/** One row per piece, locale and instant. */
function grouped(publications: readonly PublicationRecord[], pieces: ReadonlyMap<string, Found>): ShownPublication[] {
  const rows = new Map<string, ShownPublication>()
  for (const { pieceKey, locale, from, channel, title, slug } of publications) {
    const slot = `${pieceKey}:${locale}:${from}`
    const row = rows.get(slot) ?? { pieceId: pieces.get(pieceKey)?.id ?? null, title, locale, from, channels: [] }
    rows.set(slot, { ...row, channels: [...row.channels, channel], ...(channel === 'web-page' ? { path: `/${locale}/${slug}` } : {}) })
  }
  return [...rows.values()]
}
