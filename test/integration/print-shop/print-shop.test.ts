/** What a print shop may, and what it is told, over HTTP. */
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { unpublish } from '../../../src/publishing/publish.ts'
import { personalCode } from '../../../src/publishing/printing/personal-code.ts'
import { downloadsOf } from '../../../src/publishing/printing/shop/downloads.ts'
import { recallRun } from '../../../src/publishing/printing/release-run.ts'
import { cancelRun } from '../../../src/publishing/printing/order-run.ts'
import { moveRun } from '../../../src/publishing/printing/runs.ts'
import { stopPrintRuns } from '../../../src/publishing/printing/stop-runs.ts'
import { hubOf } from '../../../src/publishing/hub.ts'
import { openList } from '../../../src/publishing/recipient-lists/open-list.ts'
import { eraseRowsOfPerson } from '../../../src/publishing/recipient-lists/person-rows.ts'
import { traitsOf } from '../../../src/publishing/recipient-lists/person-traits.ts'
import { suppressPerson } from '../../../src/publishing/recipient-lists/suppress-person.ts'
import { findRecords } from '../../../src/publishing/records.ts'
import { brokenLink } from '../../../src/publishing/audit.ts'
import { DATABASE } from '../hub.ts'
import { aShop, people, publishedLetter, readyList } from '../printing/printing-hub.ts'
import { openApiProblems } from './open-api.ts'
import { type ShopHub, sha256, startShopHub } from './shop-hub.ts'

let hub: ShopHub
beforeAll(async () => {
  hub = await startShopHub()
})
afterAll(() => hub?.stop())

const claim = (key: string, id = 'claim-of-tests', token?: string) => hub.ask(`/runs/${key}/claim`, { method: 'POST', body: { claim: id } }, token)
const tell = (key: string, body: object) => hub.ask(`/runs/${key}/state`, { method: 'POST', body })
const SECRET = 'a secret that is only used in tests, 32+ characters'
const FILE = 'part-0001.pdf'

describe(`a print shop (${DATABASE})`, () => {
  it('is known by its token alone, looked up each time', async () => {
    const { key } = await hub.released()
    expect((await hub.ask('/runs', {}, null)).status).toBe(401)
    expect((await hub.ask('/runs', {}, `ek_shop_${'x'.repeat(43)}`)).json.error.code).toBe('token-invalid')
    const app = await hub.on.hub.payload.create({ collection: 'app-tokens', data: { name: 'App', kind: 'channel-app', channels: ['web-page'], expiresAt: new Date(Date.now() + 60_000).toISOString() } as never })
    expect((await hub.ask('/runs', {}, String((app as unknown as { token: string }).token))).status).toBe(401)
    const { id, token } = await hub.tokenOf(hub.shop)
    expect((await hub.ask(`/runs/${key}`, {}, token)).status).toBe(200)
    await hub.on.hub.payload.update({ collection: 'app-tokens', id, data: { revokedAt: new Date().toISOString() } as never })
    const refused = await hub.ask(`/runs/${key}`, {}, token)
    expect([refused.status, refused.headers.get('www-authenticate')]).toEqual([401, 'Bearer'])
    const other = await aShop(hub.on)
    const theirs = await hub.tokenOf(other)
    expect((await hub.ask('/runs', {}, theirs.token)).json.runs).toEqual([])
    await hub.on.hub.payload.update({ collection: 'print-shops', id: other.id, data: { isDisabled: true } as never })
    expect((await hub.ask('/runs', {}, theirs.token)).status).toBe(401)
    await expect(hub.on.hub.payload.create({ collection: 'app-tokens', data: { name: 'Ohne', kind: 'print-shop', expiresAt: new Date(Date.now() + 60_000).toISOString() } as never })).rejects.toMatchObject({ code: 'bad-input' })
  })

  it('of another name finds nothing at any address', async () => {
    const { key } = await hub.released()
    const { token } = await hub.tokenOf(await aShop(hub.on))
    const known = await claim(key)
    expect(known.status).toBe(200)
    for (const path of ['', '/manifest.json', '/preflight.json', '/ticket.xjdf', '/recipients.csv', `/files/${FILE}`]) {
      const answers = [await hub.ask(`/runs/${key}${path}`, {}, token), await hub.ask(`/runs/no-such-run${path}`, {}, token)]
      expect(answers.map(({ status, json }) => [status, json.error.code, json.error.message]), path).toEqual(Array(2).fill([404, 'not-found', answers[1]?.json.error.message]))
    }
    const posts = { claim: { claim: 'another-claim' }, state: { state: 'printing' }, returns: { copies: [{ numbers: [1] }] } }
    for (const [path, body] of Object.entries(posts)) expect((await hub.ask(`/runs/${key}/${path}`, { method: 'POST', body }, token)).status, path).toBe(404)
    expect(await hub.now({ key })).toMatchObject({ state: 'claimed', claim: 'claim-of-tests' })
  })

  it('lists what is released, by state, since then, and not again while nothing changed', async () => {
    const [first, second] = [await hub.released(), await hub.released()]
    await claim(first.key)
    const keys = async (query: string) => (await hub.ask(`/runs?${query}`)).json.runs.map(({ key }: { key: string }) => key) as string[]
    expect(await keys('state=released')).toEqual(expect.arrayContaining([second.key]))
    expect(await keys('state=released')).not.toContain(first.key)
    expect(await keys('state=claimed')).toContain(first.key)
    const all = await hub.ask('/runs')
    // The newest of them changed a moment ago, and the clock goes on.
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect((await hub.ask('/runs', { headers: { 'if-none-match': all.headers.get('etag') ?? '' } })).status).toBe(304)
    expect(await keys(`since=${encodeURIComponent(all.json.cursor)}`)).toContain(first.key)
    await hub.on.hub.payload.db.updateOne({ collection: 'print-runs', id: second.id, data: { changed: new Date(Date.now() + 1).toISOString() } as never })
    expect((await hub.ask('/runs', { headers: { 'if-none-match': all.headers.get('etag') ?? '' } })).status).toBe(200)
    const released = await hub.ask('/runs?state=recalled')
    expect((await hub.ask('/runs?state=recalled', { headers: { 'if-none-match': released.headers.get('etag') ?? '' } })).status).toBe(304)
    expect((await hub.ask('/runs?state=draft')).status).toBe(400)
    expect((await hub.ask('/runs?since=nonsense')).status).toBe(400)
    expect((await hub.ask('/runs?what=1')).status).toBe(400)
    expect(await keys(`since=${encodeURIComponent(Buffer.from(JSON.stringify([new Date(Date.now() + 60_000).toISOString(), ''])).toString('base64url'))}`)).toEqual([])
    const draft = await hub.released({ state: 'proofing', releasedAt: null })
    expect(await keys('')).not.toContain(draft.key)
    expect((await hub.ask(`/runs/${draft.key}`)).status).toBe(404)
  })

  it('claims a run once, whoever races, and again with the same words', async () => {
    const { key } = await hub.released()
    const others = await Promise.all([1, 2, 3].map(() => hub.tokenOf(hub.shop)))
    const answers = await Promise.all(others.flatMap(({ token }, at) => [claim(key, `claim-number-${at}`, token), claim(key, `claim-number-${at}`, token)]))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 409, 409, 409, 409])
    const winner = answers.findIndex(({ status }) => status === 200)
    const { token } = others[Math.floor(winner / 2)] ?? { token: '' }
    const { claim: id } = await hub.now({ key })
    expect((await claim(key, String(id), token)).json).toMatchObject({ state: 'claimed', claim: { isYours: true } })
    expect((await claim(key, 'quite-another', token)).status).toBe(409)
    // The words alone are not enough.
    expect((await claim(key, String(id))).status).toBe(409)
    expect((await claim(key, 'short')).status).toBe(400)
    expect(await brokenLink(hub.on.hub.payload, `print-run:${key}`)).toBeNull()
  })

  it('fetches files with ranges, digests and tags, after its claim', async () => {
    const run = await hub.released({ fileBytes: 300_000 })
    const path = `/runs/${run.key}/files/${FILE}`
    expect((await hub.ask(path)).json.error).toMatchObject({ code: 'conflict', details: { state: 'released' } })
    await claim(run.key)
    const manifest = (await hub.ask(`/runs/${run.key}/manifest.json`)).json
    expect(manifest).toMatchObject({ run: run.key, build: 1, sort: 'postcode', quantities: { copies: 30 }, delivery: { to: null, dueOn: '2999-12-01' }, format: { id: 'letter-b' }, files: [{ name: FILE, recipients: 25, pages: 50 }, { recipients: 5 }] })
    expect(manifest.files[0].spans).toHaveLength(25)
    const whole = await hub.ask(manifest.files[0].url.replace('/print/v1', ''))
    expect([whole.status, sha256(whole.bytes), whole.headers.get('content-type')]).toEqual([200, manifest.files[0].sha256, 'application/pdf'])
    expect(whole.headers.get('repr-digest')).toBe(`sha-256=:${Buffer.from(manifest.files[0].sha256, 'hex').toString('base64')}:`)
    const etag = whole.headers.get('etag') ?? ''
    expect(etag).toBe(`"${manifest.files[0].sha256}"`)
    const size = whole.bytes.length
    const part = async (range: string, headers = {}) => hub.ask(path, { headers: { range, ...headers } })
    const rest = await part('bytes=100000-', { 'if-range': etag })
    expect([rest.status, rest.headers.get('content-range')]).toEqual([206, `bytes 100000-${size - 1}/${size}`])
    expect(Buffer.compare(Buffer.concat([whole.bytes.subarray(0, 100_000), rest.bytes]), whole.bytes)).toBe(0)
    expect((await part('bytes=-10')).bytes).toEqual(whole.bytes.subarray(size - 10))
    expect((await part('bytes=0-0')).bytes).toHaveLength(1)
    const outside = await part(`bytes=${size}-`)
    expect([outside.status, outside.headers.get('content-range')]).toEqual([416, `bytes */${size}`])
    expect((await part('bytes=5-', { 'if-range': '"another"' })).status).toBe(200)
    for (const odd of ['bytes=0-1,5-6', 'lines=1-2', 'bytes=9-5']) expect((await part(odd)).status, odd).toBe(200)
    expect((await hub.ask(path, { headers: { 'if-none-match': etag } })).status).toBe(304)
    const head = await hub.ask(path, { method: 'HEAD' })
    expect([head.status, head.headers.get('content-length'), head.bytes.length]).toEqual([200, String(size), 0])
    const headOfPart = await hub.ask(path, { method: 'HEAD', headers: { range: 'bytes=0-9' } })
    expect([headOfPart.status, headOfPart.headers.get('content-length'), headOfPart.headers.get('content-range')]).toEqual([200, String(size), null])
    expect((await hub.ask(`/runs/${run.key}/files/part-0099.pdf`)).status).toBe(404)
    expect((await hub.ask(`/runs/${run.key}/files/..%2f..%2fplan.json`)).status).toBe(404)
    expect((await hub.ask(`${path}?build=7`)).json.error).toMatchObject({ code: 'gone', details: { reason: { code: 'superseded' } } })
    const downloads = await downloadsOf(hub.on.admin, run.key)
    expect(downloads.at(-1)).toMatchObject({ file: FILE, build: 1, range: null, shop: hub.shop.key, by: `Hotfolder ${hub.shop.key}` })
    expect(downloads.map(({ range }) => range)).toContainEqual([100_000, size - 1])
    await expect(downloadsOf(await hub.on.hub.person('Agnes', ['agent']), run.key)).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('reads the ticket, the report, and who gets what, with nothing that a spreadsheet would run', async () => {
    const run = await hub.released()
    const ticket = await hub.ask(`/runs/${run.key}/ticket.xjdf`)
    expect(ticket.headers.get('content-type')).toContain('xjdf')
    for (const part of [`JobID="${run.key}"`, 'Amount="30"', 'MinPages="2"', 'Method="StandardShipping" Required="2999-12-01T22:59:59.000Z"', String(run.files?.[0]?.sha256)]) expect(ticket.text).toContain(part)
    expect((await hub.ask(`/runs/${run.key}/preflight.json`)).json).toMatchObject({ errors: 0, files: [{ name: FILE, findings: [{ code: 'low-resolution', page: 1 }] }, {}] })
    expect((await hub.ask(`/runs/${run.key}/recipients.csv`)).status).toBe(409)
    await claim(run.key)
    const { text, headers } = await hub.ask(`/runs/${run.key}/recipients.csv`)
    expect(headers.get('content-disposition')).toContain('attachment')
    const rows = text.replace('\ufeff', '').trimEnd().split('\r\n').map((row) => row.split(';'))
    expect(rows).toHaveLength(31)
    expect(rows[0]?.slice(0, 6)).toEqual(['number', 'file', 'position', 'firstPage', 'pages', 'postcode'])
    const codes = rows.slice(1).map((row) => row[5] ?? '')
    expect(codes).toEqual([...codes].sort())
    expect(rows[26]?.slice(0, 5)).toEqual(['26', 'part-0002.pdf', '1', '1', '2'])
    const flyer = await hub.released({ isUnaddressed: true })
    await claim(flyer.key)
    expect((await hub.ask(`/runs/${flyer.key}`)).json).toMatchObject({ dueOn: '2999-12-01' })
    expect((await hub.ask(`/runs/${flyer.key}`)).json.links.recipients).toBeUndefined()
    expect((await hub.ask(`/runs/${flyer.key}/recipients.csv`)).status).toBe(404)
    const flyerTicket = (await hub.ask(`/runs/${flyer.key}/ticket.xjdf`)).text
    expect(flyerTicket).toContain('Amount="5000"')
    expect(flyerTicket).toContain('IDUsage="Copies" IDValue="5000"')
    expect((await hub.ask(`/runs/${flyer.key}/manifest.json`)).json).toMatchObject({ copiesBegin: 'on-a-new-sheet', format: { isDuplex: true }, files: [{ copies: 5_000, recipients: 0, spans: [[1, 2]] }] })
  })

  it('is known by the code of a letter to nobody: neither the recipient nor what the house calls the run', async () => {
    const { code, title } = await hub.released({ code: 'k7mpq', title: 'Mahnung vor der Kündigung' })
    const { status, headers } = await fetch(`${hub.origin}/m/${personalCode(SECRET, code, 3)}`, { redirect: 'manual' })
    expect([status, headers.get('location')]).toEqual([302, expect.stringMatching(/\?utm_source=print&utm_medium=letter&utm_campaign=k7mpq$/)])
    expect(headers.get('location')).not.toContain(title.slice(0, 7).toLowerCase())
  })

  it('has codes that name what kind of thing they stood on, with a slash behind them too, and a page of the site for codes that are none', async () => {
    const { code } = await hub.released({ code: 'k7mpr', format: 'postcard-a6' })
    const known = personalCode(SECRET, code, 3)
    for (const path of [known, `${known}/`]) {
      const { status, headers } = await fetch(`${hub.origin}/m/${path}`, { redirect: 'manual' })
      expect([status, headers.get('location')], path).toEqual([302, expect.stringMatching(/utm_medium=card&utm_campaign=k7mpr$/)])
    }
    for (const [language, lang] of [['de-CH,de', 'de'], ['en', 'en']] as const) {
      const page = await fetch(`${hub.origin}/m/abcdefghijkl/`, { headers: { accept: 'text/html,*/*', 'accept-language': language } })
      expect([page.status, page.headers.get('content-type'), page.headers.get('cache-control')]).toEqual([404, 'text/html; charset=utf-8', 'no-store'])
      expect(await page.text()).toMatch(new RegExp(`<html[^>]* lang="?${lang}`))
    }
    const told = await fetch(`${hub.origin}/m/abcdefghijkl`, { headers: { accept: '*/*' } })
    expect([told.status, (await told.json()).error.code]).toEqual([404, 'not-found'])
  })

  it.runIf(process.platform !== 'win32')('works for a hub that lets no other account of its machine look into lists and runs', () => {
    for (const folder of ['recipients', 'print-runs']) expect((statSync(join(hub.on.hub.dataDir, folder)).mode & 0o777).toString(8)).toBe('700')
  })

  it('tells how far it is, step by step, as often as it likes', async () => {
    const { key } = await hub.released()
    expect((await tell(key, { state: 'printing' })).status).toBe(409)
    await claim(key)
    expect((await tell(key, { state: 'shipped' })).json.error.code).toBe('conflict')
    expect((await tell(key, { state: 'printing' })).json.state).toBe('printing')
    expect((await tell(key, { state: 'printing', quantities: { printed: 10 } })).json.report).toMatchObject({ printed: 10 })
    const impossible = await tell(key, { state: 'shipped', quantities: { shipped: 1_061 } })
    expect([impossible.status, impossible.json.error]).toMatchObject([400, { code: 'bad-input', message: expect.stringMatching(/^quantities\.shipped: 1061 pieces .* 30 copies/), details: { most: 1_060 } }])
    expect((await tell(key, { state: 'shipped', quantities: { spoiled: -1 } })).json.error.message).toBe('quantities.spoiled: takes a whole number of pieces, from 0 on.')
    expect(await hub.now({ key })).toMatchObject({ state: 'printing', report: { printed: 10, shipped: null } })
    expect((await tell(key, { state: 'printing', quantities: { printed: 1_060 } })).status).toBe(200)
    expect((await tell(key, { state: 'shipped', quantities: { printed: 30, spoiled: 2, shipped: 30 }, comment: 'Alles gut' })).json).toMatchObject({ state: 'shipped', report: { printed: 30, spoiled: 2, shipped: 30, comment: 'Alles gut' } })
    expect((await tell(key, { state: 'printing' })).status).toBe(409)
    const both = await Promise.all([tell(key, { state: 'closed' }), tell(key, { state: 'closed' })])
    expect(both.map(({ status, json }) => [status, json.state])).toEqual([[200, 'closed'], [200, 'closed']])
    expect((await hub.ask(`/runs/${key}/files/${FILE}`)).status).toBe(409)
    for (const body of [{ state: 'draft' }, { state: 'closed', quantities: { printed: -1 } }, { state: 'closed', more: 1 }, {}]) expect((await tell(key, body)).status).toBe(400)
    expect((await hub.ask(`/runs/${key}/state`, { method: 'POST', headers: { 'content-type': 'text/plain' } })).status).toBe(415)
    expect((await hub.now({ key })).report?.at).toMatchObject({ printing: expect.any(String), shipped: expect.any(String), closed: expect.any(String) })
  })

  it('sends back what could not be delivered, and the list remembers', async () => {
    const { key, list } = await hub.released()
    const back = (copies: unknown) => hub.ask(`/runs/${key}/returns`, { method: 'POST', body: { copies, reason: 'verzogen' } })
    const left = async () => {
      const open = await openList(hub.on.hub.payload, String(list), { suppressed: 'leave-out' })
      await open.close()
      return open.leftOut.returned
    }
    expect((await back([{ numbers: [1] }])).status).toBe(409)
    await claim(key)
    await tell(key, { state: 'printing' })
    expect((await back([{ numbers: [31] }])).json.error).toMatchObject({ code: 'bad-input', details: { number: 31 } })
    expect((await back([{ file: FILE, pages: [51, 52] }])).status).toBe(400)
    expect(await left()).toBe(0)
    expect((await back([{ numbers: [1, 30] }, { file: FILE, pages: [4, 5] }])).json).toEqual({ named: 4, noted: 4, houseAddresses: 0, erased: 0 })
    expect((await back([{ numbers: [1, 2] }])).json).toEqual({ named: 2, noted: 0, houseAddresses: 0, erased: 0 })
    expect(await left()).toBe(4)
    expect((await hub.now({ key })).report?.returned).toBe(4)
    const twice = { file: FILE, pages: [4, 5] }
    expect((await back([twice, twice, { file: FILE, pages: [5, 5] }])).json).toMatchObject({ named: 2, noted: 0 })
    await Promise.all([10, 11, 12].map((number) => back([{ numbers: [number] }])))
    expect([await left(), (await hub.now({ key })).report?.returned]).toEqual([7, 7])
  })

  it('learns why a run is gone: blocked, cancelled, called back, built anew, withdrawn', async () => {
    const reasonOf = async (key: string, path = '') => {
      const { status, json } = await hub.ask(`/runs/${key}${path}`)
      return [status, json.error?.code, json.error?.details?.state, json.error?.details?.reason?.code]
    }
    const cancelled = await hub.released()
    await cancelRun(hub.on.editor, cancelled.key)
    expect(await reasonOf(cancelled.key)).toEqual([410, 'gone', 'cancelled', 'asked'])
    expect((await claim(cancelled.key)).status).toBe(410)
    const listed = (await hub.ask('/runs?state=cancelled,recalled')).json.runs as { key: string; state: string }[]
    expect(listed.find(({ key }) => key === cancelled.key)?.state).toBe('cancelled')

    const recalled = await hub.released()
    await claim(recalled.key)
    await recallRun(hub.on.editor, recalled.key)
    for (const path of ['', '/manifest.json', `/files/${FILE}`, '/recipients.csv']) expect(await reasonOf(recalled.key, path), path).toEqual([410, 'gone', 'recalled', 'asked'])
    expect((await tell(recalled.key, { state: 'printing' })).status).toBe(410)
    expect((await tell(recalled.key, { state: 'closed', quantities: { spoiled: 30 } })).json.state).toBe('closed')

    const anew = await hub.released({ state: 'proofing' })
    await moveRun(hub.on.hub.payload, anew.key, { act: 'release', actor: 'test' })
    await moveRun(hub.on.hub.payload, anew.key, { act: 'block', actor: 'press' })
    await moveRun(hub.on.hub.payload, anew.key, { act: 'build', actor: 'test', data: { build: 2, releasedAt: null, reason: null, files: null } })
    expect(await reasonOf(anew.key)).toEqual([410, 'gone', 'building', 'superseded'])

    const { slot, key: piece } = await publishedLetter(hub.on, { title: 'Wird zurückgenommen' })
    const [unclaimed, mine] = [await hub.released({ publication: slot }), await hub.released({ publication: slot })]
    await claim(mine.key)
    expect((await hub.ask(`/runs/${mine.key}/files/${FILE}`)).status).toBe(200)
    await unpublish(hub.on.editor, { pieceKey: piece, locale: 'de', channels: ['print-pdf'] })
    // Nothing has been written down about the runs yet: what they rest on is asked itself.
    expect(await hub.now(mine)).toMatchObject({ state: 'claimed' })
    expect(await reasonOf(mine.key, `/files/${FILE}`)).toEqual([410, 'gone', 'claimed', 'unpublished'])
    expect((await claim(unclaimed.key)).json.error.details).toMatchObject({ reason: { code: 'unpublished' } })
    expect((await tell(mine.key, { state: 'printing' })).status).toBe(410)
  })

  it('is kept from people who object after the release: the run is blocked before its claim, and single copies are pulled after it', async () => {
    const { payload } = hub.on.hub
    const list = await readyList(hub.on, people(30))
    const objects = (at: number) => suppressPerson(hub.on.editor, { street: `Lindenweg ${at}`, postcode: String(10115 + (at - 1) * 37), town: 'Musterstadt' }, 'objection')
    const [unclaimed, mine] = [await hub.released({ list }), await hub.released({ list })]
    await claim(mine.key)
    await stopPrintRuns(payload)
    expect([(await hub.now(unclaimed)).state, (await hub.now(mine)).reason ?? null]).toEqual(['released', null])
    await objects(3)
    // Nothing has been written down yet.
    expect((await claim(unclaimed.key)).json.error).toMatchObject({ code: 'gone', details: { reason: { code: 'list-changed' } } })
    await stopPrintRuns(payload)
    expect(await hub.now(unclaimed)).toMatchObject({ state: 'blocked', reason: { code: 'list-changed' }, files: null })
    const pulled = (await hub.ask(`/runs/${mine.key}`)).json
    expect(pulled).toMatchObject({ state: 'claimed', reason: { code: 'pull', copies: [{ number: 3, file: FILE, firstPage: 5, pages: 2 }], en: expect.stringContaining('Numbers: 3.') } })
    expect((await hub.now(mine)).reason?.alert).toMatchObject({ at: expect.any(String), mail: 'none', tries: 1 })
    expect((await hub.ask(`/runs/${mine.key}/files/${FILE}`)).status).toBe(200)
    const { rev } = await hub.now(mine)
    await stopPrintRuns(payload)
    expect((await hub.now(mine)).rev).toBe(rev)
    await tell(mine.key, { state: 'printing' })
    await objects(27)
    await stopPrintRuns(payload)
    expect((await hub.now(mine)).reason?.copies?.map(({ number, file, firstPage }) => [number, file, firstPage])).toEqual([[3, FILE, 5], [27, 'part-0002.pdf', 3]])
    const cause = await findRecords(payload, 'tasks', { where: { subject: { equals: `print-run:${mine.key}` } } })
    expect(cause.map(({ kind, data }) => [kind, data.copies]).sort()).toEqual([['recall-print', 1], ['recall-print', 2]])
    // Whoever stands on the list at the release is in no file.
    const without = await hub.released({ list })
    expect((await claim(without.key)).json).toMatchObject({ state: 'claimed', copies: 28 })
    expect(await openApiProblems(hub)).toEqual([])
  })

  it('goes on with a run of which somebody was erased, without them', async () => {
    const { payload } = hub.on.hub
    // Namesakes go too: nobody here has one. In this street nobody has objected.
    const rows = people(30).map((row, at) => row.replace('Lindenweg', 'Birkenweg').replace(/^([^;]*;[^;]*);[^;]*/, `$1;Prob${'aeiou'[at % 5]}${'bdfklm'[Math.floor(at / 5)]}`))
    const list = await readyList(hub.on, rows)
    const [unclaimed, mine] = [await hub.released({ list }), await hub.released({ list })]
    await claim(mine.key)
    await tell(mine.key, { state: 'printing' })
    const numbers = async () => (await hub.ask(`/runs/${mine.key}/recipients.csv`)).text.trimEnd().split('\r\n').slice(1).map((row) => Number(row.split(';')[0]))
    const address = async (number: number) => (await hub.ask(`/runs/${mine.key}/recipients.csv`)).text.split('\r\n').find((row) => row.startsWith(`${number};`))
    const last = await address(30)
    // Only one of the two files is on its way to the press.
    expect((await hub.ask(`/runs/${mine.key}/files/part-0002.pdf`)).status).toBe(200)
    for (const at of [2, 30]) {
      const [, givenName, surname, street, houseNumber, postcode, town] = (rows[at - 1] ?? '').split(';')
      await eraseRowsOfPerson(payload, traitsOf(hubOf(payload).secret, { givenName, surname, address: { street: `${street} ${houseNumber}`, postcode, town, country: 'DE' } } as never))
      if (at === 2) expect([await address(30), await numbers()]).toEqual([last, Array.from({ length: 30 }, (_, number) => number + 1).filter((number) => number !== 2)])
    }
    expect(await numbers()).toHaveLength(28)
    await stopPrintRuns(payload)
    expect(await hub.now(unclaimed)).toMatchObject({ state: 'blocked', reason: { code: 'list-changed' }, files: null })
    expect((await hub.now(mine)).reason?.copies?.map(({ number }) => number)).toEqual([2, 30])
    const tasks = await findRecords(payload, 'tasks', { where: { subject: { equals: `print-run:${mine.key}` } } })
    expect(tasks.filter(({ data }) => data.reason === 'file-gone')).toMatchObject([{ kind: 'recall-print', state: 'open', data: { run: mine.key, file: FILE, copies: 25, title: `${mine.title} (${FILE})` } }])
    expect((await hub.now(mine)).reason).toMatchObject({ de: expect.stringContaining(`was jetzt fehlt: ${FILE}.`), en: expect.stringContaining(`what is missing now: ${FILE}.`) })
    const fetched = (await downloadsOf(hub.on.admin, mine.key)).length
    for (const [name, value] of [['accept', '*/*'], ['range', 'bytes=5-'], ['if-none-match', `"${mine.files?.[0]?.sha256}"`]] as const) {
      const { status, json } = await hub.ask(`/runs/${mine.key}/files/${FILE}`, { headers: { [name]: value } })
      expect([status, json?.error]).toMatchObject([410, { code: 'gone', details: { run: mine.key, state: 'printing', file: FILE, reason: { code: 'file-gone', de: expect.any(String), en: expect.any(String) } } }])
    }
    expect((await hub.ask(`/runs/${mine.key}/files/${FILE}`, { method: 'HEAD' })).status).toBe(410)
    expect(await downloadsOf(hub.on.admin, mine.key)).toHaveLength(fetched)
    const back = (copies: unknown) => hub.ask(`/runs/${mine.key}/returns`, { method: 'POST', body: { copies, reason: 'verzogen' } })
    expect((await back([{ numbers: [1, 2] }])).json).toEqual({ named: 2, noted: 1, houseAddresses: 0, erased: 1 })
    await tell(mine.key, { state: 'shipped' })
    await stopPrintRuns(payload)
    expect((await hub.ask(`/runs/${mine.key}/files/part-0002.pdf`)).status).toBe(410)
    expect(await numbers()).toHaveLength(28)
    expect((await back([{ file: FILE, pages: [5, 5] }])).json).toMatchObject({ named: 1, noted: 1 })
    const open = await openList(payload, list)
    await open.close()
    expect(open).toMatchObject({ count: 26, leftOut: { returned: 2 } })
  })

  it('finds every address of the OpenAPI file, and gets what the file says', async () => {
    expect(await openApiProblems(hub)).toEqual([])
  })

  it('is told when it asks for what there is not', async () => {
    expect((await hub.ask('')).status).toBe(404)
    expect((await hub.ask('/somewhere')).status).toBe(404)
    const wrong = await hub.ask('/runs', { method: 'DELETE' })
    expect([wrong.status, wrong.headers.get('allow')]).toEqual([405, 'GET, HEAD'])
    expect((await hub.ask('/runs/x/claim')).status).toBe(405)
  })
})
