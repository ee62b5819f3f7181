/**
 * A hot folder for print shops: asks the hub for released print runs, claims them, downloads their files, checks them, and puts each run into `in/` whole or not at all.
 *
 *     HUB_URL=https://hub.example.com HUB_TOKEN=ek_shop_… FOLDER=/srv/print node pull.ts [--once]
 *
 * It needs nothing but Node: 22.18 or later runs it as it is, Node 20 with `npx tsx pull.ts`. It may be killed at any point: what it does next follows from what lies in the folder, so no run is lost and none
 * comes twice. One such program per folder.
 *
 *     in/<run>-<build>/        finished runs, for whatever comes next; take them out as you like
 *     in/<run>-RECALLED.json   a run that was called back: stop it on the press
 *     in/<run>-PULL.json       copies that must reach nobody, while the others of the run go out
 *     .work/<run>/job.json     what is being fetched: the claim's id, and how far it is
 *     .work/<run>/out/         the files so far; a `.part` is not finished
 *     .work/stopped.json       what was noted in `in/` of that
 *
 * It ends with 1 once its token is not valid any more, and, asked to look once, with 3 where it found one of these notes to write.
 */
import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import { setTimeout as sleep } from 'node:timers/promises'

const HUB = (process.env['HUB_URL'] ?? '').replace(/\/$/, '')
const TOKEN = process.env['HUB_TOKEN'] ?? ''
const FOLDER = process.env['FOLDER'] ?? 'print'
const POLL_SECONDS = Number(process.env['POLL_SECONDS'] ?? 30)
const IN = join(FOLDER, 'in')
const WORK = join(FOLDER, '.work')
/** Without a byte for so long, a download is broken off and goes on later. */
const SILENCE_MS = 60_000

interface Job {
  readonly run: string
  /** Chosen before the run is claimed, so that asking again claims nothing twice. */
  readonly claim: string
  /** Where the finished folder goes; said before it goes there. */
  readonly placing?: string
}
interface Manifest {
  readonly build: number
  readonly format: { readonly isAddressed: boolean }
  readonly files: readonly { readonly name: string; readonly url: string; readonly sha256: string; readonly bytes: number }[]
}

/** The hub, or something between, said no. */
class Refused extends Error {
  readonly status: number
  readonly retryAfterSeconds: number
  /** False where a proxy answered: that says nothing of the run. */
  readonly isOfHub: boolean
  constructor(status: number, message: string, retryAfterSeconds: number, isOfHub: boolean) {
    super(message)
    this.status = status
    this.retryAfterSeconds = retryAfterSeconds
    this.isOfHub = isOfHub
  }
}

const say = (text: string): void => console.log(`${new Date().toISOString()} ${text}`)

async function ask(path: string, init: RequestInit = {}): Promise<Response> {
  const response = await fetch(`${HUB}${path}`, { redirect: 'error', ...init, headers: { authorization: `Bearer ${TOKEN}`, ...(init.headers as Record<string, string> | undefined) } })
  if (response.ok || response.status === 304 || response.status === 416) return response
  const text = await response.text()
  let message: unknown
  try {
    message = JSON.parse(text).error.message
  } catch {
    // No JSON: something in between answered.
  }
  throw new Refused(response.status, typeof message === 'string' ? message : `${response.status}`, Number(response.headers.get('retry-after') ?? 0), typeof message === 'string')
}

const post = (path: string, body: object): Promise<Response> => ask(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
const isThere = (path: string): Promise<boolean> => stat(path).then(
  () => true,
  () => false,
)

/** So that a name is there after a power cut, not only its file. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r')
  await folder.sync().finally(() => folder.close())
}

/** Whole or not at all. */
async function write(folder: string, name: string, content: string | Uint8Array): Promise<void> {
  const file = await open(join(folder, `${name}.new`), 'w')
  try {
    await file.writeFile(content)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(join(folder, `${name}.new`), join(folder, name))
  await syncFolder(folder)
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const piece of createReadStream(path)) hash.update(piece as Uint8Array)
  return hash.digest('hex')
}

/** Downloads a file, going on where it stopped, and gives it its name once its checksum is right. */
async function fetchFile({ name, url, sha256, bytes }: Manifest['files'][number], folder: string): Promise<void> {
  if (!/^[a-z0-9][a-z0-9.-]{0,78}$/i.test(name)) throw new Error(`a file called ${JSON.stringify(name)} is not taken`)
  const path = join(folder, name)
  if (await isThere(path)) return
  const part = `${path}.part`
  for (let attempt = 1; attempt <= 2; attempt++) {
    const have = await stat(part).then(({ size }) => size, () => 0)
    if (have < bytes) await download(url, part, have, sha256)
    if ((await sha256Of(part)) === sha256) {
      await rename(part, path)
      await syncFolder(folder)
      return
    }
    say(`${name}: the checksum is wrong, once more from the beginning`)
    await rm(part, { force: true })
  }
  throw new Error(`${name} came with a wrong checksum twice`)
}

async function download(url: string, part: string, have: number, sha256: string): Promise<void> {
  const silence = new AbortController()
  const timer = setTimeout(() => silence.abort(), SILENCE_MS)
  try {
    const response = await ask(url, { signal: silence.signal, ...(have > 0 ? { headers: { range: `bytes=${have}-`, 'if-range': `"${sha256}"` } } : {}) })
    // 200: the whole file, though a part was asked for. 416: there is more here than there.
    const file = await open(part, response.status === 206 ? 'a' : 'w')
    try {
      const pieces: unknown = response.status === 416 ? [] : (response.body ?? [])
      for await (const piece of pieces as AsyncIterable<Uint8Array>) {
        timer.refresh()
        await file.write(piece)
      }
      await file.sync()
    } finally {
      await file.close()
    }
  } finally {
    clearTimeout(timer)
  }
}

/** Takes one run as far as it goes. Every step may have been done already. */
async function work(run: string): Promise<void> {
  const folder = join(WORK, run)
  const out = join(folder, 'out')
  const job = JSON.parse(await readFile(join(folder, 'job.json'), 'utf8')) as Job
  const path = `/print/v1/runs/${encodeURIComponent(run)}`
  let placing = job.placing
  try {
    // Once it was to be placed and lies here no more, it lies there, or has been taken out of there.
    const isPlaced = placing !== undefined && !(await isThere(out))
    if (!isPlaced) {
      await claimOnce(path, job)
      placing = await fetchRun(path, run, out)
      await write(folder, 'job.json', JSON.stringify({ ...job, placing }))
      await rename(out, join(IN, placing))
      await syncFolder(IN)
      say(`${run}: in ${join(IN, placing)}`)
    }
    // The hub may have heard it already, and the shop may have moved the run on meanwhile.
    if (!isPlaced || !(await isUnderWay(path, job))) await post(`${path}/state`, { state: 'printing' })
    await rm(folder, { recursive: true, force: true })
  } catch (error) {
    if (!(error instanceof Refused) || !error.isOfHub || ![404, 409, 410].includes(error.status)) throw error
    // Somebody else's, called back, or not ours any more. What lies in `in/` is for people to take out.
    say(`${run}: given up. ${error.message}${placing ? ` Take ${join(IN, placing)} out.` : ''}`)
    await rm(folder, { recursive: true, force: true })
  }
}

/** In which state the run is, if it is this job's. */
async function stateOf(path: string, { claim }: Job): Promise<string | null> {
  const known = (await (await ask(path)).json()) as { state: string; claim: { id: string } | null }
  return known.claim?.id === claim ? known.state : null
}

/** Does the hub know that it is being printed, or more, as this claim has it? */
const isUnderWay = async (path: string, job: Job): Promise<boolean> => ['printing', 'shipped', 'closed'].includes((await stateOf(path, job)) ?? '')

/** Claimed already, with a token that the shop has changed since: it is still this job's. */
async function claimOnce(path: string, job: Job): Promise<void> {
  try {
    await post(`${path}/claim`, { claim: job.claim })
  } catch (error) {
    if (!(error instanceof Refused) || error.status !== 409 || (await stateOf(path, job)) === null) throw error
  }
}

/** @returns the name of the folder it is to have */
async function fetchRun(path: string, run: string, out: string): Promise<string> {
  const text = await (await ask(`${path}/manifest.json`)).text()
  const manifest = JSON.parse(text) as Manifest
  const known = await readFile(join(out, 'manifest.json'), 'utf8').catch(() => text)
  // Built anew meanwhile: nothing of the older build is used.
  if ((JSON.parse(known) as Manifest).build !== manifest.build) await rm(out, { recursive: true, force: true })
  // Where the job ticket says that they are.
  const files = join(out, 'files')
  await mkdir(files, { recursive: true })
  await write(out, 'manifest.json', text)
  for (const file of manifest.files) await fetchFile(file, files)
  for (const name of ['ticket.xjdf', 'preflight.json', ...(manifest.format.isAddressed ? ['recipients.csv'] : [])]) {
    if (!(await isThere(join(out, name)))) await write(out, name, new Uint8Array(await (await ask(`${path}/${name}`)).arrayBuffer()))
  }
  return `${run}-${manifest.build}`
}

interface Stopped {
  readonly key: string
  readonly state: string
  readonly reason: { readonly code: string; readonly en: string; readonly copies?: readonly { readonly number: number }[] } | null
}
let stopsTag = ''
let foundStop = false
/** Puts a note into `in/` for each run that was called back, and for each of which single copies must reach nobody; once, and again where copies were added. */
async function noteStops(): Promise<void> {
  const known = await readFile(join(WORK, 'stopped.json'), 'utf8').then((text) => JSON.parse(text) as string[], (): string[] => [])
  let tag: string | null = null
  for (let since = ''; ; ) {
    const response = await ask(`/print/v1/runs?state=claimed,printing,recalled${since}`, stopsTag && !since ? { headers: { 'if-none-match': stopsTag } } : {})
    if (response.status === 304) return
    tag ??= response.headers.get('etag')
    const { runs, cursor, hasMore } = (await response.json()) as { runs: readonly Stopped[]; cursor: string | null; hasMore: boolean }
    for (const run of runs) await noteStop(run, known)
    if (!hasMore || cursor === null) break
    since = `&since=${encodeURIComponent(cursor)}`
  }
  stopsTag = tag ?? ''
}

async function noteStop({ key, state, reason }: Stopped, known: string[]): Promise<void> {
  const what = state === 'recalled' ? 'RECALLED' : reason?.code === 'pull' ? 'PULL' : null
  if (what === null || !/^[a-z0-9-]{1,80}$/.test(key)) return
  const copies = reason?.copies?.map(({ number }) => number) ?? []
  const note = `${key}-${what} ${copies.join(',')}`
  if (known.includes(note)) return
  await write(IN, `${key}-${what}.json`, `${JSON.stringify({ key, state, reason }, null, 2)}\n`)
  known.push(note)
  await write(WORK, 'stopped.json', JSON.stringify(known))
  foundStop = true
  say(`${key}: ${what === 'RECALLED' ? 'called back, print and post no more of it' : `take out the copies ${copies.join(', ')}`}. ${reason?.en ?? ''}`)
}

let etag = ''
/** Begins what is new, goes on with what was begun. */
async function poll(): Promise<void> {
  await mkdir(IN, { recursive: true })
  await mkdir(WORK, { recursive: true })
  const response = await ask('/print/v1/runs?state=released', etag ? { headers: { 'if-none-match': etag } } : {})
  if (response.status !== 304) {
    const { runs } = (await response.json()) as { runs: readonly { key: string }[] }
    for (const { key } of runs) if (/^[a-z0-9-]{1,80}$/.test(key)) await begin(key)
    etag = response.headers.get('etag') ?? ''
  }
  const begun = (await readdir(WORK, { withFileTypes: true })).filter((entry) => entry.isDirectory()).map(({ name }) => name)
  for (const run of begun.sort()) {
    if (!(await isThere(join(WORK, run, 'job.json')))) {
      // Killed before it was written down: nothing has been asked of the hub.
      await rm(join(WORK, run), { recursive: true, force: true })
      etag = ''
      continue
    }
    await work(run).catch((error: unknown) => {
      if (error instanceof Refused && error.status === 401) throw error
      say(`${run}: ${error instanceof Error ? error.message : String(error)}; it goes on later`)
    })
  }
  await noteStops()
}

async function begin(run: string): Promise<void> {
  const folder = join(WORK, run)
  if (await isThere(join(folder, 'job.json'))) return
  await mkdir(folder, { recursive: true })
  await write(folder, 'job.json', JSON.stringify({ run, claim: `hotfolder-${randomUUID()}` } satisfies Job))
  await syncFolder(WORK)
}

if (!HUB || !TOKEN) {
  console.error('Set HUB_URL and HUB_TOKEN.')
  process.exit(2)
}
const isOnce = process.argv.includes('--once')
for (;;) {
  let pause = POLL_SECONDS
  try {
    await poll()
  } catch (error) {
    say(error instanceof Error ? error.message : String(error))
    if (error instanceof Refused && error.status === 401) process.exit(1)
    if (error instanceof Refused) pause = Math.max(pause, error.retryAfterSeconds)
    if (isOnce) process.exit(1)
  }
  if (isOnce) process.exit(foundStop ? 3 : 0)
  await sleep(pause * 1000)
}
