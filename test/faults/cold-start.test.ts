/** The very first work of a process, when it comes several times at once. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { approvedBrand, startHub, type TestHub } from '../integration/hub.ts'
import { startProcess } from './child.ts'

let hub: TestHub
beforeAll(async () => {
  hub = await startHub()
})
afterAll(() => hub?.stop())

it('three pieces at once are written, submitted, approved and published by a process that has just started', async () => {
  const [editor, approver] = [await hub.person('Edda Editor', ['editor']), await hub.person('Armin Approver', ['approver'])]
  await approvedBrand(editor, approver)
  const worker = await startProcess()
  const idOf = ({ user }: typeof editor) => (user as { id: string | number }).id
  const outcomes = await worker.ask([{ do: 'work', as: idOf(editor), approver: idOf(approver), lanes: 3 }])
  await worker.kill()
  expect(outcomes).toEqual([{ ok: true, value: null }])
})
