/**
 * What readers ask of the hub beside the same bytes out of a Next route: both in a process of their own, loaded in turn by the same program. The hub does all that
 * it does for readers (limits, origin, security headers, log, visibility); the route answers from a map.
 */
import { type ChildProcess, execFile, execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { Beside } from './newsletter.ts'
import { type Side, sideBySide } from './rounds.ts'

/** A path that the hub answers. */
export interface MadePath {
  readonly name: string
  readonly path: string
  /** Asked with the entity tag that it has. */
  readonly isConditional?: boolean
}
interface Hub {
  readonly port: number
  readonly paths: readonly MadePath[]
}

const ROUNDS = 4
const SECONDS = 2
const CONNECTIONS = 16

const here = fileURLToPath(new URL('.', import.meta.url))
const root = resolve(here, '../../..')
const twin = join(here, 'twins/next-route')
const nextBin = join(root, 'node_modules/next/dist/bin/next')

/** @throws if any answer had another status than the one that is due, or wrk is not installed */
export async function measureReads(): Promise<Beside[]> {
  const folder = mkdtempSync(join(tmpdir(), 'hub-speed-'))
  const children: ChildProcess[] = []
  try {
    const hub = await startHub(children)
    const answers = await Promise.all(hub.paths.map(({ path }) => answerOf(hub.port, path)))
    writeFileSync(join(folder, 'answers.json'), JSON.stringify(answers))
    const port = await startTwin(children, join(folder, 'answers.json'))
    const measured: Beside[] = []
    for (const [index, made] of hub.paths.entries()) {
      const etag = answers[index]?.etag ?? ''
      const theirs = await answerOf(port, made.path)
      if (theirs.body !== answers[index]?.body) throw new Error(`The Next route says something else at ${made.path}.`)
      const side = (at: number): Side => loading(at, made, etag)
      measured.push({ what: made.name, ...(await sideBySide(side(hub.port), side(port), ROUNDS, SECONDS * 1000)) })
    }
    return measured
  } finally {
    for (const child of children) child.kill()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** What readers.lua prints at the end. */
interface Loaded {
  readonly requests: number
  readonly microseconds: number
  readonly bytes: number
  readonly refused: number
  readonly broken: number
}

/** By wrk, which takes so little of the machine that the server is what is measured: a loading program in JavaScript took as long for an answer as the hub. */
function loading(port: number, { path, isConditional = false }: MadePath, etag: string): Side {
  const url = `http://127.0.0.1:${port}${path}`
  const due = isConditional ? 304 : 200
  return async (milliseconds) => {
    const { status } = await fetch(url, { headers: isConditional ? { 'if-none-match': etag } : {} })
    if (status !== due) throw new Error(`${path} answered ${status} where ${due} was due.`)
    const options = ['--threads=1', `--connections=${CONNECTIONS}`, `--duration=${Math.ceil(milliseconds / 1000)}s`, '--script', join(here, 'readers.lua'), url, ...(isConditional ? ['--', etag] : [])]
    const { stdout } = await promisify(execFile)('wrk', options).catch((error: NodeJS.ErrnoException) => {
      throw error.code === 'ENOENT' ? new Error('wrk makes the load here; install it: apt-get install wrk.') : error
    })
    const { requests, microseconds, bytes, refused, broken } = JSON.parse(stdout.split('\n').find((line) => line.startsWith('{')) ?? '') as Loaded
    if (refused + broken > 0) throw new Error(`${path}: ${refused} refused, ${broken} broken.`)
    // A 304 has no body: had it become something else, the bytes would tell.
    if (isConditional && bytes / requests > 2_000) throw new Error(`${path}: ${Math.round(bytes / requests)} bytes each, where nothing but headers was due.`)
    return (requests * 1_000_000) / microseconds
  }
}

async function answerOf(port: number, path: string): Promise<{ path: string; type: string; etag: string; body: string }> {
  const answer = await fetch(`http://127.0.0.1:${port}${path}`)
  if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}.`)
  return { path, type: answer.headers.get('content-type') ?? '', etag: answer.headers.get('etag') ?? '', body: Buffer.from(await answer.arrayBuffer()).toString('base64') }
}

async function startHub(children: ChildProcess[]): Promise<Hub> {
  const child = spawn(process.execPath, ['--conditions=production', '--import', 'tsx', join(here, 'read-hub.ts')], { cwd: root, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  children.push(child)
  return new Promise((done, fail) => {
    child.once('message', (message) => done(message as Hub))
    child.once('exit', (code) => fail(new Error(`The hub ended with ${code} before it was ready.`)))
  })
}

async function startTwin(children: ChildProcess[], answers: string): Promise<number> {
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: '1', TWIN_ANSWERS: answers, NODE_ENV: 'production' as const }
  execFileSync(process.execPath, [nextBin, 'build'], { cwd: twin, env, stdio: ['ignore', 'ignore', 'inherit'] })
  const port = await freePort()
  const child = spawn(process.execPath, [nextBin, 'start', '-p', String(port), '-H', '127.0.0.1'], { cwd: twin, env, stdio: ['ignore', 'ignore', 'inherit'] })
  children.push(child)
  for (let attempt = 0; attempt < 100; attempt++) {
    if (await fetch(`http://127.0.0.1:${port}/nowhere`).catch(() => null)) return port
    await new Promise((tick) => setTimeout(tick, 200))
  }
  throw new Error('The Next route did not start.')
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer().once('error', fail)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => done(port))
    })
  })
}
