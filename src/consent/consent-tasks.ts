/** Which tasks follow from consents, and which no longer do. */
import { setImmediate as breathe } from 'node:timers/promises'
import { createLocalReq, type Payload } from 'payload'
import type { Locale, TestimonialKey } from '../content/nodes.ts'
import type { Now } from '../publishing/clock.ts'
import { hubOf } from '../publishing/hub.ts'
import { mailChannelId } from '../publishing/mailings/mail-channel.ts'
import { type DeliveryRecord, findRecords, whereAll } from '../publishing/records.ts'
import { type ConsentEvent, foldConsent, isReworded } from './fold.ts'
import { allowances } from './allowances.ts'
import { consentsOf, eventsOf } from './ledger.ts'
import { handedOut, mailedWords, type MailedWords } from './mailed.ts'
import { type Proposal, replacementsFor } from './replacements.ts'
import { type Showing, showingsOf } from './showings.ts'
import { settleShortened } from './shortened-tasks.ts'
import { closeTask, openTask, type TaskKind, type Work } from './tasks.ts'

const DAY_MS = 86_400_000
const WARN_DAYS = [30, 7, 1] as const

/** Opens what is not open yet, and closes what there is nothing left to do about. */
export async function settleConsentTasks(payload: Payload, work: Work): Promise<void> {
  await afterEnds(payload, work)
  await beforeEnds(payload, work)
  await forSecondPersons(payload, work)
  await settleShortened(payload, work)
  await closeSettled(payload, work)
}

/** The testimonials that an event of some kind happened to. */
async function testimonialsWith(payload: Payload, ...wheres: Parameters<typeof whereAll>): Promise<TestimonialKey[]> {
  const events = await findRecords(payload, 'consent-events', { where: whereAll(...wheres) })
  return [...new Set(events.map(({ testimonial }) => testimonial))]
}

async function afterEnds(payload: Payload, { at, isStopped, seen }: Work): Promise<void> {
  const ended = { type: { in: ['withdrawn', 'changed', 'renewed', 'given', 'confirmed'] } }
  const chains = await eventsOf(payload, await testimonialsWith(payload, ended))
  const markOf = (key: TestimonialKey): string => {
    const { status, head } = foldConsent(chains.get(key) ?? [], at.latest)
    return `ends:${key}:${head}:${status}`
  }
  // What is given for the first time has ended nothing.
  const fresh = [...chains.keys()].filter((key) => !seen.has(markOf(key)) && hasEnded(chains.get(key) ?? [], at))
  if (fresh.length === 0) return
  const [showings, mails] = await Promise.all([showingsOf(payload, fresh, at), mailedWords(payload, fresh)])
  for (const testimonial of fresh) {
    const proposals = new Map<Locale, Promise<Proposal[]>>()
    // The same for every piece of a language.
    const proposalsIn = (locale: Locale): Promise<Proposal[]> => {
      const known = proposals.get(locale) ?? replacementsFor(payload, testimonial, locale, at)
      proposals.set(locale, known)
      return known
    }
    for (const showing of showings.get(testimonial) ?? []) {
      if (isStopped()) return
      await breathe()
      await afterEndOf(payload, testimonial, { showing, events: chains.get(testimonial) ?? [] }, at, proposalsIn)
    }
    for (const mail of handedOut(mails.get(testimonial) ?? [])) await afterMail(payload, testimonial, { mail, events: chains.get(testimonial) ?? [] }, at)
    seen.add(markOf(testimonial))
  }
}

function hasEnded(events: Parameters<typeof foldConsent>[0], at: Now): boolean {
  const { status } = foldConsent(events, at.latest)
  return status === 'withdrawn' || status === 'expired' || events.filter(({ type }) => type !== 'asked' && type !== 'recorded').length > 1
}

async function afterEndOf(payload: Payload, testimonial: TestimonialKey, { showing, events }: { readonly showing: Showing; readonly events: readonly ConsentEvent[] }, at: Now, proposalsIn: (locale: Locale) => Promise<Proposal[]>): Promise<void> {
  const { allowance, piece, locale, channel, title, edition } = showing
  if (!allowance.endedBy || allowance.end > at.latest) return
  const isEndedByConsent = showing.end === allowance.end
  // The person has made the words shorter, or agreed to others: the consent goes on, and what is out there holds words that it does not cover any more.
  const isShortened = !allowance.endedBy.isExpiry && isReworded(events, allowance.endedBy.number, channel)
  const why = { testimonial, reason: allowance.endedBy.isExpiry ? 'expired' : isShortened ? 'shortened' : 'ended', endedAt: new Date(allowance.end).toISOString() }
  const ending = [allowance.endedBy.number, allowance.endedBy.isExpiry ? 'expired' : 'ended']
  const open = (kind: TaskKind, cause: readonly string[], data: () => Promise<Record<string, unknown>>) =>
    openTask(payload, { kind, subject: `testimonial:${testimonial}`, cause: [...ending, ...cause], data: async () => ({ ...why, piece, locale, title, ...(await data()) }) })
  const place = [piece, locale, channel]
  // A post that was taken off the hub before, or replaced, has had its own end; letters are out there whatever became of the publication.
  if (channel === 'social-post' && isEndedByConsent && !(await isSeenTo(payload, showing))) await open('take-down-post', place, async () => ({ channel }))
  if (channel === 'print-pdf') await open('recall-print', place, async () => ({ channel, edition }))
  if (isEndedByConsent && isShortened) await open('resubmit-piece', [piece, locale], async () => ({}))
  else if (isEndedByConsent) await open('replace-quote', [piece, locale], async () => ({ proposals: await proposalsIn(locale) }))
}

/** A mailing that was handed out may not have been sent yet, or may be sent again: somebody stops it where it lies. */
async function afterMail(payload: Payload, testimonial: TestimonialKey, { mail, events }: { readonly mail: MailedWords; readonly events: readonly ConsentEvent[] }, at: Now): Promise<void> {
  const { mailing, locale, title, excerpt } = mail
  const channel = mailChannelId(hubOf(payload))
  const allowance = allowances(events, channel, excerpt).find(({ begin, end }) => begin <= mail.at && mail.at < end)
  if (!allowance?.endedBy || allowance.end > at.latest) return
  const { number, isExpiry } = allowance.endedBy
  const reason = isExpiry ? 'expired' : isReworded(events, number, channel) ? 'shortened' : 'ended'
  const data = { testimonial, reason, endedAt: new Date(allowance.end).toISOString(), mailing, locale, title, channel }
  await openTask(payload, { kind: 'recall-mailing', subject: `testimonial:${testimonial}`, cause: [number, isExpiry ? 'expired' : 'ended', mailing, locale], data: () => data })
}

/** Does the outbox see to every post of the place: does it send none of them any more, and delete them, or ask a person itself? What people posted by hand it does not know. */
async function isSeenTo(payload: Payload, { piece, locale, channel }: Showing): Promise<boolean> {
  const where = whereAll({ pieceKey: { equals: piece } }, { locale: { equals: locale } }, { channel: { equals: channel } })
  const deliveries = await findRecords(payload, 'deliveries', { where })
  const isByHand = ({ state, failure, deliveredAt }: DeliveryRecord) => state === 'failed' || (failure === 'called-off' && !deliveredAt)
  return deliveries.length > 0 && !deliveries.some(isByHand)
}

/** One for each threshold that is reached. A consent for less than 30 days is warned of at its seventh last, one that nobody looked at for weeks once. */
async function beforeEnds(payload: Payload, { at, isStopped }: Work): Promise<void> {
  const iso = (instant: number) => new Date(instant).toISOString()
  const soon = await testimonialsWith(payload, { until: { greater_than: iso(at.latest) } }, { until: { less_than_equal: iso(at.latest + 30 * DAY_MS) } })
  for (const [testimonial, events] of await eventsOf(payload, soon)) {
    if (isStopped()) return
    const until = foldConsent(events, at.latest).terms?.until
    if (!until) continue
    const set = events.filter((event) => event.until === until && event.type !== 'asked').at(-1)
    const left = (Date.parse(until) - at.latest) / DAY_MS
    const lasted = set ? (Date.parse(until) - Date.parse(set.at)) / DAY_MS : Number.POSITIVE_INFINITY
    const days = WARN_DAYS.filter((threshold) => left <= threshold && lasted > threshold).at(-1)
    if (days === undefined) continue
    await openTask(payload, { kind: 'consent-ending', subject: `testimonial:${testimonial}`, cause: [until, days], dueAt: until, data: () => ({ testimonial, until, days }) })
  }
}

async function forSecondPersons(payload: Payload, { at, isStopped }: Work): Promise<void> {
  for (const [testimonial, events] of await eventsOf(payload, await testimonialsWith(payload, { type: { equals: 'recorded' } }))) {
    if (isStopped()) return
    const { recorded } = foldConsent(events, at.latest)
    if (!recorded) continue
    await openTask(payload, { kind: 'confirm-consent', subject: `testimonial:${testimonial}`, cause: [recorded.number], data: () => ({ testimonial, number: recorded.number }) })
  }
}

/** What was recorded has been decided, or the day of which was warned is no longer the end: nobody needs to do anything. */
async function closeSettled(payload: Payload, { at, isStopped }: Work): Promise<void> {
  const kinds: readonly TaskKind[] = ['confirm-consent', 'consent-ending']
  const open = await findRecords(payload, 'tasks', { where: whereAll({ state: { equals: 'open' } }, { kind: { in: [...kinds] } }) })
  const consents = await consentsOf(payload, open.map(({ data }) => String(data.testimonial)), at.latest)
  const req = await createLocalReq({}, payload)
  for (const { key, kind, data } of open) {
    if (isStopped()) return
    const { recorded, terms } = consents.get(String(data.testimonial)) ?? { recorded: null, terms: null }
    const isWaiting = kind === 'confirm-consent' ? recorded?.number === data.number : terms?.until === data.until
    if (!isWaiting) await closeTask(req, key, 'consent')
  }
}
