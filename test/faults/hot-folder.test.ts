/** The sample client of print shops against a hub, killed before, during and after each of its requests: no run is lost, none comes twice. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { request as ask, createServer, type IncomingHttpHeaders, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as later } from 'node:timers/promises'
import { transform } from 'esbuild'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PrintRunRecord } from '../../src/publishing/printing/run-record.ts'
import { hubOf } from '../../src/publishing/hub.ts'
import { recallRun } from '../../src/publishing/printing/release-run.ts'
import { stopPrintRuns } from '../../src/publishing/printing/stop-runs.ts'
import { eraseRowsOfPerson } from '../../src/publishing/recipient-lists/person-rows.ts'
import { traitsOf } from '../../src/publishing/recipient-lists/person-traits.ts'
import { findRecords } from '../../src/publishing/records.ts'
import { DATABASE } from '../integration/hub.ts'
import { aShop, people, readyList } from '../integration/printing/printing-hub.ts'
import { type ShopHub, sha256, startShopHub } from '../integration/print-shop/shop-hub.ts'

/** When the client dies: at its nth request, before the hub hears of it, after the hub has answered and before the client reads that, or in the middle of the answer. `refused`: it does not, and is told that there is no service; `lost`: a proxy says that there is no such page. */
interface Death {
  readonly at: number
  readonly when: 'before' | 'after' | 'half' | 'refused' | 'lost'
}

let hub: ShopHub
let program: string
let room: string
let between: Server
let death: Death | null = null
let asked = 0
let child: ChildProcess | null = null
let inFolder = ''
/** What the client said in its last turn. */
let said = ''

beforeAll(async () => {
  hub = await startShopHub()
  room = mkdtempSync(join(tmpdir(), 'hot-folder-'))
  program = join(room, 'pull.mjs')
  writeFileSync(program, (await transform(readFileSync(new URL('../../examples/print-shop/pull.ts', import.meta.url), 'utf8'), { loader: 'ts' })).code)
  between = createServer(async (request, response) => {
    asked += 1
    const dies = death?.at === asked ? death.when : null
    if (dies === 'lost') return void response.writeHead(404, { 'content-type': 'text/html' }).end('<h1>Not here</h1>')
    if (dies === 'refused') return void response.writeHead(503).end('{}')
    if (dies === 'before') return void child?.kill('SIGKILL')
    const { status, headers, bytes } = await passOn(request)
    if (dies === 'after') return void child?.kill('SIGKILL')
    response.writeHead(status, headers)
    if (dies !== 'half') return void response.end(bytes)
    response.write(bytes.subarray(0, bytes.length >> 1))
    // Until something of it is on the disk; of what is no file nothing will be.
    for (let waited = 0; waited < 20 && !hasPart(); waited++) await later(25)
    child?.kill('SIGKILL')
  })
  await new Promise<void>((resolve) => between.listen(0, '127.0.0.1', resolve))
})
afterAll(async () => {
  between?.closeAllConnections()
  between?.close()
  if (room) rmSync(room, { recursive: true, force: true })
  await hub?.stop()
})

/** Asks the hub what the client asked. */
async function passOn(request: IncomingMessage): Promise<{ readonly status: number; readonly headers: IncomingHttpHeaders; readonly bytes: Buffer }> {
  const { hostname, port } = new URL(hub.origin)
  const sent = ask({ hostname, port, path: request.url, method: request.method, headers: { ...request.headers, host: `${hostname}:${port}`, connection: 'close' } })
  request.pipe(sent)
  const [answer] = (await once(sent, 'response')) as [IncomingMessage]
  const pieces: Buffer[] = []
  for await (const piece of answer) pieces.push(piece as Buffer)
  return { status: answer.statusCode ?? 0, headers: answer.headers, bytes: Buffer.concat(pieces) }
}

/** Has the client written a part of a file? */
const hasPart = (): boolean => readdirSync(inFolder, { recursive: true, withFileTypes: true }).some((entry) => entry.name.endsWith('.part') && statSync(join(entry.parentPath, entry.name)).size > 0)

/** One turn of the client. @returns how it ended, or `killed` */
async function turn(folder: string, token: string, dies: Death | null = null, afterMs?: number): Promise<number | 'killed'> {
  death = dies
  asked = 0
  inFolder = folder
  const env = { NODE_ENV: 'production' as const, PATH: process.env['PATH'], HUB_URL: `http://127.0.0.1:${(between.address() as AddressInfo).port}`, HUB_TOKEN: token, FOLDER: folder }
  const own: ChildProcess = spawn(process.execPath, [program, '--once'], { env, stdio: ['ignore', 'pipe', 'ignore'] })
  child = own
  said = ''
  own.stdout?.on('data', (text) => {
    said += String(text)
    if (process.env['PULL_SAYS']) process.stdout.write(String(text))
  })
  const timer = afterMs === undefined ? undefined : setTimeout(() => own.kill('SIGKILL'), afterMs)
  const hangs = setTimeout(() => own.kill('SIGTERM'), 20_000)
  const code = await new Promise<number | null>((resolve) => own.once('close', (status) => resolve(status)))
  clearTimeout(timer)
  clearTimeout(hangs)
  return code ?? 'killed'
}

/** A shop of its own with one run, so that tests do not meet. */
async function oneRun(fileBytes = 60_000): Promise<{ readonly run: PrintRunRecord; readonly token: string; readonly folder: string }> {
  const shop = await aShop(hub.on)
  const { token } = await hub.tokenOf(shop)
  return { run: await hub.released({ shop: shop.key, fileBytes }), token, folder: mkdtempSync(join(room, 'shop-')) }
}

/** Whatever comes next takes finished runs out of `in/` at once. */
function takeOut(folder: string): void {
  mkdirSync(join(folder, 'taken'), { recursive: true })
  if (!existsSync(join(folder, 'in'))) return
  for (const name of readdirSync(join(folder, 'in'))) renameSync(join(folder, 'in', name), join(folder, 'taken', `${name}.${readdirSync(join(folder, 'taken')).length}`))
}

/** The run came once, whole, and the hub knows. */
async function expectOnce(folder: string, run: PrintRunRecord): Promise<void> {
  takeOut(folder)
  expect(readdirSync(join(folder, 'taken'))).toEqual([`${run.key}-1.0`])
  const out = join(folder, 'taken', `${run.key}-1.0`)
  expect(readdirSync(out).sort()).toEqual(['files', 'manifest.json', 'preflight.json', 'recipients.csv', 'ticket.xjdf'])
  const ticket = readFileSync(join(out, 'ticket.xjdf'), 'utf8')
  for (const { name, sha256: expected } of run.files ?? []) {
    // Where the ticket says.
    expect(ticket).toContain(`URL="files/${name}"`)
    expect(sha256(readFileSync(join(out, 'files', name)))).toBe(expected)
  }
  expect(readdirSync(join(out, 'files'))).toHaveLength(run.files?.length ?? 0)
  expect(readdirSync(join(folder, '.work'))).toEqual([])
  expect((await hub.now(run)).state).toBe('printing')
  const events = await findRecords(hub.on.hub.payload, 'audit-events', { where: { subject: { equals: `print-run:${run.key}` } } })
  expect(events.filter(({ data }) => data.act === 'claim')).toHaveLength(1)
}

/** What the client asks, in order, for a run of two files. */
const REQUESTS = ['list', 'claim', 'manifest', 'file 1', 'file 2', 'ticket', 'preflight', 'recipients', 'state', 'stops'] as const
const at = (when: Death['when'], ...names: readonly (typeof REQUESTS)[number][]): Death[] => names.map((name) => ({ at: REQUESTS.indexOf(name) + 1, when }))
/** Where before the one request is after the one before it, one of the two is enough. */
const DEATHS: readonly Death[] = [
  ...at('before', 'list', 'claim', 'file 1', 'ticket', 'state'),
  ...at('after', 'claim', 'manifest', 'file 2', 'preflight', 'recipients', 'state'),
  ...at('half', 'manifest', 'file 1', 'recipients'),
]

describe(`the hot folder (${DATABASE})`, () => {
  it('brings a run once, undisturbed', async () => {
    const { run, token, folder } = await oneRun()
    expect(await turn(folder, token)).toBe(0)
    expect(asked).toBe(REQUESTS.length)
    expect(await turn(folder, token)).toBe(0)
    await expectOnce(folder, run)
  })

  it('brings it once, killed at every request: before, after or in the middle of it', async () => {
    for (const dies of DEATHS) {
      const { run, token, folder } = await oneRun()
      expect(await turn(folder, token, dies), `${REQUESTS[dies.at - 1]}, ${dies.when}`).toBe('killed')
      takeOut(folder)
      expect(await turn(folder, token), `after ${REQUESTS[dies.at - 1]}, ${dies.when}`).toBe(0)
      await expectOnce(folder, run)
    }
  }, 120_000)

  it('brings it once, killed again and again at any time', async () => {
    for (let round = 0; round < 4; round++) {
      const { run, token, folder } = await oneRun(400_000)
      for (let kill = 0; kill < 3; kill++) {
        await turn(folder, token, null, 40 + ((round * 3 + kill) * 37) % 160)
        takeOut(folder)
      }
      expect(await turn(folder, token)).toBe(0)
      await expectOnce(folder, run)
    }
  }, 120_000)

  it('places what it had said it would place', async () => {
    const { run, token, folder } = await oneRun()
    await turn(folder, token, { at: REQUESTS.indexOf('state') + 1, when: 'before' })
    // As if it had died a moment earlier, before the folder was moved.
    renameSync(join(folder, 'in', `${run.key}-1`), join(folder, '.work', run.key, 'out'))
    expect(await turn(folder, token)).toBe(0)
    await expectOnce(folder, run)
  })

  it('goes on where a download stopped', async () => {
    const { run, token, folder } = await oneRun(500_000)
    await turn(folder, token, { at: 4, when: 'half' })
    expect(readdirSync(join(folder, '.work', run.key, 'out', 'files'))).toContain('part-0001.pdf.part')
    expect(await turn(folder, token)).toBe(0)
    const events = await findRecords(hub.on.hub.payload, 'audit-events', { where: { and: [{ subject: { equals: `print-run:${run.key}` } }] }, sort: 'number' })
    const starts = events.filter(({ data }) => data.file === 'part-0001.pdf').map(({ data }) => data.first ?? 0)
    expect(starts[0]).toBe(0)
    expect(Number(starts[1])).toBeGreaterThan(0)
    await expectOnce(folder, run)
  })

  it('ends at once where a file is refused, and fetches it later', async () => {
    const { run, token, folder } = await oneRun()
    expect(await turn(folder, token, { at: REQUESTS.indexOf('file 1') + 1, when: 'refused' })).toBe(0)
    expect(said).toContain('it goes on later')
    expect(await turn(folder, token)).toBe(0)
    await expectOnce(folder, run)
  })

  it('takes no run back that the shop has moved on meanwhile, and says what to take out of one that is called back', async () => {
    const [shipped, recalled] = [await oneRun(), await oneRun()]
    for (const [{ run, token, folder }, state] of [[shipped, 'shipped'], [recalled, 'recalled']] as const) {
      await turn(folder, token, { at: REQUESTS.indexOf('state') + 1, when: 'after' })
      await hub.on.hub.payload.db.updateOne({ collection: 'print-runs', id: run.id, data: { state } })
      expect(await turn(folder, token)).toBe(state === 'shipped' ? 0 : 3)
      expect(readdirSync(join(folder, '.work'))).toEqual(state === 'shipped' ? [] : ['stopped.json'])
      if (state === 'shipped') expect(said).toBe('')
      else expect(said).toMatch(/given up.*Take .*in\/.* out\./)
    }
    const late = await oneRun()
    await turn(late.folder, late.token, { at: REQUESTS.indexOf('state') + 1, when: 'before' })
    await hub.on.hub.payload.db.updateOne({ collection: 'print-runs', id: late.run.id, data: { state: 'recalled' } })
    expect(await turn(late.folder, late.token)).toBe(3)
    expect(said).toContain('Take ')
  })

  it('leaves a run to whoever was faster, and gives one up that is gone', async () => {
    const { run, token, folder } = await oneRun()
    const other = mkdtempSync(join(room, 'other-'))
    await turn(folder, token, { at: 3, when: 'before' })
    expect(await turn(other, token)).toBe(0)
    expect(readdirSync(join(other, 'in'))).toEqual([])
    await hub.on.hub.payload.db.updateOne({ collection: 'print-runs', id: run.id, data: { state: 'recalled' } })
    expect(await turn(folder, token)).toBe(3)
    expect([readdirSync(join(folder, 'in')), readdirSync(join(folder, '.work'))]).toEqual([[`${run.key}-RECALLED.json`], ['stopped.json']])
  })

  it('says once of a run that it has handed on that it is called back', async () => {
    const { run, token, folder } = await oneRun()
    expect(await turn(folder, token)).toBe(0)
    takeOut(folder)
    await hub.on.hub.payload.db.updateOne({ collection: 'print-runs', id: run.id, data: { state: 'recalled', reason: { code: 'consent', de: 'Zurückgezogen.', en: 'Withdrawn.' } } as never })
    expect(await turn(folder, token)).toBe(3)
    expect(JSON.parse(readFileSync(join(folder, 'in', `${run.key}-RECALLED.json`), 'utf8'))).toMatchObject({ key: run.key, state: 'recalled', reason: { en: 'Withdrawn.' } })
    takeOut(folder)
    expect(await turn(folder, token)).toBe(0)
    expect(readdirSync(join(folder, 'in'))).toEqual([])
  })

  it('says which copies are to be taken out, and again when there are more', async () => {
    const { run, token, folder } = await oneRun()
    expect(await turn(folder, token)).toBe(0)
    takeOut(folder)
    const pulled = (...numbers: number[]) => ({ code: 'pull', de: 'Herausnehmen.', en: 'Take out.', copies: numbers.map((number) => ({ number, file: 'part-0001.pdf', firstPage: number * 2 - 1, pages: 2 })) })
    for (const [numbers, code] of [[[3], 3], [[3], 0], [[3, 7], 3]] as const) {
      await hub.on.hub.payload.db.updateOne({ collection: 'print-runs', id: run.id, data: { reason: pulled(...numbers) } as never })
      expect(await turn(folder, token)).toBe(code)
    }
    expect(JSON.parse(readFileSync(join(folder, 'in', `${run.key}-PULL.json`), 'utf8'))).toMatchObject({ key: run.key, reason: { code: 'pull', copies: [{ number: 3 }, { number: 7, file: 'part-0001.pdf', firstPage: 13, pages: 2 }] } })
  })

  it('keeps what there is of a run of which a file went with somebody who was erased, and says so at every start until somebody acts', async () => {
    const { payload } = hub.on.hub
    const shop = await aShop(hub.on)
    const { token } = await hub.tokenOf(shop)
    for (const settle of ['recall', 'print'] as const) {
      const street = settle === 'recall' ? 'Ahornweg' : 'Buchenweg'
      // Namesakes would go too: nobody here has one.
      const rows = people(30).map((row, at) => row.replace('Lindenweg', street).replace(/^([^;]*;[^;]*);[^;]*/, `$1;${street.slice(0, 3)}${'aeiou'[at % 5]}${'bdfklm'[Math.floor(at / 5)]}`))
      const run = await hub.released({ shop: shop.key, list: await readyList(hub.on, rows), fileBytes: 500_000 })
      const folder = mkdtempSync(join(room, 'shop-'))
      expect(await turn(folder, token, { at: REQUESTS.indexOf('file 1') + 1, when: 'half' })).toBe('killed')
      const [, givenName, surname, way, houseNumber, postcode, town] = (rows[1] ?? '').split(';')
      await eraseRowsOfPerson(payload, traitsOf(hubOf(payload).secret, { givenName, surname, address: { street: `${way} ${houseNumber}`, postcode, town, country: 'DE' } } as never))
      await stopPrintRuns(payload)
      for (let start = 0; start < 2; start++) {
        expect(await turn(folder, token)).toBe(3)
        expect(said).toContain('incomplete, part-0001.pdf')
        expect(JSON.parse(readFileSync(join(folder, 'in', `${run.key}-INCOMPLETE.json`), 'utf8'))).toMatchObject({ key: run.key, missing: ['part-0001.pdf'], kept: join(folder, 'incomplete', `${run.key}-1`) })
        expect(existsSync(join(folder, 'in', `${run.key}-1`))).toBe(false)
        takeOut(folder)
      }
      const kept = join(folder, 'incomplete', `${run.key}-1`)
      expect([readdirSync(kept).sort(), readdirSync(join(kept, 'files'))]).toEqual([['files', 'manifest.json', 'preflight.json', 'recipients.csv', 'ticket.xjdf'], ['part-0002.pdf']])
      expect((await hub.now(run)).state).toBe('claimed')
      if (settle === 'recall') await recallRun(hub.on.editor, run.key)
      else await hub.ask(`/runs/${run.key}/state`, { method: 'POST', body: { state: 'printing' } }, token)
      expect(await turn(folder, token)).toBe(settle === 'recall' ? 3 : 0)
      expect(said).toMatch(settle === 'recall' ? /given up.*Take .*incomplete\/.* out\./ : /somebody has settled it/)
      expect(readdirSync(join(folder, 'in'))).toEqual(settle === 'recall' ? [`${run.key}-RECALLED.json`] : [])
      expect([await turn(folder, token), said]).toEqual([0, ''])
      expect(existsSync(kept)).toBe(true)
    }
  }, 60_000)

  it('goes on with another token of its shop, and through a proxy that knows nothing', async () => {
    const shop = await aShop(hub.on)
    const [old, fresh] = [await hub.tokenOf(shop), await hub.tokenOf(shop)]
    const run = await hub.released({ shop: shop.key })
    const folder = mkdtempSync(join(room, 'shop-'))
    expect(await turn(folder, old.token, { at: REQUESTS.indexOf('manifest') + 1, when: 'before' })).toBe('killed')
    expect(await turn(folder, fresh.token, { at: REQUESTS.indexOf('claim') + 1, when: 'lost' })).toBe(0)
    expect(said).toContain('it goes on later')
    expect(await turn(folder, fresh.token)).toBe(0)
    await expectOnce(folder, run)
  })

  it('stops where its token is revoked', async () => {
    const { token, folder } = await oneRun()
    const { docs } = await hub.on.hub.payload.find({ collection: 'app-tokens', sort: '-createdAt', limit: 1 })
    await hub.on.hub.payload.update({ collection: 'app-tokens', id: docs[0]?.id ?? '', data: { revokedAt: new Date().toISOString() } as never })
    expect(await turn(folder, token)).toBe(1)
  })
})
