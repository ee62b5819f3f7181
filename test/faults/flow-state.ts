/** Everything the flow has written about pieces, and what must hold of it at every instant, whoever died or raced in between. */
import type { Payload, Where } from 'payload'
import { brokenLink } from '../../src/publishing/audit.ts'
import {
  type AddressRecord,
  type ApprovalRecord,
  type AuditRecord,
  type EditionRecord,
  findRecords,
  type PublicationRecord,
  type SubmissionRecord,
} from '../../src/publishing/records.ts'
import { SHOWING_EVENTS } from '../../src/publishing/shown.ts'

export interface FlowState {
  readonly submissions: readonly SubmissionRecord[]
  readonly editions: readonly EditionRecord[]
  readonly approvals: readonly ApprovalRecord[]
  readonly publications: readonly PublicationRecord[]
  readonly addresses: readonly AddressRecord[]
  readonly events: readonly AuditRecord[]
}

/** The records of one piece, or of all. One query per collection: not one snapshot; see {@link contradictions}. */
export async function readFlow(payload: Payload, pieceKey?: string): Promise<FlowState> {
  const only = (field: string, value: string | undefined): Where => (value === undefined ? {} : { [field]: { equals: value } })
  const [submissions, editions, approvals, publications, addresses, events] = await Promise.all([
    findRecords(payload, 'submissions', { where: only('subjectKey', pieceKey), sort: 'number' }),
    findRecords(payload, 'editions', { where: only('subjectKey', pieceKey), sort: 'hash' }),
    findRecords(payload, 'approvals', { where: only('subjectKey', pieceKey), sort: 'number' }),
    findRecords(payload, 'publications', { where: only('pieceKey', pieceKey), sort: 'slot' }),
    findRecords(payload, 'addresses', { where: only('pieceKey', pieceKey), sort: 'slot' }),
    findRecords(payload, 'audit-events', { where: only('subject', pieceKey && `piece:${pieceKey}`), sort: 'number' }),
  ])
  return { submissions, editions, approvals, publications, addresses, events }
}

/** A read while nobody writes, and what is wrong with it: contradictions, and broken audit chains. */
export async function readQuietFlow(payload: Payload, pieceKey?: string): Promise<{ readonly flow: FlowState; readonly wrong: readonly string[] }> {
  const flow = await readFlow(payload, pieceKey)
  const wrong = [...contradictions(flow, flow)]
  for (const [slot, publication] of Object.entries(liveAfter(flow.events))) {
    const found = flow.publications.find((one) => one.slot === slot)
    if (!found || livesAs(found) !== publication) wrong.push(`the publication ${slot} is not what the last event about it says`)
  }
  for (const subject of new Set(flow.events.map((event) => event.subject))) {
    const number = await brokenLink(payload, subject)
    if (number !== null) wrong.push(`the audit chain of ${subject} is broken at ${number}`)
  }
  return { flow, wrong }
}

/**
 * What the earlier of two reads shows without that which belongs to it in the later one. Nothing in the flow is ever taken back, so what was written in one
 * transaction with something in `earlier` must be in `later`, although neither read is a snapshot of all collections.
 * @returns sentences; none if all is well
 */
export function contradictions(earlier: FlowState, later: FlowState): string[] {
  return [...ofSubmissions(earlier, later), ...ofApprovals(earlier, later), ...ofPublications(earlier, later), ...ofEvents(earlier, later)]
}

const stem = ({ subject, subjectKey, locale }: Pick<SubmissionRecord, 'subject' | 'subjectKey' | 'locale'>) => `${subject}:${subjectKey}:${locale}`

function* ofSubmissions({ submissions }: FlowState, later: FlowState): Generator<string> {
  for (const one of submissions) {
    const name = `submission ${one.slot}`
    if (count(later.events, 'submitted', { submission: one.key }) !== 1) yield `${name} has not one "submitted" event`
    if (one.stage === 'overtaken' && !later.submissions.some((other) => stem(other) === stem(one) && other.number > one.number)) yield `${name} was overtaken by none`
    if (one.stage === 'returned' && count(later.events, 'returned', { submission: one.key }) !== 1) yield `${name} has not one "returned" event`
    if (one.stage === 'approved' && later.approvals.filter(({ submission }) => submission === one.key).length !== 1) yield `${name} is approved and has not one approval`
  }
  for (const [name, group] of groupBy(submissions, stem)) {
    if (group.filter(({ stage }) => stage === 'in-review').length > 1) yield `${name} is in review twice`
    const numbers = group.map(({ number }) => number).sort((a, b) => a - b)
    if (numbers.some((number, index) => number !== index + 1)) yield `submissions of ${name} are numbered ${numbers.join(', ')}`
  }
}

function* ofApprovals(earlier: FlowState, later: FlowState): Generator<string> {
  for (const { key, submission, edition } of earlier.approvals) {
    const name = `approval ${key}`
    const approved = later.submissions.find((one) => one.key === submission)
    if (approved?.stage !== 'approved' || approved.hash !== edition) yield `${name} rests on no approved submission of its edition`
    if (!later.editions.some(({ hash }) => hash === edition)) yield `${name} has no edition`
    if (count(later.events, 'approved', { approval: key, submission, edition }) !== 1) yield `${name} has not one "approved" event`
  }
  for (const { hash } of earlier.editions) {
    if (!later.approvals.some(({ edition }) => edition === hash)) yield `edition ${hash} was approved by none`
  }
  for (const [hash, group] of groupBy(earlier.editions, (one) => one.hash)) if (group.length > 1) yield `edition ${hash} is there ${group.length} times`
}

function* ofPublications(earlier: FlowState, later: FlowState): Generator<string> {
  for (const { slot, edition, approval, brand, locale, slug, pieceKey } of earlier.publications) {
    if (!later.approvals.some((one) => one.key === approval && one.edition === edition)) yield `publication ${slot} rests on no approval of its edition`
    if (!later.editions.some(({ hash }) => hash === edition)) yield `publication ${slot} has no edition`
    if (!later.addresses.some((one) => one.slot === `${brand}:${locale}:${slug}` && one.pieceKey === pieceKey)) yield `publication ${slot} has no address`
  }
  for (const [slot, group] of groupBy(earlier.publications, (one) => one.slot)) if (group.length > 1) yield `publication ${slot} is there ${group.length} times`
  for (const [slot, group] of groupBy(earlier.addresses, (one) => one.slot)) if (group.length > 1) yield `address ${slot} is there ${group.length} times`
  for (const { slot, slug, locale, pieceKey } of earlier.addresses) {
    const editions = new Set(later.editions.filter(({ content }) => content.subject === 'piece' && content.slug === slug).map(({ hash }) => hash))
    const published = later.events.some(({ subject, type, data }) => subject === `piece:${pieceKey}` && type === 'published' && data.locale === locale && editions.has(String(data.edition)))
    if (!published) yield `address ${slot} was claimed and nothing published there`
  }
  // Publishing to several channels is one step: what is live must be what some beginning of the history gives, for all channels at once.
  for (const [pieceKey, group] of groupBy(earlier.publications, (one) => one.pieceKey)) {
    const events = later.events.filter(({ subject }) => subject === `piece:${pieceKey}`)
    const live = asText(Object.fromEntries(group.map((one) => [one.slot, livesAs(one)])))
    const isPossible = [...events.keys(), events.length].some((length) => asText(liveAfter(events.slice(0, length))) === live)
    if (!isPossible) yield `what is live of ${pieceKey} is a mixture: ${live}`
  }
}

const RECORD_OF = { submitted: 'submissions', approved: 'approvals', returned: 'submissions' } as const

function* ofEvents(earlier: FlowState, later: FlowState): Generator<string> {
  for (const { slot, type, data, subject, number } of earlier.events) {
    if (isShowing(type)) {
      const channels = Array.isArray(data.channels) ? data.channels : []
      const isThere = channels.every((channel) => later.publications.some((one) => `piece:${one.pieceKey}` === subject && one.channel === channel && one.locale === data.locale))
      if (!isThere || channels.length === 0) yield `event ${slot} says "${type}" and publications are missing`
      const content = later.editions.find(({ hash }) => hash === data.edition)?.content
      const hasAddress = content?.subject === 'piece' && later.addresses.some((one) => one.slot === `${content.brand}:${content.locale}:${content.slug}` && one.pieceKey === content.key)
      if (type === 'published' && !hasAddress) yield `event ${slot} says "published" and there is no address`
      continue
    }
    // Consents, tasks, reading in private: they have judges of their own.
    if (!(type in RECORD_OF)) continue
    const key = type === 'approved' ? data.approval : data.submission
    const records: readonly { readonly key: string }[] = later[RECORD_OF[type as keyof typeof RECORD_OF]]
    if (!records.some((one) => one.key === key)) yield `event ${slot} says "${type}" and there is no such record`
    if (type === 'submitted') continue
    const newest = earlier.events.filter((other) => other.subject === subject && other.type === 'submitted' && other.data.locale === data.locale && other.number < number).at(-1)
    if (newest?.data.submission !== data.submission) yield `event ${slot} says "${type}" of a submission that was overtaken`
  }
}

/** What the events say is live: by slot, in the order of the events. */
function liveAfter(events: readonly AuditRecord[]): Record<string, string> {
  const live: Record<string, string> = {}
  for (const { subject, type, data } of events) {
    if (!isShowing(type)) continue
    for (const channel of data.channels as string[]) {
      const slot = `${subject.replace(/^piece:/, '')}:${String(data.locale)}:${channel}`
      const before = (live[slot] ?? '').replace(/ off$/, '')
      if (type === 'published') live[slot] = `${String(data.edition)} by ${String(data.approval)}`
      else live[slot] = type === 'resumed' ? before : `${before} off`
    }
  }
  return live
}
const isShowing = (type: string) => (SHOWING_EVENTS as readonly string[]).includes(type)
const livesAs = ({ edition, approval, isSuspended }: PublicationRecord) => `${edition} by ${approval}${isSuspended ? ' off' : ''}`
const asText = (live: Record<string, string>) => JSON.stringify(Object.entries(live).sort(([a], [b]) => (a < b ? -1 : 1)))

const count = (events: readonly AuditRecord[], type: string, data: Record<string, string>) =>
  events.filter((event) => event.type === type && Object.entries(data).every(([name, value]) => event.data[name] === value)).length

function groupBy<T>(all: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const one of all) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one])
  return groups
}
