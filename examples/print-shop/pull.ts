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
 *     in/<run>-INCOMPLETE.json a run of which the hub has not everything any more: ask the house to call it back
 *     incomplete/<run>-<build> what there was of it
 *     .work/<run>/job.json     what is being fetched: the claim's id, and how far it is
 *     .work/<run>/out/         the files so far; a `.part` is not finished
 *     .work/stopped.json       what was noted in `in/` of that
 *
 * It ends with 1 once its token is not valid any more, and, asked to look once, with 3 where it found one of these notes to write. It says at every start which runs are incomplete, until one is called back or
 * the shop tells the hub otherwise of it (`printing`, say).
 */
import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { setTimeout as sleep } from 'node:timers/promises'

const HUB = (process.env['HUB_URL'] ?? '').replace(/\/$/, '')
const TOKEN = process.env['HUB_TOKEN'] ?? ''
const FOLDER = process.env['FOLDER'] ?? 'print'
const POLL_SECONDS = Number(process.env['POLL_SECONDS'] ?? 30)
const IN = join(FOLDER, 'in')
const PARTIAL = join(FOLDER, 'incomplete')
const WORK = join(FOLDER, '.work')
/** Without a byte for so long, a download is broken off and goes on later. */
const SILENCE_MS = 60_000

interface Job {
  readonly run: string
  /** Chosen before the run is claimed, so that asking again claims nothing twice. */
  readonly claim: string
  /** Where the finished folder goes; said before it goes there. */
  readonly placing?: string
  /** What the hub has not any more, of a run that goes on. */
  readonly missing?: readonly string[]
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
  /** Why something is gone. */
  readonly reason: string | null
  constructor(status: number, message: string, retryAfterSeconds: number, isOfHub: boolean, reason: string | null) {
    super(message)
    this.status = status
    this.retryAfterSeconds = retryAfterSeconds
    this.isOfHub = isOfHub
    this.reason = reason
  }
}

const say = (text: string): void => console.log(`${new Date().toISOString()} ${text}`)

async function ask(path: string, init: RequestInit = {}): Promise<Response> {
  const response = await fetch(`${HUB}${path}`, { redirect: 'error', ...init, headers: { authorization: `Bearer ${TOKEN}`, ...(init.headers as Record<string, string> | undefined) } })
  if (response.ok || response.status === 304 || response.status === 416) return response
  const text = await response.text()
  let message: unknown
  let reason: string | null = null
  try {
    const { error } = JSON.parse(text)
    message = error.message
    reason = error.details?.reason?.code ?? null
  } catch {
    // No JSON: something in between answered.
  }
  throw new Refused(response.status, typeof message === 'string' ? message : `${response.status}`, Number(response.headers.get('retry-after') ?? 0), typeof message === 'string', reason)
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
  let job = JSON.parse(await readFile(join(folder, 'job.json'), 'utf8')) as Job
  const path = `/print/v1/runs/${encodeURIComponent(run)}`
  try {
    // Once it was to be placed and lies here no more, it lies there, or has been taken out of there.
    const isPlaced = job.placing !== undefined && !(await isThere(out))
    if (!isPlaced) {
      await claimOnce(path, job)
      const { build, missing } = await fetchRun(path, out)
      job = { ...job, placing: `${run}-${build}`, missing }
      await write(folder, 'job.json', JSON.stringify(job))
      const place = placeOf(job)
      await mkdir(dirname(place), { recursive: true })
      await rename(out, place)
      await syncFolder(dirname(place))
      say(`${run}: in ${place}`)
    }
    if (job.missing?.length) return await holdIncomplete(path, job, folder)
    // The hub may have heard it already, and the shop may have moved the run on meanwhile.
    if (!isPlaced || !(await isUnderWay(path, job))) await post(`${path}/state`, { state: 'printing' })
    await rm(folder, { recursive: true, force: true })
  } catch (error) {
    if (!(error instanceof Refused) || !error.isOfHub || ![404, 409, 410].includes(error.status)) throw error
    // Somebody else's, called back, or not ours any more. What lies in `in/` is for people to take out.
    say(`${run}: given up. ${error.message}${job.placing ? ` Take ${placeOf(job)} out.` : ''}`)
    await rm(folder, { recursive: true, force: true })
  }
}

const placeOf = ({ placing = '', missing = [] }: Job): string => join(missing.length > 0 ? PARTIAL : IN, placing)

const told = new Set<string>()
/** Nothing goes on by itself: the run is noted and told at every start, until the house calls it back or somebody at the shop moves it on at the hub. */
async function holdIncomplete(path: string, job: Job, folder: string): Promise<void> {
  const { run, missing = [] } = job
  if ((await stateOf(path, job)) !== 'claimed') {
    say(`${run}: somebody has settled it; what there was of it lies in ${placeOf(job)}`)
    return rm(folder, { recursive: true, force: true })
  }
  isNoted = true
  if (told.has(run)) return
  told.add(run)
  const hint = 'The hub has not all of this run any more. Ask the house to call it back and to order it anew; do not print what there is without asking.'
  await write(IN, `${run}-INCOMPLETE.json`, `${JSON.stringify({ key: run, missing, kept: placeOf(job), hint }, null, 2)}\n`)
  say(`${run}: incomplete, ${missing.join(', ')} cannot be had any more. ${hint}`)
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

/** Of a run that goes on: a file with somebody who was erased, and the recipients of a list whose time was over. */
const SINGLE: readonly (string | null)[] = ['file-gone', 'list-gone']

/** Fetches whatever can be had. @returns what cannot */
async function fetchRun(path: string, out: string): Promise<{ readonly build: number; readonly missing: readonly string[] }> {
  const missing: string[] = []
  const noteMissing = (name: string) => async (error: unknown) => {
    if (!(error instanceof Refused) || error.status !== 410 || !SINGLE.includes(error.reason)) throw error
    missing.push(name)
    await rm(join(out, 'files', `${name}.part`), { force: true })
  }
  const text = await (await ask(`${path}/manifest.json`)).text()
  const manifest = JSON.parse(text) as Manifest
  const known = await readFile(join(out, 'manifest.json'), 'utf8').catch(() => text)
  // Built anew meanwhile: nothing of the older build is used.
  if ((JSON.parse(known) as Manifest).build !== manifest.build) await rm(out, { recursive: true, force: true })
  // Where the job ticket says that they are.
  const files = join(out, 'files')
  await mkdir(files, { recursive: true })
  await write(out, 'manifest.json', text)
  for (const file of manifest.files) await fetchFile(file, files).catch(noteMissing(file.name))
  for (const name of ['ticket.xjdf', 'preflight.json', ...(manifest.format.isAddressed ? ['recipients.csv'] : [])]) {
    if (!(await isThere(join(out, name)))) await ask(`${path}/${name}`).then(async (answer) => write(out, name, new Uint8Array(await answer.arrayBuffer())), noteMissing(name))
  }
  return { build: manifest.build, missing }
}

interface Stopped {
  readonly key: string
  readonly state: string
  readonly reason: { readonly code: string; readonly en: string; readonly copies?: readonly { readonly number: number }[] } | null
}
let stopsTag = ''
/** Was there a note to write? */
let isNoted = false
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
  isNoted = true
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
  if (isOnce) process.exit(isNoted ? 3 : 0)
  await sleep(pause * 1000)
}
