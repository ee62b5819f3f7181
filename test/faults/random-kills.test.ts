/** Ten processes that write, submit, approve and publish without a pause, each killed at an instant that nobody chose. */
import type { PayloadRequest } from 'payload'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { approvedBrand, DATABASE, startHub, type TestHub } from '../integration/hub.ts'
import { startProcess } from './child.ts'
import { contradictions, readFlow, readQuietFlow } from './flow-state.ts'
import { randomNumbers, SEED } from './sample.ts'

const KILLS = Number(process.env['FAULTS_KILLS'] ?? 10)
const [LANES, LONGEST_MS] = [3, 1_500]

let hub: TestHub
let editor: PayloadRequest
let approver: PayloadRequest

beforeAll(async () => {
  hub = await startHub()
  editor = await hub.person('Edda Editor', ['editor'])
  approver = await hub.person('Armin Approver', ['approver'])
  await approvedBrand(editor, approver)
})
afterAll(() => hub?.stop())

const idOf = (req: PayloadRequest) => (req.user as { id: string | number }).id

it(`leaves whole records only, killed ${KILLS} times at random (${DATABASE}, FAULTS_SEED=${SEED})`, { timeout: 60_000 + KILLS * 15_000 }, async () => {
  const random = randomNumbers()
  let written = 0
  let next = startProcess()
  for (let kill = 1; kill <= KILLS; kill++) {
    const worker = await next
    const [started] = await worker.ask([{ do: 'work', as: idOf(editor), approver: idOf(approver), lanes: LANES }])
    expect(started).toEqual({ ok: true, value: null })
    const dueAt = performance.now() + random() * LONGEST_MS
    let earlier = await readFlow(hub.payload)
    do {
      await new Promise((resolve) => setTimeout(resolve, 5 + random() * 40))
      const later = await readFlow(hub.payload)
      expect(contradictions(earlier, later), `a reader while process ${kill} wrote`).toEqual([])
      earlier = later
    } while (performance.now() < dueAt)
    await worker.kill()
    expect(await worker.gone, `process ${kill} ended before it was killed`).toBe('SIGKILL')
    // The next one starts on what this one left, and works on other pieces while that is looked at.
    const { flow, wrong } = await readQuietFlow(hub.payload)
    expect(wrong, `after kill ${kill}`).toEqual([])
    expect(flow.events.length, `process ${kill} wrote nothing`).toBeGreaterThan(written)
    written = flow.events.length
    next = startProcess()
  }
  await (await next).kill()
})
