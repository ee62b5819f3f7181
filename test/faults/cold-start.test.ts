/** The very first work of a process, when it comes several times at once. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { approvedBrand, DATABASE, startHub, type TestHub } from '../integration/hub.ts'
import { startProcess } from './child.ts'

let hub: TestHub
beforeAll(async () => {
  hub = await startHub()
})
afterAll(() => hub?.stop())

// Known on the embedded database: the write mutex tells contexts apart only from its first transaction on, so that work begun before it is taken for
// one. Drop `.fails` when that is mended, and the first transaction in worker.ts with it.
const test = DATABASE === 'sqlite' ? it.fails : it
test('three pieces at once are written, submitted, approved and published by a process that has just started', async () => {
  const [editor, approver] = [await hub.person('Edda Editor', ['editor']), await hub.person('Armin Approver', ['approver'])]
  await approvedBrand(editor, approver)
  const worker = await startProcess({ HUB_COLD: '1' })
  const idOf = ({ user }: typeof editor) => (user as { id: string | number }).id
  const outcomes = await worker.ask([{ do: 'work', as: idOf(editor), approver: idOf(approver), lanes: 3 }])
  await worker.kill()
  expect(outcomes).toEqual([{ ok: true, value: null }])
})
