/** A database file from before an erasure is put back: the person is erased again before anybody is served. */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { tracesBelow } from './traces.ts'

const folder = mkdtempSync(join(tmpdir(), 'hub-restore-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const dataDir = join(folder, 'data')
const backup = join(folder, 'backup.db')

interface Seen {
  readonly before: { readonly contact?: string; readonly testimonial?: string }
  readonly after: { readonly contact?: string; readonly status?: string; readonly erasure: { readonly key: string; readonly state: string; readonly round: number } | null }
  readonly key: string
}

async function step(name: 'fill' | 'erase' | 'start'): Promise<Seen> {
  const { DATABASE_URL: _, MONGODB_URL: __, ...rest } = process.env
  const env = { ...rest, DATA_DIR: dataDir, HUB_SECRET: 'a secret that is only used in tests, 32+ characters', PUBLIC_URL: 'https://hub.example.com', SEED: 'none' }
  const child = fork(join(import.meta.dirname, 'restorer.ts'), [name, backup], { execArgv: ['--conditions=production', '--import', 'tsx'], env, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  const seen = await Promise.race([once(child, 'message').then(([message]) => message as Seen), once(child, 'exit').then(([code]) => Promise.reject(new Error(`The process ended with ${code}.`)))])
  await once(child, 'exit')
  return seen
}

describe.skipIf(process.env.MONGODB_URL)('a backup from before an erasure', () => {
  it('does not bring the person back', async () => {
    const filled = await step('fill')
    expect(filled.after).toMatchObject({ status: 'standing', erasure: null })
    const erased = await step('erase')
    expect(erased.after.contact).toBeUndefined()
    expect(erased.after.erasure).toMatchObject({ state: 'done', round: 1 })
    expect(tracesBelow(dataDir, ['Rückkehrer', 'Gerda'])).toEqual([])

    copyFileSync(backup, join(dataDir, 'hub.db'))
    for (const ending of ['-wal', '-shm']) rmSync(join(dataDir, `hub.db${ending}`), { force: true })
    expect(tracesBelow(dataDir, ['Rückkehrer', 'Gerda'])).not.toEqual([])

    const started = await step('start')
    expect(started.before.contact).toBe(filled.key)
    expect(started.after.contact).toBeUndefined()
    expect(started.after.status).toBe('withdrawn')
    expect(started.after.erasure).toMatchObject({ key: erased.after.erasure?.key, state: 'done', round: 2 })
    expect(tracesBelow(dataDir, ['Rückkehrer', 'Gerda'])).toEqual([])
  })
})
