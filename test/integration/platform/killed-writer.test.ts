import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { openSmallHub } from './small-hub.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'hub-killed-'))
const ROUNDS = Number(process.env['KILL_ROUNDS'] ?? 4)
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

describe('a process killed in the middle of writing', () => {
  it('leaves whole documents only', { timeout: 60_000 + ROUNDS * 15_000 }, async () => {
    let total = 0
    for (let round = 0; round < ROUNDS; round++) {
      await writeAndKill(3 + Math.random() * 120)
      const hub = await openSmallHub({ dataDir })
      const { docs } = await hub.docs.find({ collection: 'letters', pagination: false, depth: 0 })
      expect(docs.length).toBeGreaterThan(total)
      total = docs.length
      for (const doc of docs) expect(doc['lines'], String(doc['title'])).toHaveLength(40)
      const versions = await hub.docs.countVersions({ collection: 'letters' })
      expect(versions.totalDocs).toBe(docs.filter((doc) => String(doc['title']).startsWith('letter')).length)
      await hub.close()
    }
  })
})

async function writeAndKill(afterMs: number) {
  const file = join(import.meta.dirname, 'killed-writer.ts')
  const child = spawn(process.execPath, ['--conditions=production', '--import', 'tsx', file, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] })
  const gone = once(child, 'exit')
  await Promise.race([once(child.stdout, 'data'), gone])
  expect(child.exitCode).toBeNull()
  await new Promise((resolve) => setTimeout(resolve, afterMs))
  child.kill('SIGKILL')
  await gone
}
