import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { lockDataDir, runningServer } from '../../../src/server/data-dir-lock.ts'

let dataDir: string
const children: ChildProcess[] = []
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'hub-lock-'))
})
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  rmSync(dataDir, { recursive: true, force: true })
})

/** Another process that takes the lock, announces port 4321 and stays. */
async function holder(): Promise<ChildProcess> {
  const module = new URL('../../../src/server/data-dir-lock.ts', import.meta.url).href
  const source = `import { lockDataDir } from ${JSON.stringify(module)}
    try { (await lockDataDir(${JSON.stringify(dataDir)})).announce({ host: '127.0.0.1', port: 4321 }); console.log('held'); setInterval(() => {}, 1000) }
    catch (error) { console.log(error.code) }`
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', source], { stdio: ['ignore', 'pipe', 'inherit'] })
  children.push(child)
  const [said] = (await once(child.stdout, 'data')) as [Buffer]
  return Object.assign(child, { said: said.toString().trim() })
}

describe('the data folder', () => {
  it('is refused to a second process, naming the first, and to a second taker in the same one', async () => {
    const first = await holder()
    expect(first).toMatchObject({ said: 'held' })
    await expect(lockDataDir(dataDir)).rejects.toThrow(new RegExp(`in use by process ${first.pid} \\(port 4321\\)`))
    await expect(lockDataDir(dataDir)).rejects.toMatchObject({ code: 'conflict' })
    expect(runningServer(dataDir)).toEqual({ host: '127.0.0.1', port: 4321, secret: expect.stringMatching(/^[0-9a-f]{64}$/) })
    if (process.platform !== 'win32') expect(statSync(join(dataDir, 'server.json')).mode & 0o777).toBe(0o600)
    expect(await holder()).toMatchObject({ said: 'conflict' })
  })

  it('is free again at once when its holder is killed', async () => {
    const first = await holder()
    const gone = once(first, 'exit')
    first.kill('SIGKILL')
    await gone
    const lock = await lockDataDir(dataDir)
    expect(runningServer(dataDir)).toBeUndefined()
    await expect(lockDataDir(dataDir)).rejects.toMatchObject({ code: 'conflict' })
    await lock.release()
    await (await lockDataDir(dataDir)).release()
  })

  it('goes to one of many that come at the same time', async () => {
    const takers = await Promise.all(Array.from({ length: 4 }, holder))
    expect(takers.map((taker) => (taker as unknown as { said: string }).said).sort()).toEqual(['conflict', 'conflict', 'conflict', 'held'])
  })
})
