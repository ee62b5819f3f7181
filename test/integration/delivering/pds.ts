/** A real Bluesky server for tests: the packages of test/pds, run apart. */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

const FOLDER = join(import.meta.dirname, '..', '..', 'pds')

/** Is the server installed? Says why not, for whoever skips a test. In CI it must be. */
export function hasPds(): boolean {
  const isThere = existsSync(join(FOLDER, 'node_modules', '@atproto', 'pds'))
  if (!isThere && process.env.REQUIRE_TOOLS) throw new Error('The Bluesky server for tests is not installed: npm ci --prefix test/pds --ignore-scripts')
  if (!isThere) console.warn('skipped: the Bluesky server for tests is not installed (npm ci --prefix test/pds --ignore-scripts)')
  return isThere
}

export interface TestPds {
  /** Origin: http://localhost:port */
  readonly url: string
  readonly host: string
  /** Makes an account; gives what a social account of the hub needs. */
  account(handle: string): Promise<{ readonly identifier: string; readonly secret: string; readonly did: string }>
  /** The records of posts of an account, by key. */
  posts(did: string): Promise<readonly { readonly uri: string; readonly value: Record<string, unknown> }[]>
  stop(): Promise<void>
}

export async function startPds(environment: Readonly<Record<string, string>> = {}): Promise<TestPds> {
  const child = fork(join(FOLDER, 'server.mjs'), [], { cwd: FOLDER, execArgv: [], env: { ...process.env, NODE_OPTIONS: '', ...environment }, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  const gone = once(child, 'exit')
  const [message] = (await Promise.race([once(child, 'message'), gone.then(() => Promise.reject(new Error('The Bluesky server ended before it began.')))])) as [{ url: string }]
  const { url } = message
  const call = async (method: string, init?: RequestInit): Promise<unknown> => {
    const answer = await fetch(`${url}/xrpc/${method}`, init)
    const body: unknown = await answer.json()
    if (!answer.ok) throw new Error(`${method}: ${answer.status} ${JSON.stringify(body)}`)
    return body
  }
  const post = (method: string, body: object, token?: string) =>
    call(method, { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) } })
  return {
    url,
    host: new URL(url).host,
    async account(handle) {
      const made = (await post('com.atproto.server.createAccount', { handle, email: `${handle}@example.com`, password: 'ein langes Passwort' })) as { did: string; accessJwt: string }
      const { password } = (await post('com.atproto.server.createAppPassword', { name: 'hub' }, made.accessJwt)) as { password: string }
      return { identifier: handle, secret: password, did: made.did }
    },
    async posts(did) {
      const { records } = (await call(`com.atproto.repo.listRecords?repo=${did}&collection=app.bsky.feed.post&limit=100`)) as { records: { uri: string; value: Record<string, unknown> }[] }
      return records
    },
    async stop() {
      child.disconnect()
      await gone
    },
  }
}
