/** A shop that has a run is written to, by a real mail server, when the run is called back or copies of it must go: once, and again only while the server surely did not take the mail. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { unpublish } from '../../../src/publishing/publish.ts'
import { pullMail } from '../../../src/publishing/printing/shop/alert-mails.ts'
import type { PrintRunRecord, PulledCopy } from '../../../src/publishing/printing/run-record.ts'
import { copiesOf } from '../../../src/publishing/printing/shop/shop-runs.ts'
import { stopPrintRuns } from '../../../src/publishing/printing/stop-runs.ts'
import { suppressPerson } from '../../../src/publishing/recipient-lists/suppress-person.ts'
import { findRecords } from '../../../src/publishing/records.ts'
import { DATABASE } from '../hub.ts'
import { headerOf, type MailServer, startMailServer } from '../mailings/mail-server.ts'
import { people, publishedLetter, readyList } from '../printing/printing-hub.ts'
import { type ShopHub, startShopHub } from './shop-hub.ts'

let hub: ShopHub
let server: MailServer
beforeAll(async () => {
  server = await startMailServer()
  process.env.MAIL_URL = server.url
  process.env.MAIL_FROM = 'Stadtwerke Lindental <druck@stadtwerke-lindental.example>'
  hub = await startShopHub()
})
afterAll(async () => {
  await hub?.stop()
  delete process.env.MAIL_URL
  delete process.env.MAIL_FROM
  await server?.stop()
})

const stop = () => stopPrintRuns(hub.on.hub.payload)
/** A run of a piece of its own, which the shop has. */
async function claimed(more: Partial<PrintRunRecord> = {}) {
  const { key: piece, slot } = await publishedLetter(hub.on, { title: `Brief ${Math.random()}` })
  const run = await hub.released({ publication: slot, ...more })
  expect((await hub.ask(`/runs/${run.key}/claim`, { method: 'POST', body: { claim: `order-${run.key}` } })).status).toBe(200)
  return { run, withdraw: () => unpublish(hub.on.editor, { pieceKey: piece, locale: 'de', channels: ['print-pdf'] }) }
}
const alertOf = async (run: PrintRunRecord) => (await hub.now(run)).reason?.alert
/** Words of the mails since a moment, joined where the transport wrapped them. */
function mailsFrom(at: number) {
  return server.mails.slice(at).map(({ to, raw }) => ({
    to,
    subject: decoded(headerOf(raw, 'Subject') ?? ''),
    text: Buffer.from(/base64/i.test(headerOf(raw, 'Content-Transfer-Encoding') ?? '') ? Buffer.from(bodyOf(raw), 'base64') : quoted(bodyOf(raw))).toString('utf8'),
  }))
}
const bodyOf = (raw: string) => raw.slice(raw.indexOf('\r\n\r\n') + 4)
const quoted = (text: string) => Buffer.from(text.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))), 'latin1')
const decoded = (text: string) => text.replace(/\?=\s+=\?/g, '?==?').replace(/=\?utf-8\?(q|b)\?([^?]*)\?=/gi, (_, kind: string, words: string) => (kind.toLowerCase() === 'b' ? Buffer.from(words, 'base64') : quoted(words.replaceAll('_', ' '))).toString('utf8'))

describe(`the mail to a print shop (${DATABASE})`, () => {
  it('says once that a run is called back, in both languages, and nobody’s name', async () => {
    const [from, { run, withdraw }] = [server.mails.length, await claimed({ counts: { copies: 30, seeds: 3, pages: 66, leftOut: 0 } })]
    await withdraw()
    await stop()
    await stop()
    const mails = mailsFrom(from)
    expect(mails).toMatchObject([{ to: ['auftrag@druckhaus.example.com'], subject: `Druckauftrag zurückgerufen: ${run.title} / Print run called back` }])
    for (const words of [`„${run.title}“ (${run.key}, ${copiesOf(run)} Exemplare) ist zurückgerufen`, `“${run.title}” (${run.key}, ${copiesOf(run)} copies) is called back`, 'Grund: ', 'Reason: ']) expect(mails[0]?.text).toContain(words)
    expect(await alertOf(run)).toMatchObject({ mail: 'sent', tries: 1 })
    // The shop's program is told why, not how people were.
    expect(Object.keys((await hub.ask(`/runs/${run.key}/claim`, { method: 'POST', body: { claim: `order-${run.key}` } })).json.error.details.reason).sort()).toEqual(['code', 'de', 'en'])
    expect((await findRecords(hub.on.hub.payload, 'tasks', { where: { subject: { equals: `print-run:${run.key}` } } })).map(({ kind }) => kind)).toEqual(['recall-print'])
  })

  it('names the copies that must go, and each that comes later in a mail of its own', async () => {
    const list = await readyList(hub.on, people(30))
    const [from, { run }] = [server.mails.length, await claimed({ list })]
    const objects = (at: number) => suppressPerson(hub.on.editor, { street: `Lindenweg ${at}`, postcode: String(10115 + (at - 1) * 37), town: 'Musterstadt' }, 'objection')
    await objects(3)
    await stop()
    await objects(27)
    await stop()
    await stop()
    const mails = mailsFrom(from)
    expect(mails.map(({ subject }) => subject)).toEqual(Array(2).fill(`Sendungen herausnehmen: ${run.title} / Take copies out`))
    expect(mails[0]?.text).toContain('- 3: part-0001.pdf, Seite 5–6')
    expect(mails[0]?.text).not.toContain('- 27')
    expect(mails[1]?.text).toMatch(/- 3: .*\r?\n- 27: part-0002\.pdf, Seite 3–4/)
    expect(mails[1]?.text).not.toMatch(/Lindenweg|Musterstadt|Beispiel/)
  })

  it('is sent again while the mail server refuses it for now, and waits longer each time', async () => {
    const [from, { run, withdraw }] = [server.mails.length, await claimed()]
    server.refuseWith(451)
    await withdraw()
    await stop()
    expect(await alertOf(run)).toMatchObject({ mail: 'refused', tries: 1, again: expect.any(String) })
    await stop()
    expect((await alertOf(run))?.tries).toBe(1)
    // A minute later, and two after that.
    vi.useFakeTimers({ toFake: ['Date'] })
    try {
      vi.setSystemTime(Date.now() + 61_000)
      await stop()
      expect(await alertOf(run)).toMatchObject({ mail: 'refused', tries: 2 })
      server.refuseWith(null)
      vi.setSystemTime(Date.now() + 61_000)
      await stop()
      expect(mailsFrom(from)).toEqual([])
      vi.setSystemTime(Date.now() + 61_000)
      await stop()
    } finally {
      vi.useRealTimers()
      server.refuseWith(null)
    }
    expect(mailsFrom(from)).toHaveLength(1)
    const alert = await alertOf(run)
    expect(alert).toMatchObject({ mail: 'sent', tries: 3 })
    expect(alert).not.toHaveProperty('again')
    expect(await findRecords(hub.on.hub.payload, 'tasks', { where: { subject: { equals: `print-run:${run.key}` } } })).toHaveLength(1)
  })

  it('is not sent again where the address is refused for good: people see that they must call', async () => {
    const { run, withdraw } = await claimed()
    server.refuseWith(550)
    await withdraw()
    await stop()
    server.refuseWith(null)
    const alert = await alertOf(run)
    expect(alert).toMatchObject({ mail: 'refused', tries: 1 })
    expect(alert).not.toHaveProperty('again')
  })
})

it('a mail does not grow with the copies that must go', () => {
  const copies = Array.from({ length: 5_000 }, (_, at): PulledCopy => ({ number: at + 1, file: 'part-0001.pdf', firstPage: at * 2 + 1, pages: 2 }))
  const { text } = pullMail({ key: 'herbst-1', title: 'Herbst' }, copies)
  expect(text).toContain('- 200: part-0001.pdf, Seite 399–400\nund 4800 weitere')
  expect(text.length).toBeLessThan(20_000)
})
