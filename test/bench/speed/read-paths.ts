/**
 * What readers ask of the hub beside the same bytes out of a Next route: both in a process of their own, loaded in turn by the same program. The hub does all that
 * it does for readers (limits, origin, security headers, log, visibility); the route answers from a map.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
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
/** Readers at addresses of their own: one may ask 6,000 times a minute. */
const READERS = 400

const here = fileURLToPath(new URL('.', import.meta.url))
const root = resolve(here, '../../..')
const twin = join(here, 'twins/next-route')
const nextBin = join(root, 'node_modules/next/dist/bin/next')

type Load = (options: object) => Promise<{ readonly requests: { readonly total: number }; readonly duration: number; readonly non2xx: number; readonly errors: number; readonly statusCodeStats: Readonly<Record<string, { readonly count: number }>> }>

/** @throws if any answer had another status than the one that is due */
export async function measureReads(): Promise<Beside[]> {
  const tool = './twins/node_modules/autocannon/autocannon.js'
  const load = ((await import(tool)) as { default: Load }).default
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
      const side = (at: number): Side => loading(load, at, made, etag)
      measured.push({ what: made.name, ...(await sideBySide(side(hub.port), side(port), ROUNDS, SECONDS * 1000)) })
    }
    return measured
  } finally {
    for (const child of children) child.kill()
    rmSync(folder, { recursive: true, force: true })
  }
}

function loading(load: Load, port: number, { path, isConditional = false }: MadePath, etag: string): Side {
  const due = isConditional ? '304' : '200'
  const requests = Array.from({ length: READERS }, (_, reader) => ({
    method: 'GET',
    path,
    headers: { 'x-forwarded-for': `10.0.${Math.floor(reader / 250)}.${(reader % 250) + 1}`, ...(isConditional ? { 'if-none-match': etag } : {}) },
  }))
  return async (milliseconds) => {
    const { requests: asked, duration, errors, statusCodeStats } = await load({ url: `http://127.0.0.1:${port}`, connections: CONNECTIONS, duration: milliseconds / 1000, requests })
    const others = Object.keys(statusCodeStats).filter((status) => status !== due)
    if (errors > 0 || others.length > 0) throw new Error(`${path}: ${errors} errors, statuses ${Object.keys(statusCodeStats).join(', ')} where ${due} was due.`)
    return asked.total / duration
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
