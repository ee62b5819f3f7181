/** Tasks after a person has made their words shorter: the consent stands, and the shorter words have to be approved and put into the pieces that quote them. */
import { createLocalReq, type Payload } from 'payload'

import { editionByHash, latestApproval } from '../publishing/lookups.ts'
import { findRecords, type TaskRecord, whereAll } from '../publishing/records.ts'
import { quoteWordsOf } from './excerpts.ts'
import { type ConsentEvent, foldConsent, shortenedExcerpts } from './fold.ts'
import { eventsOf } from './ledger.ts'
import { excerptsIn } from './showings.ts'
import { closeTask, openTask, type TaskKind, type Work } from './tasks.ts'

const KINDS: readonly TaskKind[] = ['submit-shortened', 'resubmit-piece']

/** Opens a task for every shorter text that nobody has approved, and closes what is done: the words approved, the pieces live with them. */
export async function settleShortened(payload: Payload, { at, isStopped, seen }: Work): Promise<void> {
  const answers = await findRecords(payload, 'consent-events', { where: { type: { in: ['given', 'changed', 'renewed'] } } })
  const chains = await eventsOf(payload, [...new Set(answers.map(({ testimonial }) => testimonial))])
  for (const [testimonial, events] of chains) {
    const mark = `shortened:${testimonial}:${events.length}`
    if (isStopped()) return
    if (seen.has(mark)) continue
    const words = await quoteWordsOf(payload, shortenedExcerpts(events, at.latest))
    for (const [excerpt, { locale }] of words) {
      const data = { testimonial, locale, excerpt, reason: 'shortened' }
      if (!(await isApproved(payload, data))) await openTask(payload, { kind: 'submit-shortened', subject: `testimonial:${testimonial}`, cause: [excerpt], data: () => data })
    }
    seen.add(mark)
  }
  await closeDone(payload, at.latest, isStopped)
}

/** Are these words the ones approved last? */
async function isApproved(payload: Payload, { testimonial, locale, excerpt }: TaskRecord['data']): Promise<boolean> {
  const approval = await latestApproval(payload, 'testimonial', String(testimonial), String(locale))
  const content = approval ? (await editionByHash(payload, approval.edition)).content : null
  return content?.subject === 'testimonial' && content.excerpt.key === excerpt
}

async function closeDone(payload: Payload, at: number, isStopped: () => boolean): Promise<void> {
  const open = await findRecords(payload, 'tasks', { where: whereAll({ state: { equals: 'open' } }, { kind: { in: [...KINDS] } }) })
  const chains = await eventsOf(payload, open.map(({ data }) => String(data.testimonial)))
  const req = await createLocalReq({}, payload)
  for (const task of open) {
    if (isStopped()) return
    const events = chains.get(String(task.data.testimonial)) ?? []
    const isDone = task.kind === 'submit-shortened' ? await isSettled(payload, task, events, at) : await isShowing(payload, task, events, at)
    if (isDone) await closeTask(req, task.key, 'consent')
  }
}

/** Approved, or of no use any more: the consent has ended, or is for other words. */
const isSettled = async (payload: Payload, { data }: TaskRecord, events: readonly ConsentEvent[], at: number): Promise<boolean> =>
  foldConsent(events, at).terms?.excerpts.includes(String(data.excerpt)) !== true || (await isApproved(payload, data))

/** Is the piece live with words that the consent covers, or quotes it the testimonial no more? Where the consent has ended, nothing comes back. */
async function isShowing(payload: Payload, { data }: TaskRecord, events: readonly ConsentEvent[], at: number): Promise<boolean> {
  const testimonial = String(data.testimonial)
  const { terms } = foldConsent(events, at)
  if (!terms) return true
  const live = await findRecords(payload, 'publications', { where: whereAll({ pieceKey: { equals: data.piece } }, { locale: { equals: data.locale } }, { quotes: { contains: `|${testimonial}|` } }) })
  for (const hash of new Set(live.map(({ edition }) => edition))) {
    const { content } = await editionByHash(payload, hash)
    if (content.subject !== 'piece') continue
    const excerpt = (await excerptsIn(payload, { hash, content }, new Set([testimonial]))).get(testimonial)
    if (excerpt !== undefined && !terms.excerpts.includes(excerpt)) return false
  }
  return true
}
