/** An approved mailing leaves the house: exported, over the command line; and what keeps it from leaving. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runVerb } from '../../../src/cli/run.ts'
import { brokenLink } from '../../../src/publishing/audit.ts'
import { exportMailing } from '../../../src/publishing/mailings/export-mailing.ts'
import { mailingState } from '../../../src/publishing/mailings/mailing-state.ts'
import { setOnline } from '../../../src/publishing/mailings/online-page.ts'
import { publish, unpublish } from '../../../src/publishing/publish.ts'
import { findRecords } from '../../../src/publishing/records.ts'
import { DATABASE, make, paragraphs } from '../hub.ts'
import { approveMailing, type LivePiece, MAIL_CHANNEL, type MailingHub, makeMailing, startMailingHub } from './arranging.ts'

let hub: MailingHub
let first: LivePiece
const code = (expected: string) => expect.objectContaining({ code: expected })

beforeAll(async () => {
  hub = await startMailingHub()
  ;[first] = hub.pieces
})
afterAll(() => hub?.stop())

describe(`handing out (${DATABASE})`, () => {
  it('exports every form and every tool’s call, each an event of its history', async () => {
    const { key } = await hub.three()
    await expect(exportMailing(hub.editor, { key, locale: 'de', form: 'html' })).rejects.toEqual(code('not-approved'))
    const approval = await approveMailing(hub.editor, hub.approver, key)
    const { forms } = await hub.state(key)
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
    const { key } = await makeMailing(hub.editor, [first, offer])
    await approveMailing(hub.editor, hub.approver, key)
    await hub.correct(offer, { teaser: 'Jetzt noch günstiger.' }, null)
    expect(await hub.state(key)).toMatchObject({ stale: ['Angebot der Woche'], blockedBy: [], hasChanges: true })
    expect((await exportMailing(hub.editor, { key, locale: 'de', form: 'text' })).is).toBe('file')
    await unpublish(hub.editor, { pieceKey: offer.key, locale: 'de', channels: [MAIL_CHANNEL] })
    await expect(exportMailing(hub.editor, { key, locale: 'de', form: 'text' })).rejects.toThrow('Block 2, “Angebot der Woche”, was taken off the newsletter. Take it out, or publish the piece.')
    expect((await hub.state(key)).blockedBy).toEqual([expect.objectContaining({ de: expect.stringContaining('wurde vom Newsletter genommen') })])
    await publish(hub.editor, { pieceKey: offer.key, locale: 'de', channels: [MAIL_CHANNEL] })
    expect((await hub.state(key)).blockedBy).toEqual([])
  })

  it('is refused where mail programs would cut the mail off, and reviewers are told', async () => {
    const long = await hub.published({ title: 'Sehr ausführlich', body: paragraphs(...Array.from({ length: 60 }, (_, index) => `Absatz ${index}: ${'Wärme aus der Erde. '.repeat(100)}`)) }, [MAIL_CHANNEL])
    const { key } = await makeMailing(hub.editor, [{ ...long, size: 'large' }])
    const { certificate } = await approveMailing(hub.editor, hub.approver, key)
    expect(certificate.checks[MAIL_CHANNEL]?.isBlocked).toBe(true)
    await expect(exportMailing(hub.editor, { key, locale: 'de', form: 'html' })).rejects.toThrow(/above 102 kB Gmail cuts it off/)
    expect((await hub.state(key)).blockedBy).toEqual([expect.objectContaining({ de: expect.stringContaining('102 kB') })])
    expect((await hub.state(key)).page, 'nobody was sent it').toBeNull()
    expect((await hub.ask(hub.pageOf(key))).status).toBe(404)
  })

  it('is nothing for agents, nor for administrators', async () => {
    const { key } = await hub.three()
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

describe(`on the command line (${DATABASE})`, () => {
  it('goes all the way with people’s tokens', async () => {
    const cwd = mkdtempSync(join(tmpdir(), 'hub-mailings-'))
    const tokenOf = async (person: typeof hub.editor) => {
      const data = { name: 'Kommandozeile', kind: 'person', person: person.user?.id, expiresAt: new Date(Date.now() + 86_400_000).toISOString() }
      return String(((await hub.payload.create({ collection: 'app-tokens', data: data as never })) as unknown as { token: string }).token)
    }
    const [editor, approver] = [await tokenOf(hub.editor), await tokenOf(hub.approver)]
    const hubVerb = (token: string | undefined, ...argv: string[]) => runVerb(['mailings', ...argv], { payload: hub.payload, cwd, token })
    const { key } = await hub.three()
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
