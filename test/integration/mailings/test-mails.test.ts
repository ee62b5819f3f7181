/** Test mails over a real SMTP conversation: what arrives, to whom, what they say in their heads, and how to get no more of them. */
import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import PostalMime from 'postal-mime'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { limitTestMails } from '../../../src/access/rate-limits.ts'
import { brokenLink } from '../../../src/publishing/audit.ts'
import { readmitToMails } from '../../../src/publishing/mailings/objections.ts'
import { setOnline } from '../../../src/publishing/mailings/online-page.ts'
import { sendTest } from '../../../src/publishing/mailings/test-send.ts'
import { unpublish } from '../../../src/publishing/publish.ts'
import { findRecords } from '../../../src/publishing/records.ts'
import { type ReadingHub, startReadingHub } from '../api/reading-hub.ts'
import { DATABASE } from '../hub.ts'
import { approveMailing, MAIL_CHANNEL, makeMailing } from './arranging.ts'
import { headerOf, headOf, type MailServer, startMailServer, verifyDkim } from './mail-server.ts'

let hub: ReadingHub
let server: MailServer
let key: string
let piece: { id: string | number; key: string }
const folder = mkdtempSync(join(tmpdir(), 'hub-dkim-'))
const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048, publicKeyEncoding: { type: 'spki', format: 'pem' }, privateKeyEncoding: { type: 'pkcs8', format: 'pem' } })
const VARIABLES = ['MAIL_URL', 'MAIL_FROM', 'TEST_MAIL_DOMAINS', 'MAIL_DKIM_DOMAIN', 'MAIL_DKIM_SELECTOR', 'MAIL_DKIM_KEY']

beforeAll(async () => {
  server = await startMailServer()
  writeFileSync(join(folder, 'dkim.pem'), privateKey)
  hub = await startReadingHub({
    env: { MAIL_URL: server.url, MAIL_FROM: 'Stadtwerke Lindental <newsletter@stadtwerke-lindental.example>', TEST_MAIL_DOMAINS: 'probe.example, münchen.example', MAIL_DKIM_DOMAIN: 'stadtwerke-lindental.example', MAIL_DKIM_SELECTOR: 'hub2026', MAIL_DKIM_KEY: join(folder, 'dkim.pem') },
  })
  piece = await hub.published({ title: 'Wärmepumpen: „jetzt“ günstiger – für alle', teaser: 'Ökostrom & Wärme. '.repeat(20).trim() }, [MAIL_CHANNEL])
  key = (await makeMailing(hub.editor, [{ ...piece, size: 'large' }])).key
  await approveMailing(hub.editor, hub.approver, key)
})
afterAll(async () => {
  await hub?.stop()
  await server?.stop()
  rmSync(folder, { recursive: true, force: true })
  for (const name of VARIABLES) delete process.env[name]
})
beforeEach(() => {
  server.mails.length = 0
})

const send = (to: string[], of: 'draft' | 'approved' = 'approved') => sendTest(hub.editor, { key, locale: 'de', of, to })
const linkIn = (raw: string) => /<(https:[^>]+)>/.exec(headerOf(raw, 'List-Unsubscribe') ?? '')?.[1] ?? ''

it(`arrives whole, in two forms, with the head that a mail of a list has (${DATABASE})`, async () => {
  expect(await send(['anna@example.com', 'Bernd@Example.org'])).toEqual({ results: [{ isSent: true }, { isSent: true }] })
  expect(server.mails.map(({ to }) => to)).toEqual([['anna@example.com'], ['Bernd@example.org']])
  const [mail] = server.mails
  const raw = mail?.raw ?? ''
  const parsed = await PostalMime.parse(Buffer.from(raw, 'latin1'))
  expect(parsed).toMatchObject({ subject: 'Warm durch den Winter: drei Neuigkeiten aus Lindental', from: { address: 'newsletter@stadtwerke-lindental.example', name: 'Stadtwerke Lindental' }, attachments: [] })
  expect(parsed.to).toEqual([expect.objectContaining({ address: 'anna@example.com' })])
  expect(parsed.html).toContain('Wärmepumpen')
  expect(parsed.text).toContain('Wärmepumpen: „jetzt“ günstiger – für alle')
  expect(headerOf(raw, 'Content-Type')).toMatch(/^multipart\/alternative;/)
  expect(raw.match(/^Content-Transfer-Encoding: .*$/gm)).toEqual(['Content-Transfer-Encoding: quoted-printable\r', 'Content-Transfer-Encoding: quoted-printable\r'].map((line) => line.trim()))
  expect(raw.indexOf('text/plain')).toBeLessThan(raw.indexOf('text/html'))
  expect(headerOf(raw, 'List-Unsubscribe')).toMatch(/^<https:\/\/hub\.example\.com\/mailings\/unsubscribe\/[0-9a-f]{64}\.[\w-]{43}>$/)
  expect(headerOf(raw, 'List-Unsubscribe-Post')).toBe('List-Unsubscribe=One-Click')
  expect(headerOf(raw, 'List-Id')).toMatch(/<test-mails\.hub\.example\.com>$/)
  expect(headerOf(raw, 'Precedence')).toBe('bulk')
  expect(headerOf(raw, 'Auto-Submitted')).toBeUndefined()
  expect(headerOf(raw, 'Content-Language')).toBe('de')
  expect(headerOf(raw, 'X-Mailer')).toBeUndefined()
  expect(parsed.html).toContain(linkIn(raw))
  for (const { raw: one } of server.mails) {
    expect(Math.max(...one.split('\r\n').map(({ length }) => length))).toBeLessThanOrEqual(998)
    expect(one.replace(/\r\n/g, ''), 'nothing but CRLF, and 7 bits').toMatch(/^[\x20-\x7e\t]*$/)
    expect(one.length).toBeLessThan(102 * 1024)
  }
})

it('is signed, both headers of one-click unsubscribing included, and names no machine', async () => {
  await send(['anna@example.com'])
  const [mail] = server.mails
  const raw = mail?.raw ?? ''
  const signed = verifyDkim(raw, publicKey)
  expect(signed).toEqual(expect.arrayContaining(['from', 'to', 'subject', 'date', 'message-id', 'list-unsubscribe', 'list-unsubscribe-post', 'list-id', 'content-type', 'mime-version']))
  expect(() => verifyDkim(raw.replace('List-Unsubscribe=One-Click', 'List-Unsubscribe=Two-Clicks'), publicKey)).toThrow('the signature does not fit')
  expect(headerOf(raw, 'DKIM-Signature')).toMatch(/d=stadtwerke-lindental\.example;.*s=hub2026/)
  expect(mail?.greeting).toBe('hub.example.com')
  expect(mail?.from).toBe('newsletter@stadtwerke-lindental.example')
  expect(headerOf(raw, 'Message-ID')).toMatch(/@stadtwerke-lindental\.example>$/)
  const machine = hostname()
  if (machine.length > 3) expect(raw).not.toContain(machine)
  expect(headOf(raw).filter(([name]) => /^received|originating|user-agent/i.test(name))).toEqual([])
})

it('says that it is a draft in subject and body, though its blocks are approved', async () => {
  const mailing = await makeMailing(hub.editor, [piece], { subjectLine: 'Noch im Werden' })
  await sendTest(hub.editor, { key: mailing.key, locale: 'de', of: 'draft', to: ['anna@probe.example'] })
  const parsed = await PostalMime.parse(Buffer.from(server.mails[0]?.raw ?? '', 'latin1'))
  expect(parsed.subject).toBe('Entwurf: Noch im Werden')
  expect(parsed.html).toMatch(/Entwurf/)
  expect(parsed.text).toMatch(/Entwurf/i)
  await expect(sendTest(hub.editor, { key: mailing.key, locale: 'de', of: 'approved', to: ['anna@example.com'] })).rejects.toMatchObject({ code: 'not-approved' })
})

it('sends a draft to the house alone: to its domains and to people with an account; what is approved goes to others as well', async () => {
  const { key: draft } = await makeMailing(hub.editor, [piece], { subjectLine: 'Nur für uns' })
  const sendDraft = (to: string[]) => sendTest(hub.editor, { key: draft, locale: 'de', of: 'draft', to })
  const colleague = await hub.person('Karla Kollegin', ['agent'])
  const email = String((colleague.user as { email?: unknown } | null)?.email)
  const house = ['kunde@MÜNCHEN.example', email.toUpperCase(), 'anna@probe.example']
  expect((await sendDraft(house)).results).toEqual([{ isSent: true }, { isSent: true }, { isSent: true }])
  expect(server.mails.map(({ raw }) => headerOf(raw, 'To'))).toEqual(['kunde@xn--mnchen-3ya.example', email.toUpperCase().replace(/@.*/, '@example.com'), 'anna@probe.example'])
  server.mails.length = 0
  for (const stranger of ['presse@example.net', 'x@sub.probe.example', 'x@probe.example.net', 'x@evilprobe.example', 'x@xn--mnchen-3ya.de']) {
    await expect(sendDraft(['anna@probe.example', stranger]), stranger).rejects.toMatchObject({
      code: 'forbidden',
      message: expect.stringMatching(/^Address 2 is outside the house: .+ Have the mailing approved and send that, leave the address out, or ask an administrator to name its domain in TEST_MAIL_DOMAINS\.$/),
      details: { field: 'to.1', reason: 'outside' },
    })
  }
  await hub.payload.update({ collection: 'users', id: colleague.user?.id as number, data: { isDisabled: true } as never })
  await expect(sendDraft([email])).rejects.toMatchObject({ details: { reason: 'outside' } })
  expect(server.mails).toEqual([])
  expect(await send(['presse@example.net'])).toEqual({ results: [{ isSent: true }] })
})

it('takes pictures along that no reader may fetch yet, and only those', async () => {
  // Flat ones: as wide as a mail needs, and quick to make.
  const [planned, live] = [await hub.picture('geplant.jpg', 1400, 90, '#225588'), await hub.picture('live.jpg', 1400, 90, '#885522')]
  const later = await hub.published({ title: 'Erst nächste Woche', hero: planned.id }, [MAIL_CHANNEL], { from: new Date(Date.now() + 7 * 86_400_000).toISOString() })
  const now = await hub.published({ title: 'Schon jetzt', hero: live.id }, [MAIL_CHANNEL])
  const mailing = await makeMailing(hub.editor, [{ ...later, size: 'large' }, { ...now, size: 'large' }])
  await sendTest(hub.editor, { key: mailing.key, locale: 'de', of: 'draft', to: ['anna@probe.example'] })
  const { html = '', attachments } = await PostalMime.parse(Buffer.from(server.mails[0]?.raw ?? '', 'latin1'))
  expect(attachments.map(({ mimeType, related, disposition }) => [mimeType, related, disposition])).toEqual([['image/jpeg', true, 'inline']])
  const [enclosed] = attachments
  expect(html).toContain(`src="cid:${enclosed?.contentId?.replace(/[<>]/g, '')}" width="600"`)
  expect((await sharp(Buffer.from(enclosed?.content as ArrayBuffer)).metadata()).width).toBe(800)
  expect(html, 'nothing that its reader could not fetch').not.toContain(`/media/${planned.sha256}`)
  expect((await hub.ask(`/media/${planned.sha256}/w800.jpg`)).status).toBe(404)
  expect(html).toMatch(new RegExp(`src="https://hub\\.example\\.com/media/${live.sha256}/w1200\\.jpg" srcset=`))
})

it.each([
  ['no address', ['anna']],
  ['a list of addresses', ['anna@example.com, bernd@example.com']],
  ['a name', ['Anna <anna@example.com>']],
  ['a header', ['anna@example.com\r\nBcc: alle@example.com']],
  ['a header in the local part', ['"anna\r\nBcc: x"@example.com']],
  ['a null', ['anna\u0000@example.com']],
  ['letters that look like others', ['аnna@example.com']],
  ['a command', ['anna@example.com> SIZE=1\r\nRCPT TO:<b@example.com']],
  ['six addresses', ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => `${name}@example.com`)],
  ['none', []],
])('refuses %s', async (_, to) => {
  await expect(send(to)).rejects.toMatchObject({ code: 'bad-input' })
  expect(server.mails).toEqual([])
})

it('keeps a subject of hostile words on one line, and no address in the hub', async () => {
  const hostile = await makeMailing(hub.editor, [piece], { subjectLine: 'A\r\nBcc: alle@example.com\r\n\r\n<html> =?utf-8?q?b=0D=0Ac?=' })
  await sendTest(hub.editor, { key: hostile.key, locale: 'de', of: 'draft', to: ['carla.geheim@probe.example'] })
  const raw = server.mails[0]?.raw ?? ''
  expect(server.mails[0]?.to).toEqual(['carla.geheim@probe.example'])
  expect(headerOf(raw, 'Bcc')).toBeUndefined()
  const events = await findRecords(hub.payload, 'audit-events', { where: {} })
  expect(JSON.stringify(events)).not.toContain('carla')
  const [event] = events.filter(({ subject, type }) => subject === `mailing:${hostile.key}` && type === 'mailing-tested')
  expect(event?.data).toMatchObject({ locale: 'de', count: 1, edition: null, quotes: [] })
})

it('tells what the mail server said without the address, one by one', async () => {
  server.refuseWith(550)
  const { results } = await send(['weg@example.com'])
  expect(results).toEqual([{ isSent: false, problem: { de: expect.stringContaining('abgelehnt'), en: expect.stringContaining('refused') } }])
  server.refuseWith(451)
  expect((await send(['weg@example.com'])).results[0]?.problem?.en).toMatch(/Try again later/)
  server.refuseWith(null)
  expect(JSON.stringify(results)).not.toContain('weg@')
})

it('unsubscribes by POST alone, in one click, and sends nothing to that address any more', async () => {
  await send(['dora@example.com'])
  const link = new URL(linkIn(server.mails[0]?.raw ?? ''))
  server.mails.length = 0
  for (const method of ['GET', 'HEAD', 'GET']) expect((await hub.ask(link.pathname, { method })).status).toBe(200)
  const page = await hub.ask(link.pathname, { headers: { 'accept-language': 'de' } })
  expect(page.body).toContain('<form method="post"')
  expect(page.headers['content-security-policy']).toMatch(/default-src 'none'/)
  expect(page.headers['cache-control']).toBe('no-store')
  expect((await send(['dora@example.com'])).results).toEqual([{ isSent: true }])
  expect((await hub.ask(link.pathname, { method: 'DELETE' })).status).toBe(405)
  const forged = link.pathname.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'))
  expect((await hub.ask(forged, { method: 'POST' })).status).toBe(404)
  expect((await send(['dora@example.com'])).results).toEqual([{ isSent: true }])
  server.mails.length = 0
  // As RFC 8058 says: a form of one pair, no cookie, no page before it. Twice is once.
  const oneClick = { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'List-Unsubscribe=One-Click' }
  for (let time = 0; time < 2; time++) expect((await hub.ask(link.pathname, oneClick)).status).toBe(200)
  await expect(send(['anna@example.com', 'DORA@example.com'])).rejects.toMatchObject({ code: 'forbidden', message: expect.stringMatching(/^Address 2 has unsubscribed from test mails of this hub\. Leave it out/) })
  expect(server.mails).toEqual([])
  const objections = await findRecords(hub.payload, 'audit-events', { where: { type: { equals: 'mail-objected' } } })
  expect(objections).toHaveLength(1)
  expect(JSON.stringify(objections)).not.toContain('dora')
})

it('takes an objection back: its holder by the same link, else an administrator; all of it on record without the address', async () => {
  await send(['emil@example.com'])
  const link = new URL(linkIn(server.mails[0]?.raw ?? '')).pathname
  const undo = async (page: string) => /<form method="post" action="([^"]+)"/.exec((await hub.ask(page)).body)?.[1] ?? ''
  const post = (path: string) => hub.ask(path, { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: '' })
  const isTaken = async () => (await send(['emil@example.com']).catch(() => null)) !== null
  expect((await post(`${link}/undo`)).status, 'nothing to take back').toBe(200)
  expect((await post(link)).body).toContain(`action="${link}/undo"`)
  expect(await isTaken()).toBe(false)
  const wayBack = await undo(link)
  expect(wayBack).toBe(`${link}/undo`)
  expect((await hub.ask(wayBack)).status).toBe(200)
  expect(await isTaken(), 'opening the link changes nothing').toBe(false)
  expect((await post(wayBack.replace(/\.(.)/, (_, first) => `.${first === 'A' ? 'B' : 'A'}`))).status).toBe(404)
  expect((await post(wayBack)).status).toBe(200)
  expect(await isTaken()).toBe(true)
  for (const page of [link, wayBack]) expect(await undo(page), 'the way out again').toBe(link)

  await post(link)
  const admin = await hub.person('Ada Admin', ['admin'])
  await expect(readmitToMails(hub.editor, 'emil@example.com')).rejects.toMatchObject({ code: 'forbidden' })
  await expect(readmitToMails(admin, 'Emil <emil@example.com>')).rejects.toMatchObject({ code: 'bad-input' })
  expect(await isTaken()).toBe(false)
  expect(await readmitToMails(admin, ' EMIL@example.com')).toEqual({ isReadmitted: true })
  expect(await isTaken()).toBe(true)
  await expect(readmitToMails(admin, 'emil@example.com')).rejects.toMatchObject({ code: 'not-found' })
  const events = (await findRecords(hub.payload, 'audit-events', { where: { type: { in: ['mail-objected', 'mail-readmitted'] } }, sort: 'number' })).filter(({ subject }) => link.includes(subject.slice('address:'.length)))
  expect(events.map(({ type, actor }) => [type, actor])).toEqual([
    ['mail-objected', 'recipient'],
    ['mail-readmitted', 'recipient'],
    ['mail-objected', 'recipient'],
    ['mail-readmitted', expect.stringMatching(/^(?!recipient).+/)],
  ])
  expect(JSON.stringify(events)).not.toContain('emil')
  expect(await brokenLink(hub.payload, events[0]?.subject ?? '')).toBeNull()
})

it('is for editors and approvers, few at a time, and never of a block that was taken off', async () => {
  for (const role of ['admin', 'agent'] as const) {
    await expect(sendTest(await hub.person(`Rolle ${role}`, [role]), { key, locale: 'de', of: 'approved', to: ['anna@example.com'] })).rejects.toMatchObject({ code: 'forbidden' })
  }
  const busy = await hub.person('Boris Busy', ['approver'])
  const five = [1, 2, 3, 4, 5]
  const burst = (round: number) => sendTest(busy, { key, locale: 'de', of: 'approved', to: five.map((n) => `p${round}.${n}@example.com`) })
  await burst(0)
  await limitTestMails(String(busy.user?.key), Array.from({ length: 24 }, (_, n) => `another ${n}`))
  await expect(burst(1), 'one is left').rejects.toMatchObject({ code: 'too-many-requests' })
  await expect(burst(2)).rejects.toMatchObject({ code: 'too-many-requests' })
  await setOnline(hub.editor, { key, locale: 'de', isOnline: false })
  await unpublish(hub.editor, { pieceKey: piece.key, locale: 'de', channels: [MAIL_CHANNEL] })
  server.mails.length = 0
  await expect(send(['anna@example.com'])).rejects.toMatchObject({ code: 'channel-blocked' })
  expect(server.mails).toEqual([])
})
