/** An approved mailing on the web: who reads it, what it shows as time goes by, and its pictures. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { exportMailing } from '../../../src/publishing/mailings/export-mailing.ts'
import { setOnline } from '../../../src/publishing/mailings/online-page.ts'
import { publish, unpublish } from '../../../src/publishing/publish.ts'
import { findRecords } from '../../../src/publishing/records.ts'
import { DATABASE, paragraphs } from '../hub.ts'
import { approveMailing, type LivePiece, MAIL_CHANNEL, type MailingHub, makeMailing, startMailingHub } from './arranging.ts'

let hub: MailingHub
let first: LivePiece
let second: LivePiece

beforeAll(async () => {
  hub = await startMailingHub()
  ;[first, second] = hub.pieces
})
afterAll(() => hub?.stop())

describe(`on the web (${DATABASE})`, () => {
  it('is read by whoever has the address, with a strict policy, and by nobody who guesses', async () => {
    const { key } = await hub.three()
    await approveMailing(hub.editor, hub.approver, key)
    const path = hub.pageOf(key)
    expect((await hub.state(key)).page).toEqual({ address: `https://hub.example.com${path}`, isOnline: true })
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
    const { key } = await makeMailing(hub.editor, [second, offer])
    const other = await makeMailing(hub.editor, [offer])
    for (const one of [key, other.key]) await approveMailing(hub.editor, hub.approver, one)
    const [path, alone] = [hub.pageOf(key), hub.pageOf(other.key)]
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
    const { key } = await makeMailing(hub.editor, [onWeb, inMails, first])
    await approveMailing(hub.editor, hub.approver, key)
    const path = hub.pageOf(key)
    const read = async () => (await hub.ask(path)).body
    expect(await read()).not.toContain('geändert')
    await hub.correct(onWeb, { teaser: 'Ab Juni 29 Cent.' }, null)
    expect(await read(), 'approved, and not out yet').not.toContain('geändert')
    await publish(hub.editor, { pieceKey: onWeb.key, locale: 'de', channels: ['web-page'] })
    await hub.correct(inMails, { title: 'Gas wird teurer', teaser: 'Ab Juni 11 Cent.' })
    const page = await read()
    const day = new Intl.DateTimeFormat('de-DE', { dateStyle: 'long', timeZone: 'Europe/Berlin' }).format(new Date())
    expect(page).toContain(`„Strom wird billiger“ wurde am ${day} geändert. <a href="https://hub.example.com/de/strom-wird-billiger"`)
    expect(page).toContain('Ab Mai 28 Cent.')
    expect(page).not.toContain('Ab Juni 29 Cent.')
    expect(page, 'no page to lead to: the text itself').toContain(`„Gas wird billiger“ wurde am ${day} geändert. Unten steht die aktuelle Fassung.`)
    expect(page).toContain('Gas wird teurer')
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
    const page = (await hub.ask(hub.pageOf(key))).body
    const source = new RegExp(`/media/${sha256}[^" ]*`).exec(page)?.[0].replaceAll('&amp;', '&') ?? ''
    expect((await hub.ask(source)).status).toBe(200)
    await hub.correct(piece, { hero: null })
    expect((await hub.ask(source)).status).toBe(200)
    await unpublish(hub.editor, { pieceKey: piece.key, locale: 'de', channels: [MAIL_CHANNEL] })
    expect((await hub.ask(source)).status).toBe(404)
  })

  it('keeps the cuts of pictures that its readers were sent, though the picture’s focal point is another by now; never past the licence', async () => {
    const { id: picture, sha256 } = await hub.picture('baustelle.jpg', 900, 600, '#884422')
    const piece = await hub.published({ title: 'Mit Ausschnitt', hero: picture }, [MAIL_CHANNEL])
    const { key } = await makeMailing(hub.editor, [{ ...piece, size: 'medium' }])
    await approveMailing(hub.editor, hub.approver, key)
    const cutIn = async () => new RegExp(`/media/${sha256}/\\d+x\\d+-[^" ]*`).exec((await hub.ask(hub.pageOf(key))).body)?.[0] ?? ''
    const cut = await cutIn()
    expect(cut).toMatch(/-50-50\.jpg$/)
    await hub.payload.update({ collection: 'media', id: picture, data: { focalX: 20, focalY: 80 } as never })
    await hub.correct(piece, {})
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

  it('goes on showing on the web what could leave the house, where what was approved after it cannot', async () => {
    const { id, key } = await hub.three()
    await approveMailing(hub.editor, hub.approver, key)
    const long = await hub.published({ title: 'Noch ausführlicher', body: paragraphs(...Array.from({ length: 60 }, (_, index) => `Absatz ${index}: ${'Wärme aus der Erde. '.repeat(100)}`)) }, [MAIL_CHANNEL])
    await hub.rewrite('mailings', id, { blocks: [{ piece: long.id, size: 'large' }] })
    await approveMailing(hub.editor, hub.approver, key)
    const page = await hub.ask(hub.pageOf(key))
    expect(page.status).toBe(200)
    expect(page.body).toContain('Tag der offenen Tür')
    expect(page.body).not.toContain('Noch ausführlicher')
  })

  it(DATABASE === 'sqlite' ? 'is composed once, and asked for every reader only whether somebody has taken it off' : 'is composed for every reader where other processes write', async () => {
    const inAnHour = new Date(Date.now() + 3_600_000).toISOString()
    const offer = await hub.published({ title: 'Nur noch eine Stunde' }, [MAIL_CHANNEL], { until: inAnHour })
    const { key } = await makeMailing(hub.editor, [second, offer])
    await approveMailing(hub.editor, hub.approver, key)
    const path = hub.pageOf(key)
    const find = vi.spyOn(hub.payload.db, 'find')
    const before = await hub.ask(path)
    const asked = find.mock.calls.map(([{ collection }]) => collection)
    expect(asked.filter((name) => name === 'approvals').length, 'its own and the brand’s: those of its pieces only where one has changed').toBeLessThanOrEqual(2)
    find.mockClear()
    const kept = await hub.ask(`${path}?utm_source=dezember`)
    if (DATABASE === 'sqlite') expect(find.mock.calls.map(([{ collection }]) => collection)).toEqual(['audit-events'])
    else expect(find.mock.calls.length).toBeGreaterThan(1)
    find.mockRestore()
    expect(kept.body).toBe(before.body)
    for (const name of ['etag', 'content-security-policy', 'cache-control', 'x-robots-tag', 'referrer-policy']) expect(kept.headers[name], name).toBe(before.headers[name])
    expect(kept.headers['cache-control']).toBe('private, no-cache')
    await setOnline(hub.editor, { key, locale: 'de', isOnline: false })
    expect(await hub.ask(path)).toMatchObject({ status: 410, headers: { 'cache-control': 'private, no-cache' } })
    await setOnline(hub.editor, { key, locale: 'de', isOnline: true })
    expect((await hub.ask(path)).body).toContain('Nur noch eine Stunde')
    hub.goOn(3_700_000)
    const later = (await hub.ask(path)).body
    hub.goOn(-3_700_000)
    expect(later).not.toContain('Nur noch eine Stunde')
    expect(later).toContain('Der Preis bleibt gleich')
  })

  it('is not there before the mailing is approved', async () => {
    const { key } = await hub.three()
    expect((await hub.ask(hub.pageOf(key))).status).toBe(404)
  })
})
