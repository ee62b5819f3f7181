/** A hub of its own for a browser test: a real production server on a free port, with the demo, in a folder that is thrown away. */
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

export interface RunningHub {
  /** Origin without a slash at the end. */
  readonly base: string
  readonly editor: Account
  readonly approver: Account
  /** Path of a demo page that is live. */
  readonly livePath: string
  stop(): Promise<void>
}

/** Starts the hub and resolves once it has said where it is. @throws with its output if it ends or takes too long. */
export async function startHub(): Promise<RunningHub> {
  const dataDir = mkdtempSync(join(tmpdir(), 'hub-e2e-'))
  const { DATABASE_URL: _, PUBLIC_URL: __, HUB_SECRET: ___, MEDIA_DIR: ____, NODE_OPTIONS: _____, ...inherited } = process.env
  const child = spawn(process.execPath, ['--conditions=production', '--import', 'tsx', 'src/server/start.ts'], {
    cwd: root,
    env: { ...inherited, PORT: '0', HOST: '127.0.0.1', DATA_DIR: dataDir, SEED: 'demo', NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  const ended = new Promise<void>((done) => child.once('exit', () => done()))
  const stop = async () => {
    child.kill('SIGTERM')
    await ended
    rmSync(dataDir, { recursive: true, force: true })
  }
  try {
    await new Promise<void>((ready, fail) => {
      const late = setTimeout(() => fail(new Error(`The hub did not start in time:\n${output}`)), READY_MS)
      const read = (bytes: Buffer) => {
        output += bytes.toString('utf8')
        if (!output.includes('Ctrl-C stops the hub.')) return
        clearTimeout(late)
        ready()
      }
      child.stdout.on('data', read)
      child.stderr.on('data', read)
      child.once('exit', (code) => fail(new Error(`The hub ended with ${code}:\n${output}`)))
    })
  } catch (error) {
    await stop()
    throw error
  }
  const find = (pattern: RegExp, what: string): RegExpExecArray => {
    const found = pattern.exec(output)
    if (!found) throw new Error(`The hub did not print ${what}:\n${output}`)
    return found
  }
  const account = (role: string): Account => {
    const [, email = '', password = ''] = find(new RegExp(`^\\s*${role}\\s+(\\S+@\\S+)\\s+(\\S+)`, 'm'), `the ${role}’s account`)
    return { email, password }
  }
  const [, base = ''] = find(/Admin\s+(http:\/\/\S+)\/admin/, 'its address')
  const [, livePath = ''] = find(/Web page\s+http:\/\/[^/\s]+(\/\S+)/, 'a page')
  return { base, editor: account('editor'), approver: account('approver'), livePath, stop }
}
