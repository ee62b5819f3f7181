/** An approved mailing leaves the house: exported, read on the web, over the command line; and what keeps it from leaving. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runVerb } from '../../../src/cli/run.ts'
import { brokenLink } from '../../../src/publishing/audit.ts'
import { approve } from '../../../src/publishing/decide.ts'
import { hubOf } from '../../../src/publishing/hub.ts'
import { exportMailing } from '../../../src/publishing/mailings/export-mailing.ts'
import { mailingState } from '../../../src/publishing/mailings/mailing-state.ts'
import { setOnline } from '../../../src/publishing/mailings/online-page.ts'
import { pagePathOf } from '../../../src/publishing/mailings/page-address.ts'
import { publish, unpublish } from '../../../src/publishing/publish.ts'
import { findRecords } from '../../../src/publishing/records.ts'
import { submit } from '../../../src/publishing/submit.ts'
import { type ReadingHub, startReadingHub } from '../api/reading-hub.ts'
import { DATABASE, make, paragraphs } from '../hub.ts'
import { approveMailing, MAIL_CHANNEL, makeMailing, threePieces } from './arranging.ts'

let hub: ReadingHub
let pieces: { id: string | number; key: string }[]
const state = (key: string) => mailingState(hub.editor, key, 'de')
const code = (expected: string) => expect.objectContaining({ code: expected })

beforeAll(async () => {
  hub = await startReadingHub()
  pieces = await threePieces(hub)
})
afterAll(() => hub?.stop())

/** Changes a draft as its editor does. */
const rewrite = (collection: 'pieces' | 'mailings', id: string | number, data: Record<string, unknown>) =>
  hub.payload.update({ collection, id, locale: 'de' as never, data: data as never, draft: true, user: hub.editor.user, overrideAccess: false })
/** Changes a piece, has it approved and puts it out anew. */
async function correct(piece: { id: string | number; key: string }, data: Record<string, unknown>, channels: readonly string[] | null = [MAIL_CHANNEL]) {
  await rewrite('pieces', piece.id, data)
  await approve(hub.approver, (await submit(hub.editor, { subject: 'piece', key: piece.key, locale: 'de' })).key)
  if (channels) await publish(hub.editor, { pieceKey: piece.key, locale: 'de', channels })
}

const three = () => makeMailing(hub.editor, pieces)
const [first, second] = [0, 1] as const
const of = (index: 0 | 1) => pieces[index] as { id: string | number; key: string }

describe(`handing out (${DATABASE})`, () => {
  it('exports every form and every tool’s call, each an event of its history', async () => {
    const { key } = await three()
    await expect(exportMailing(hub.editor, { key, locale: 'de', form: 'html' })).rejects.toEqual(code('not-approved'))
    const approval = await approveMailing(hub.editor, hub.approver, key)
    const { forms } = await state(key)
    expect(forms.map(({ form }) => form)).toEqual(['html', 'mjml', 'text', 'zip', 'listmonk', 'mautic', 'keila'])
    for (const { form, isTool } of forms) {
      const made = await exportMailing(hub.editor, { key, locale: 'de', form })
      expect(made.is).toBe(isTool ? 'call' : 'file')
      expect(made.edition).toBe(approval.edition)
    }
    const zip = await exportMailing(hub.editor, { key, locale: 'de', form: 'zip' })
    if (zip.is !== 'file') throw new Error('no file')
    const files = unzipSync(zip.bytes)
    const manifest = JSON.parse(strFromU8(files['manifest.json'] as Uint8Array)) as { edition: string; files: { name: string }[]; links: { online: string } }
    expect(manifest.edition).toBe(approval.edition)
    expect(Object.keys(files).sort()).toEqual(['manifest.json', ...manifest.files.map(({ name }) => name)].sort())
    expect(manifest.links.online).toMatch(/^https:\/\/hub\.example\.com\/de\/mailings\/mailing-[0-9a-f]{12}\/[\w-]{22}$/)
    const again = await exportMailing(hub.editor, { key, locale: 'de', form: 'zip' })
    expect(again.is === 'file' && Buffer.from(again.bytes).equals(Buffer.from(zip.bytes)), 'the same mailing is the same file').toBe(true)
    const events = await findRecords(hub.payload, 'audit-events', { where: { subject: { equals: `mailing:${key}` } }, sort: 'number' })
    expect(events.map(({ type }) => type)).toEqual(['submitted', 'approved', ...Array.from({ length: 9 }, () => 'mailing-exported')])
    expect(await brokenLink(hub.payload, `mailing:${key}`)).toBeNull()
    await expect(exportMailing(hub.editor, { key, locale: 'de', form: 'pdf' })).rejects.toThrow(/Exports: html, mjml, text, zip, listmonk, mautic, keila/)
    await expect(exportMailing(hub.editor, { key, locale: 'de', form: 'constructor' })).rejects.toEqual(code('bad-input'))
  })

  it('is refused, naming the block, once a piece is off the newsletter; says stale once one is approved anew', async () => {
    const offer = await hub.published({ title: 'Angebot der Woche' }, [MAIL_CHANNEL])
    const { key } = await makeMailing(hub.editor, [of(first), offer])
    await approveMailing(hub.editor, hub.approver, key)
    await correct(offer, { teaser: 'Jetzt noch günstiger.' }, null)
    expect(await state(key)).toMatchObject({ stale: ['Angebot der Woche'], blockedBy: [], hasChanges: true })
    expect((await exportMailing(hub.editor, { key, locale: 'de', form: 'text' })).is).toBe('file')
    await unpublish(hub.editor, { pieceKey: offer.key, locale: 'de', channels: [MAIL_CHANNEL] })
    await expect(exportMailing(hub.editor, { key, locale: 'de', form: 'text' })).rejects.toThrow('Block 2, “Angebot der Woche”, was taken off the newsletter. Take it out, or publish the piece.')
    expect((await state(key)).blockedBy).toEqual([expect.objectContaining({ de: expect.stringContaining('wurde vom Newsletter genommen') })])
    await publish(hub.editor, { pieceKey: offer.key, locale: 'de', channels: [MAIL_CHANNEL] })
    expect((await state(key)).blockedBy).toEqual([])
  })

  it('is refused where mail programs would cut the mail off, and reviewers are told', async () => {
    const long = await hub.published({ title: 'Sehr ausführlich', body: paragraphs(...Array.from({ length: 60 }, (_, index) => `Absatz ${index}: ${'Wärme aus der Erde. '.repeat(100)}`)) }, [MAIL_CHANNEL])
    const { key } = await makeMailing(hub.editor, [{ ...long, size: 'large' }])
    const { certificate } = await approveMailing(hub.editor, hub.approver, key)
    expect(certificate.checks[MAIL_CHANNEL]?.isBlocked).toBe(true)
    await expect(exportMailing(hub.editor, { key, locale: 'de', form: 'html' })).rejects.toThrow(/above 102 kB Gmail cuts it off/)
    expect((await state(key)).blockedBy).toEqual([expect.objectContaining({ de: expect.stringContaining('102 kB') })])
    expect((await state(key)).page, 'nobody was sent it').toBeNull()
    expect((await hub.ask(pagePathOf(hubOf(hub.payload).secret, { key, locale: 'de' }))).status).toBe(404)
  })

  it('goes on showing on the web what could leave the house, where what was approved after it cannot', async () => {
    const { id, key } = await three()
    await approveMailing(hub.editor, hub.approver, key)
    const long = await hub.published({ title: 'Noch ausführlicher', body: paragraphs(...Array.from({ length: 60 }, (_, index) => `Absatz ${index}: ${'Wärme aus der Erde. '.repeat(100)}`)) }, [MAIL_CHANNEL])
    await rewrite('mailings', id, { blocks: [{ piece: long.id, size: 'large' }] })
    await approveMailing(hub.editor, hub.approver, key)
    const page = await hub.ask(pagePathOf(hubOf(hub.payload).secret, { key, locale: 'de' }))
    expect(page.status).toBe(200)
    expect(page.body).toContain('Tag der offenen Tür')
    expect(page.body).not.toContain('Noch ausführlicher')
  })

  it('is nothing for agents, nor for administrators', async () => {
    const { key } = await three()
    await approveMailing(hub.editor, hub.approver, key)
    for (const role of ['agent', 'admin'] as const) {
      const person = await hub.person(`Rolle ${role}`, [role])
      await expect(exportMailing(person, { key, locale: 'de', form: 'html' })).rejects.toEqual(code('forbidden'))
      await expect(setOnline(person, { key, locale: 'de', isOnline: false })).rejects.toEqual(code('forbidden'))
    }
    const agent = await hub.person('Agnes Agent', ['agent'])
    await expect(mailingState(agent, key, 'de')).rejects.toEqual(code('forbidden'))
    await expect(make(agent, 'mailings', { title: 'Nein' }, { draft: true })).rejects.toThrow()
  })
})

describe(`on the web (${DATABASE})`, () => {
  const pathOf = async (key: string) => new URL((await state(key)).page?.address ?? 'https://none.example.com/').pathname

  it('is read by whoever has the address, with a strict policy, and by nobody who guesses', async () => {
    const { key } = await three()
    await approveMailing(hub.editor, hub.approver, key)
    const path = await pathOf(key)
    const answer = await hub.ask(path)
    expect(answer.status).toBe(200)
    expect(answer.body).toContain('Tag der offenen Tür')
    const policy = answer.headers['content-security-policy'] ?? ''
    expect(policy).toMatch(/^default-src 'none'; img-src 'self' data:; style-src 'unsafe-hashes' 'sha256-/)
    expect(policy).not.toContain("'unsafe-inline'")
    expect(answer.headers).toMatchObject({ 'x-robots-tag': 'noindex, nofollow', 'referrer-policy': 'no-referrer', 'content-language': 'de' })
    expect((await hub.ask(path, { headers: { 'if-none-match': answer.headers.etag ?? '' } })).status).toBe(304)
    const wrong = `${path.slice(0, -1)}${path.endsWith('A') ? 'B' : 'A'}`
    for (const guess of [wrong, path.replace('/de/', '/en/'), `/de/mailings/${key}`, `/de/mailings/${key}/`, '/de/mailings/nichts/AAAAAAAAAAAAAAAAAAAAAA']) expect((await hub.ask(guess)).status, guess).toBe(404)
    expect((await hub.ask(path, { method: 'POST' })).status).toBe(405)
  })

  it('shows only blocks that may be shown now, and is gone when none is left or somebody takes it off', async () => {
    const offer = await hub.published({ title: 'Nur bis Sonntag' }, [MAIL_CHANNEL])
    const { key } = await makeMailing(hub.editor, [of(second), offer])
    const other = await makeMailing(hub.editor, [offer])
    for (const one of [key, other.key]) await approveMailing(hub.editor, hub.approver, one)
    const [path, alone] = [await pathOf(key), await pathOf(other.key)]
    expect((await hub.ask(path)).body).toContain('Nur bis Sonntag')
    await unpublish(hub.editor, { pieceKey: offer.key, locale: 'de', channels: [MAIL_CHANNEL] })
    const without = await hub.ask(path)
    expect(without.body).not.toContain('Nur bis Sonntag')
    expect(without.body).toContain('Der Preis bleibt gleich')
    expect((await hub.ask(alone)).status).toBe(410)
    await setOnline(hub.editor, { key, locale: 'de', isOnline: false })
    expect((await hub.ask(path)).status).toBe(410)
    await setOnline(hub.editor, { key, locale: 'de', isOnline: false })
    await setOnline(hub.editor, { key, locale: 'de', isOnline: true })
    expect((await hub.ask(path)).status).toBe(200)
    const switches = await findRecords(hub.payload, 'audit-events', { where: { subject: { equals: `mailing:${key}` } }, sort: 'number' })
    expect(switches.map(({ type }) => type).filter((type) => type.startsWith('mailing-'))).toEqual(['mailing-offline', 'mailing-online'])
  })

  it('shows the mail as it was sent, and above it which of its pieces has changed since, and where to read it now', async () => {
    const onWeb = await hub.published({ title: 'Strom wird billiger', teaser: 'Ab Mai 28 Cent.' }, ['web-page', MAIL_CHANNEL])
    const inMails = await hub.published({ title: 'Gas wird billiger', teaser: 'Ab Mai 9 Cent.' }, [MAIL_CHANNEL])
    const { key } = await makeMailing(hub.editor, [onWeb, inMails, of(first)])
    await approveMailing(hub.editor, hub.approver, key)
    const path = await pathOf(key)
    const read = async () => (await hub.ask(path)).body
    expect(await read()).not.toContain('geändert')
    await correct(onWeb, { teaser: 'Ab Juni 29 Cent.' }, null)
    expect(await read(), 'approved, and not out yet').not.toContain('geändert')
    await publish(hub.editor, { pieceKey: onWeb.key, locale: 'de', channels: ['web-page'] })
    await correct(inMails, { title: 'Gas wird teurer', teaser: 'Ab Juni 11 Cent.' })
    const page = await read()
    const day = new Intl.DateTimeFormat('de-DE', { dateStyle: 'long', timeZone: 'Europe/Berlin' }).format(new Date())
    expect(page).toContain(`„Strom wird billiger“ wurde am ${day} geändert. <a href="https://hub.example.com/de/strom-wird-billiger"`)
    expect(page).toContain('Ab Mai 28 Cent.')
    expect(page).not.toContain('Ab Juni 29 Cent.')
    expect(page, 'no page to lead to: the text itself').toContain(`„Gas wird teurer“ wurde am ${day} geändert. Unten steht die aktuelle Fassung.`)
    expect(page).toContain('Ab Juni 11 Cent.')
    expect(page).not.toContain('Ab Mai 9 Cent.')
    expect(page.match(/ geändert\./g)).toHaveLength(2)
    await unpublish(hub.editor, { pieceKey: onWeb.key, locale: 'de', channels: ['web-page', MAIL_CHANNEL] })
    expect(await read()).not.toContain('Strom wird billiger')
    const made = await exportMailing(hub.editor, { key, locale: 'de', form: 'text' }).catch(({ code: refusal }: { code: string }) => refusal)
    expect(made).toBe('channel-blocked')
  })

  it('keeps the pictures of the editions that its readers were sent, while the piece is live', async () => {
    const { id: picture, sha256 } = await hub.picture('pumpe.jpg', 900, 600, '#336699')
    const piece = await hub.published({ title: 'Mit Bild', hero: picture }, [MAIL_CHANNEL])
    const { key } = await makeMailing(hub.editor, [piece])
    await approveMailing(hub.editor, hub.approver, key)
    const page = (await hub.ask(await pathOf(key))).body
    const source = new RegExp(`/media/${sha256}[^" ]*`).exec(page)?.[0].replaceAll('&amp;', '&') ?? ''
    expect((await hub.ask(source)).status).toBe(200)
    await correct(piece, { hero: null })
    expect((await hub.ask(source)).status).toBe(200)
    await unpublish(hub.editor, { pieceKey: piece.key, locale: 'de', channels: [MAIL_CHANNEL] })
    expect((await hub.ask(source)).status).toBe(404)
  })

  it('keeps the cuts of pictures that its readers were sent, though the picture’s focal point is another by now; never past the licence', async () => {
    const { id: picture, sha256 } = await hub.picture('baustelle.jpg', 900, 600, '#884422')
    const piece = await hub.published({ title: 'Mit Ausschnitt', hero: picture }, [MAIL_CHANNEL])
    const { key } = await makeMailing(hub.editor, [{ ...piece, size: 'medium' }])
    await approveMailing(hub.editor, hub.approver, key)
    const cutIn = async () => new RegExp(`/media/${sha256}/\\d+x\\d+-[^" ]*`).exec((await hub.ask(await pathOf(key))).body)?.[0] ?? ''
    const cut = await cutIn()
    expect(cut).toMatch(/-50-50\.jpg$/)
    await hub.payload.update({ collection: 'media', id: picture, data: { focalX: 20, focalY: 80 } as never })
    await approve(hub.approver, (await submit(hub.editor, { subject: 'piece', key: piece.key, locale: 'de' })).key)
    await publish(hub.editor, { pieceKey: piece.key, locale: 'de', channels: [MAIL_CHANNEL] })
    expect((await hub.ask(cut)).status).toBe(200)
    expect((await hub.ask(cut.replace('-50-50', '-20-80'))).status, 'what is live').toBe(200)
    expect((await hub.ask(cut.replace('-50-50', '-51-50'))).status, 'what nobody was sent').toBe(404)
    await setOnline(hub.editor, { key, locale: 'de', isOnline: false })
    expect((await hub.ask(cut)).status).toBe(404)
    await setOnline(hub.editor, { key, locale: 'de', isOnline: true })
    expect((await hub.ask(cut)).status).toBe(200)
    await hub.payload.update({ collection: 'media', id: picture, data: { licenceUntil: new Date(Date.now() - 2 * 86_400_000).toISOString() } as never })
    expect((await hub.ask(cut)).status).toBe(404)
    await hub.payload.update({ collection: 'media', id: picture, data: { licenceUntil: null } as never })
    expect((await hub.ask(cut)).status).toBe(200)
    await unpublish(hub.editor, { pieceKey: piece.key, locale: 'de', channels: [MAIL_CHANNEL] })
    for (const address of [cut, cut.replace('-50-50', '-20-80')]) expect((await hub.ask(address)).status).toBe(404)
  })

  it('is not there before the mailing is approved', async () => {
    const { key } = await three()
    expect((await hub.ask(pagePathOf(hubOf(hub.payload).secret, { key, locale: 'de' }))).status).toBe(404)
  })
})

describe(`on the command line (${DATABASE})`, () => {
  it('goes all the way with people’s tokens', async () => {
    const cwd = mkdtempSync(join(tmpdir(), 'hub-mailings-'))
    const tokenOf = async (person: typeof hub.editor) => {
      const data = { name: 'Kommandozeile', kind: 'person', person: person.user?.id, expiresAt: new Date(Date.now() + 86_400_000).toISOString() }
      return String(((await hub.payload.create({ collection: 'app-tokens', data: data as never })) as unknown as { token: string }).token)
    }
    const [editor, approver] = [await tokenOf(hub.editor), await tokenOf(hub.approver)]
    const hubVerb = (token: string | undefined, ...argv: string[]) => runVerb(['mailings', ...argv], { payload: hub.payload, cwd, token })
    const { key } = await three()
    expect((await hubVerb(editor, 'submit', key)).exitCode).toBe(0)
    expect(await hubVerb(editor, 'approve', key)).toMatchObject({ exitCode: 1 })
    expect((await hubVerb(approver, 'approve', key)).stdout).toMatch(/approved as edition/)
    expect((await hubVerb(editor, 'list')).stdout).toMatch(new RegExp(`^${key}  de approved, en not written  Newsletter Dezember$`, 'm'))
    const made = await hubVerb(editor, 'export', key, '--form', 'zip,keila', '--out', 'aus')
    expect(made).toMatchObject({ exitCode: 0, stderr: '' })
    expect(JSON.parse(readFileSync(join(cwd, 'aus', `${key}-de-keila.json`), 'utf8'))).toMatchObject({ method: 'POST' })
    expect((await hubVerb(editor, 'test', key, '--to', 'anna@example.com')).stderr).toMatch(/no mail server/)
    expect((await hubVerb(editor, 'take-off', key)).stdout).toMatch(/off the web/)
    expect((await hubVerb(undefined, 'list')).exitCode).toBe(1)
    rmSync(cwd, { recursive: true })
  })
})
