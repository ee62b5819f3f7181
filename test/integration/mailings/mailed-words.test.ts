/** Customers' words in mailings: only with a consent that stands, and found again when it ends. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { withdrawConsent } from '../../../src/consent/acts.ts'
import { followUpConsents } from '../../../src/consent/follow-ups.ts'
import { chainOf } from '../../../src/consent/ledger.ts'
import { placesOf } from '../../../src/consent/places-of.ts'
import { withdrawalReport } from '../../../src/consent/report.ts'
import { belongingsOf } from '../../../src/consent/rights/belongings.ts'
import { gatherPerson } from '../../../src/consent/rights/gather.ts'
import { submissionView } from '../../../src/publishing/overviews.ts'
import { exportMailing } from '../../../src/publishing/mailings/export-mailing.ts'
import { mailingState } from '../../../src/publishing/mailings/mailing-state.ts'
import { findRecords, whereAll } from '../../../src/publishing/records.ts'
import { submit } from '../../../src/publishing/submit.ts'
import { type ReadingHub, startReadingHub } from '../api/reading-hub.ts'
import { DATABASE, type Staff } from '../hub.ts'
import { consentedVoice, quoting } from '../voices/voices.ts'
import { approveMailing, MAIL_CHANNEL, makeMailing } from './arranging.ts'

let hub: ReadingHub
let staff: Staff
const WORDS = 'Seither schlafe ich bei offenem Fenster.'

beforeAll(async () => {
  hub = await startReadingHub()
  staff = { agent: await hub.person('Agnes Agent', ['agent']), editor: hub.editor, approver: hub.approver }
})
afterAll(() => hub?.stop())

const htmlOf = async (key: string): Promise<string> => {
  const made = await exportMailing(hub.editor, { key, locale: 'de', form: 'html' })
  return made.is === 'file' ? Buffer.from(made.bytes).toString('utf8') : ''
}

it(`quotes while the consent stands; after that nothing leaves with the words, and every mail that has them is known (${DATABASE})`, async () => {
  const voice = await consentedVoice(staff, [MAIL_CHANNEL], { quote: WORDS, original: WORDS })
  const piece = await hub.published({ title: 'Ruhig schlafen', body: quoting(voice.id, 'quote-goes') }, [MAIL_CHANNEL])
  const { key } = await makeMailing(hub.editor, [{ ...piece, size: 'large' }])
  await approveMailing(hub.editor, hub.approver, key)
  const address = new URL((await mailingState(hub.editor, key, 'de')).page?.address ?? '').pathname
  expect(await htmlOf(key)).toContain(WORDS)
  expect((await hub.ask(address)).body).toContain(WORDS)
  const [event] = await findRecords(hub.payload, 'audit-events', { where: whereAll({ subject: { equals: `mailing:${key}` } }, { type: { equals: 'mailing-exported' } }) })
  expect(event?.data.quotes).toEqual([{ testimonial: voice.key, excerpt: expect.stringMatching(/^[0-9a-f-]{36}$/) }])

  await withdrawConsent(staff.agent, { testimonial: voice.key })
  const chain = await chainOf(hub.payload, voice.key)
  const { places } = await placesOf(hub.payload, chain, [MAIL_CHANNEL], 'de', Date.now())
  expect(places).toContainEqual({ channel: MAIL_CHANNEL, title: 'Warm durch den Winter: drei Neuigkeiten aus Lindental', path: address })
  const without = await htmlOf(key)
  expect(without).not.toContain(WORDS)
  expect(without).toContain('Ruhig schlafen')
  expect((await hub.ask(address)).body).not.toContain(WORDS)
  const report = await withdrawalReport(staff.agent, voice.key)
  expect(report.mailings).toEqual([expect.objectContaining({ mailing: key, is: 'export', locale: 'de', address: `https://hub.example.com${address}` })])
  for (let time = 0; time < 2; time++) await followUpConsents(hub.payload)
  const tasks = await findRecords(hub.payload, 'tasks', { where: whereAll({ subject: { equals: `testimonial:${voice.key}` } }, { kind: { equals: 'recall-mailing' } }) })
  expect(tasks).toHaveLength(1)
  expect(tasks[0]?.data).toMatchObject({ mailing: key, locale: 'de', reason: 'ended', title: 'Warm durch den Winter: drei Neuigkeiten aus Lindental' })
  const { data } = await gatherPerson(hub.payload, await belongingsOf(hub.payload, chain[0]?.contact ?? ''))
  expect(data.mails).toContainEqual({ testimonial: voice.key, subject: 'Warm durch den Winter: drei Neuigkeiten aus Lindental', locale: 'de', what: 'mailing-exported', at: expect.any(String) })
  const everything = JSON.stringify([tasks, await findRecords(hub.payload, 'audit-events', { where: { subject: { equals: `mailing:${key}` } } }), await findRecords(hub.payload, 'approvals', { where: { subjectKey: { equals: key } } })])
  expect(everything).not.toContain('Fenster')
})

it('goes without a block whose words have no consent any more, and says which', async () => {
  const voice = await consentedVoice(staff, [MAIL_CHANNEL], { quote: WORDS, original: WORDS })
  const built = await hub.published({ title: 'Nur mit ihrer Stimme', body: quoting(voice.id, 'piece-goes') }, [MAIL_CHANNEL])
  const other = await hub.published({ title: 'Ganz ohne' }, [MAIL_CHANNEL])
  const { key } = await makeMailing(hub.editor, [{ ...built, size: 'large' }, other])
  await approveMailing(hub.editor, hub.approver, key)
  const address = new URL((await mailingState(hub.editor, key, 'de')).page?.address ?? '').pathname
  await withdrawConsent(staff.agent, { testimonial: voice.key })
  await expect(htmlOf(key)).rejects.toThrow('Block 1, “Nur mit ihrer Stimme”, rests on a customer’s words that have no consent (any more).')
  const page = await hub.ask(address)
  expect(page.status).toBe(200)
  expect(page.body).toContain('Ganz ohne')
  expect(page.body).not.toContain('Nur mit ihrer Stimme')
  expect((await mailingState(hub.editor, key, 'de')).standings.map(({ standing }) => standing)).toEqual(['consent-ended', 'live'])
  await expect(submit(hub.editor, { subject: 'mailing', key, locale: 'de' })).rejects.toMatchObject({ code: 'channel-blocked' })
})

it('shows reviewers the mail, and its certificate keeps no words of a customer', async () => {
  const voice = await consentedVoice(staff, ['web-page'], { quote: WORDS, original: WORDS })
  const piece = await hub.published({ title: 'Ohne Einwilligung für Mails', body: quoting(voice.id, 'quote-goes') }, [MAIL_CHANNEL])
  const { key } = await makeMailing(hub.editor, [{ ...piece, size: 'large' }])
  const { key: submission } = await submit(hub.editor, { subject: 'mailing', key, locale: 'de' })
  const view = await submissionView(hub.approver, submission)
  expect(JSON.stringify(view.checks)).not.toContain('Fenster')
  expect(await exportMailing(hub.editor, { key, locale: 'de', form: 'html' }).catch(({ code }: { code: string }) => code)).toBe('not-approved')
})
