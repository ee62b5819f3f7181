/** A hub of its own for a browser test: a real production server on a free port, with the demo or empty, in a folder that is thrown away. */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..')
/** Long, because the first start builds the admin. */
const READY_MS = 540_000

export interface Account {
  readonly email: string
  readonly password: string
}

export interface EmptyHub {
  /** Origin without a slash at the end. */
  readonly base: string
  /** Runs `npm run hub -- …` as whoever sits at the hub's machine. @returns what it printed. @throws with its output if it failed */
  command(...words: string[]): Promise<string>
  stop(): Promise<void>
}

export interface RunningHub extends EmptyHub {
  readonly admin: Account
  readonly editor: Account
  readonly approver: Account
  /** Path of a demo page that is live. */
  readonly livePath: string
}

/** Starts a hub without people. @throws with its output if it ends or takes too long. */
export async function startEmptyHub(): Promise<EmptyHub> {
  const { output, ...hub } = await launchHub('none', /Einklang is running: \S+\n/)
  return { ...hub, base: find(output, /running: (http:\/\/\S+)\/admin/, 'its address')[1] ?? '' }
}

/** Starts a hub with the demo and resolves once it has said where it is. @throws with its output if it ends or takes too long. */
export async function startHub(): Promise<RunningHub> {
  const { output, ...hub } = await launchHub('demo', /Ctrl-C stops the hub\./)
  const account = (role: string): Account => {
    const [, email = '', password = ''] = find(output, new RegExp(`^\\s*${role}\\s+(\\S+@\\S+)\\s+(\\S+)`, 'm'), `the ${role}’s account`)
    return { email, password }
  }
  const [, base = ''] = find(output, /Admin\s+(http:\/\/\S+)\/admin/, 'its address')
  const [, livePath = ''] = find(output, /Web page\s+http:\/\/[^/\s]+(\/\S+)/, 'a page')
  return { ...hub, base, admin: account('admin'), editor: account('editor'), approver: account('approver'), livePath }
}

function find(output: string, pattern: RegExp, what: string): RegExpExecArray {
  const found = pattern.exec(output)
  if (!found) throw new Error(`The hub did not print ${what}:\n${output}`)
  return found
}

async function launchHub(seed: 'demo' | 'none', ready: RegExp): Promise<Omit<EmptyHub, 'base'> & { readonly output: string }> {
  const dataDir = mkdtempSync(join(tmpdir(), 'hub-e2e-'))
  const { DATABASE_URL: _, PUBLIC_URL: __, HUB_SECRET: ___, MEDIA_DIR: ____, ATTACHMENTS_DIR: _______, NODE_OPTIONS: _____, HUB_TOKEN: ______, ...inherited } = process.env
  const run = (script: string, words: readonly string[]) =>
    spawn(process.execPath, ['--conditions=production', '--import', 'tsx', script, ...words], {
      cwd: root,
      env: { ...inherited, PORT: '0', HOST: '127.0.0.1', DATA_DIR: dataDir, SEED: seed, NODE_ENV: 'production' },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
  const child = run('src/server/start.ts', [])
  let output = ''
  const ended = new Promise<void>((done) => child.once('exit', () => done()))
  const stop = async () => {
    child.kill('SIGTERM')
    await ended
    rmSync(dataDir, { recursive: true, force: true })
  }
  try {
    await new Promise<void>((done, fail) => {
      const late = setTimeout(() => fail(new Error(`The hub did not start in time:\n${output}`)), READY_MS)
      const read = (bytes: Buffer) => {
        output += bytes.toString('utf8')
        if (!ready.test(output)) return
        clearTimeout(late)
        done()
      }
      child.stdout.on('data', read)
      child.stderr.on('data', read)
      child.once('exit', (code) => fail(new Error(`The hub ended with ${code}:\n${output}`)))
    })
  } catch (error) {
    await stop()
    throw error
  }
  const command = (...words: string[]) =>
    new Promise<string>((done, fail) => {
      const verb = run('src/cli/hub.ts', words)
      let printed = ''
      verb.stdout.on('data', (bytes: Buffer) => (printed += bytes.toString('utf8')))
      verb.stderr.on('data', (bytes: Buffer) => (printed += bytes.toString('utf8')))
      verb.once('close', (code) => (code === 0 ? done(printed) : fail(new Error(`hub ${words.join(' ')} ended with ${code}:\n${printed}`))))
    })
  return { command, stop, output }
}
