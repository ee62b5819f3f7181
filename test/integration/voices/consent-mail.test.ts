/** A question that the hub itself mails: nobody of the house sees its link, and ledger, receipt and report say so. */
import { SMTPServer } from 'smtp-server'
import type { PayloadRequest } from 'payload'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { askConsent, mailConsent } from '../../../src/consent/acts.ts'
import { addressDigest } from '../../../src/consent/address-digest.ts'
import { chainOf } from '../../../src/consent/ledger.ts'
import { withdrawalReport } from '../../../src/consent/report.ts'
import { findRecords } from '../../../src/publishing/records.ts'
import { testimonialState } from '../../../src/publishing/testimonial-overview.ts'
import { type ReadingHub, startReadingHub } from '../api/reading-hub.ts'
import { DATABASE } from '../hub.ts'
import { CHANNELS, consentOf, GIVE, pathOf, post } from './answering.ts'
import { CUSTOMER, makeTestimonial } from './voices.ts'

let hub: ReadingHub
let agent: PayloadRequest
let isRefusing = false
const mails: { to: string[]; text: string }[] = []
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  logger: false,
  onRcptTo: ({ address }, _, callback) => (isRefusing ? callback(Object.assign(new Error(`no mailbox ${address}`), { responseCode: 550 })) : callback()),
  onData(stream, session, callback) {
    const chunks: Buffer[] = []
    stream.on('data', (chunk: Buffer) => chunks.push(chunk))
    stream.on('end', () => {
      // Soft line ends of quoted-printable would cut the link.
      mails.push({ to: session.envelope.rcptTo.map(({ address }) => address), text: Buffer.concat(chunks).toString('utf8').replace(/=\r\n/g, '').replace(/=3D/g, '=') })
      callback()
    })
  },
})

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.server.address()
  process.env.MAIL_URL = `smtp://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`
  process.env.MAIL_FROM = 'Stadtwerke Lindental <service@stadtwerke-lindental.example>'
  hub = await startReadingHub()
  agent = await hub.person('Agnes Agent', ['agent'])
})
afterAll(async () => {
  await hub?.stop()
  delete process.env.MAIL_URL
  delete process.env.MAIL_FROM
  await new Promise<void>((resolve) => server.close(() => resolve()))
})

const order = (testimonial: string) => ({ testimonial, channels: CHANNELS, locale: 'de' })

it(`goes to the contact alone, and who answers it has proof of that (${DATABASE})`, async () => {
  const { key } = await makeTestimonial(agent)
  expect((await testimonialState(agent, key)).mail).toBe('ready')
  const told = await mailConsent(agent, order(key))
  expect(JSON.stringify(told)).not.toContain('/consent/')
  const [mail] = mails
  expect(mail?.to).toEqual([CUSTOMER.email])
  expect(mail?.text).toContain('From: Stadtwerke Lindental <service@stadtwerke-lindental.example>')
  expect(mail?.text).not.toContain('Endlich warm')
  const link = /https:\/\/hub\.example\.com\/consent\/[\w.-]+/.exec(mail?.text ?? '')?.[0] ?? ''
  const answer = await post(hub, pathOf(link), { ...GIVE })
  expect(answer.status).toBe(303)
  const chain = await chainOf(hub.payload, key)
  const digest = addressDigest(hub.payload.secret, chain[0]?.contact ?? '', CUSTOMER.email)
  expect(chain[0]?.evidence).toEqual({ kind: 'link-mailed', to: 'contact', digest })
  const logs = [chain, await findRecords(hub.payload, 'audit-events', { where: { subject: { equals: `testimonial:${key}` } } })]
  expect(JSON.stringify(logs)).not.toContain(CUSTOMER.email)
  const receipt = await hub.ask(`${(answer.headers.location ?? '').split('?')[0]}/receipt`)
  expect(receipt.body).toContain('unserem Service lag er nicht vor')
  expect((await withdrawalReport(agent, key)).linkHandedOver?.de).toContain('unserem Service lag er nicht vor')
  expect((await testimonialState(agent, key)).steps[0]?.handover).toBe('mail')
})

it('that is not taken over leaves a question which nobody can answer, and says so without the address', async () => {
  const { key } = await makeTestimonial(agent)
  isRefusing = true
  const failed = await mailConsent(agent, order(key)).catch((error: unknown) => error)
  isRefusing = false
  expect(failed).toMatchObject({ code: 'busy' })
  expect(String(failed)).not.toContain(CUSTOMER.email)
  expect(await consentOf(hub, key)).toMatchObject({ status: 'asked' })
  // It may be mailed again at once.
  await mailConsent(agent, order(key))
  const { address, text } = await askConsent(agent, order(key))
  expect(text).toContain(address)
  expect((await hub.ask(pathOf(address))).status).toBe(200)
})

it(`is not mailed twice while it waits for its answer (${DATABASE})`, async () => {
  const { key } = await makeTestimonial(agent)
  const before = mails.length
  const both = await Promise.allSettled([mailConsent(agent, order(key)), mailConsent(await hub.person('Edda Eilig', ['editor']), order(key))])
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(both.find((one) => one.status === 'rejected')?.reason).toMatchObject({ code: 'conflict' })
  // Nor by way of a question for the dialog.
  await askConsent(agent, order(key))
  await expect(mailConsent(agent, order(key))).rejects.toMatchObject({ code: 'conflict' })
  expect(mails.length).toBe(before + 1)
  expect((await chainOf(hub.payload, key)).length).toBe(2)
  vi.useFakeTimers({ now: Date.now() + 10 * 60_000 + 1000, toFake: ['Date'] })
  await mailConsent(agent, order(key)).finally(() => vi.useRealTimers())
  expect(mails.length).toBe(before + 2)
})

it(`leaves a trace of an address that was changed for it and back (${DATABASE})`, async () => {
  const { key, contact } = await makeTestimonial(agent)
  const write = (email: string | null) => hub.payload.update({ collection: 'contacts', id: contact, data: { email } as never, depth: 0, overrideAccess: false, user: agent.user })
  await write('agnes.private@example.org')
  await mailConsent(agent, order(key))
  await write(CUSTOMER.email)
  await write(CUSTOMER.email.toUpperCase())
  await write('')
  const [question] = await chainOf(hub.payload, key)
  const events = await findRecords(hub.payload, 'audit-events', { where: { subject: { equals: `contact:${question?.contact}` } }, sort: 'number' })
  const [own, theirs] = [CUSTOMER.email, 'agnes.private@example.org'].map((address) => addressDigest(hub.payload.secret, question?.contact ?? '', address))
  expect(events.map(({ type, actor, data }) => ({ type, actor, data }))).toEqual([
    { type: 'contact-address-changed', actor: agent.user?.key, data: { before: own, after: theirs } },
    { type: 'contact-address-changed', actor: agent.user?.key, data: { before: theirs, after: own } },
    { type: 'contact-address-changed', actor: agent.user?.key, data: { before: own, after: null } },
  ])
  expect(question?.evidence).toMatchObject({ kind: 'link-mailed', digest: theirs })
  expect(JSON.stringify(events)).not.toContain('@')
})

it('is refused without an address, in somebody else’s role, and where nobody is known', async () => {
  const before = mails.length
  const { key } = await makeTestimonial(agent, { contact: null })
  expect((await testimonialState(agent, key)).mail).toBe('no-address')
  await expect(mailConsent(agent, order(key))).rejects.toMatchObject({ code: 'bad-input' })
  await expect(mailConsent(hub.approver, order(key))).rejects.toMatchObject({ code: 'forbidden' })
  expect(mails.length).toBe(before)
})
