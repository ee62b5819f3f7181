/** A hub process of its own, on the database that the environment names: does what it is told over IPC until it is killed. */
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { createLocalReq, getPayload, type PayloadRequest } from 'payload'
import { askConsent, decideRecorded, giveConsent, recordConsent, withdrawConsent } from '../../src/consent/acts.ts'
import { followUpConsents } from '../../src/consent/follow-ups.ts'
import { completeTask } from '../../src/consent/tasks.ts'
import { HubError } from '../../src/content/errors.ts'
import config from '../../src/payload.config.ts'
import { now } from '../../src/publishing/clock.ts'
import { type Order as ChannelOrder, orderForPublication, rendition } from '../../src/publishing/compose.ts'
import { workOutbox } from '../../src/publishing/delivering/outbox.ts'
import { collectReplies } from '../../src/publishing/delivering/replies.ts'
import { approve, returnSubmission } from '../../src/publishing/decide.ts'
import { publish } from '../../src/publishing/publish.ts'
import { workPrintRuns } from '../../src/publishing/printing/build.ts'
import { visibleInSlot } from '../../src/publishing/read.ts'
import { findRecord } from '../../src/publishing/records.ts'
import { submit } from '../../src/publishing/submit.ts'
import { retryOnConflict } from '../../src/publishing/transactions.ts'
import { asPerson, makePiece } from '../integration/hub.ts'
import type { Answer, Call, Glimpse, Order, Outcome } from './orders.ts'

// A test that is stopped must not leave its children behind.
process.on('disconnect', () => process.exit(1))
// The code is loaded; the database is opened when told.
await once(process, 'message')
const payload = await getPayload({ config })
const answer = (message: Answer) => process.send?.(message)

process.on('message', (call: Call) => void run(call))
answer({ ready: true })

async function run({ id, orders, at, failpoint }: Call): Promise<void> {
  const tasks = await Promise.all(orders.map(prepare))
  if (failpoint) process.env['HUB_FAILPOINT'] = failpoint
  await sleep(Math.max(0, at - Date.now()))
  answer({ id, outcomes: await Promise.all(tasks.map(outcomeOf)) })
}

/** What does not belong to the order itself (who asks) is looked up before it begins, so that all begin at once. */
async function prepare(order: Order): Promise<() => Promise<unknown>> {
  if (order.do === 'render') return () => render(order.slot, order.variant)
  if (order.do === 'follow-up') return () => followUpConsents(payload)
  if (order.do === 'deliver') return () => workOutbox(payload, { at: { earliest: Date.now() + order.minutes * 60_000, latest: Date.now() + order.minutes * 60_000 } })
  if (order.do === 'build-runs') return () => workPrintRuns(payload, { leaseMs: order.leaseMs, beatMs: order.leaseMs / 5 })
  if (order.do === 'read-replies') return () => collectReplies(payload, { at: { earliest: Date.now() + order.minutes * 60_000, latest: Date.now() + order.minutes * 60_000 } })
  if (order.do === 'watch') return () => watch(order)
  if (order.do === 'give') {
    const visitor = await createLocalReq({}, payload)
    return () => giveConsent(visitor, order.link, { channels: order.channels, attribution: 'initials', until: null }, 'de')
  }
  const req = await asPerson(payload, order.as)
  switch (order.do) {
    case 'submit':
      return () => submit(req, { subject: 'piece', key: order.key, locale: order.locale ?? 'de' })
    case 'approve':
      return () => approve(req, order.submission)
    case 'return':
      return () => returnSubmission(req, order.submission, 'Bitte noch einmal.')
    case 'publish':
      return () => publish(req, order)
    case 'ask':
      return () => askConsent(req, { testimonial: order.testimonial, channels: order.channels, locale: 'de' })
    case 'withdraw':
      return () => withdrawConsent(req, { testimonial: order.testimonial })
    case 'complete-task':
      return () => completeTask(req, order.key)
    case 'record':
      return () => recordConsent(req, { testimonial: order.testimonial, channels: order.channels, attribution: 'initials', until: null, kind: 'call-note', note: 'Am Telefon mit Frau Huber besprochen.', locale: 'de' })
    case 'decide-recorded':
      return () => decideRecorded(req, order.testimonial, true)
    case 'rename': {
      const { id, title } = order
      return () => retryOnConflict(() => payload.update({ collection: 'pieces', id, locale: 'de', draft: true, data: { title } as never, overrideAccess: false, user: req.user }))
    }
    case 'work': {
      const approver = await asPerson(payload, order.approver)
      return () => Promise.race(Array.from({ length: order.lanes }, (_, lane) => work(req, approver, lane)))
    }
  }
}

async function outcomeOf(task: () => Promise<unknown>): Promise<Outcome> {
  try {
    return { ok: true, value: JSON.parse(JSON.stringify((await task()) ?? null)) }
  } catch (error) {
    const { message, stack } = error as Error
    return error instanceof HubError ? { ok: false, code: error.code, status: error.status, message } : { ok: false, code: (error as Error).name, status: 0, message: stack ?? message }
  }
}

async function render(slot: string, variant: string) {
  const publication = await findRecord(payload, 'publications', { where: { slot: { equals: slot } } })
  if (!publication) throw new Error(`There is no publication ${slot}.`)
  const { key, artefacts } = await rendition(payload, () => orderForPublication(payload, publication, variant))
  return { key, artefacts: artefacts.map(({ name, sha256 }) => ({ name, sha256 })) }
}

/** Reads a publication as the routes do: what is visible is put together and rendered. PDFs are looked at before they are packed. */
async function watch({ slot, variant, words, forMs }: Extract<Order, { do: 'watch' }>): Promise<Glimpse[]> {
  const glimpses: Glimpse[] = []
  for (const end = Date.now() + forMs; Date.now() < end; await sleep(5)) {
    const begun = Date.now()
    try {
      let order: ChannelOrder | undefined
      const made = await rendition(payload, async () => {
        const publication = await visibleInSlot(payload, slot, now())
        if (!publication) throw new HubError('gone', 'It is not visible now.')
        order = await orderForPublication(payload, publication, variant)
        return order
      })
      const text = made.artefacts.map(({ content }) => Buffer.from(content).toString('utf8')).join('') + (order?.channel.words(order.channel.render(order.input, order.ctx).composition) ?? '')
      glimpses.push({ begun, answered: Date.now(), hasWords: text.includes(words) })
    } catch (error) {
      const isGone = error instanceof HubError && error.code === 'gone'
      glimpses.push({ begun, answered: Date.now(), hasWords: false, ...(isGone ? {} : { refused: error instanceof HubError ? error.code : String(error) }) })
    }
  }
  return glimpses
}

/** Resolves when the first state is live, and goes on with the next ones. */
async function work(editor: PayloadRequest, approver: PayloadRequest, lane: number): Promise<void> {
  const name = `Bahn ${lane} von ${process.pid}`
  const channels = ['web-page', 'social-post', 'newsletter-block']
  const { id, key } = await makePiece(editor, { title: name })
  const turn = async (isApproved: boolean) => {
    const submission = await submit(editor, { subject: 'piece', key, locale: 'de' })
    if (isApproved) await approve(approver, submission.key)
    await publish(editor, { pieceKey: key, locale: 'de', channels })
  }
  const goOn = async () => {
    for (let round = 2; ; round++) {
      const data = { title: `${name}, Fassung ${round}`, slug: `bahn-${lane}-${process.pid}-${round}` }
      await retryOnConflict(() => payload.update({ collection: 'pieces', id, locale: 'de', draft: true, data: data as never, overrideAccess: false, user: editor.user }))
      // Rendering for an approval takes most of the time; every third turn does without, so that more kills meet a write.
      await turn(round % 3 === 0)
    }
  }
  await turn(true)
  void goOn()
}
