/** The judge of all other fault tests must itself notice what is missing, doubled or mixed. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { approve, returnSubmission } from '../../src/publishing/decide.ts'
import { publish, unpublish } from '../../src/publishing/publish.ts'
import { submit } from '../../src/publishing/submit.ts'
import { approvedBrand, makePiece, startHub, type TestHub } from '../integration/hub.ts'
import { contradictions, type FlowState, readQuietFlow } from './flow-state.ts'

let hub: TestHub
let whole: FlowState
const COLLECTIONS = ['submissions', 'editions', 'approvals', 'publications', 'addresses', 'events'] as const

beforeAll(async () => {
  hub = await startHub()
  const editor = await hub.person('Edda Editor', ['editor'])
  const approver = await hub.person('Armin Approver', ['approver'])
  await approvedBrand(editor, approver)
  const { id, key } = await makePiece(editor)
  const turn = async (title: string) => {
    const data = { title, slug: title.toLowerCase() }
    await hub.payload.update({ collection: 'pieces', id, locale: 'de', draft: true, data: data as never, overrideAccess: false, user: editor.user })
    return submit(editor, { subject: 'piece', key, locale: 'de' })
  }
  for (const title of ['Eins', 'Zwei']) {
    await approve(approver, (await turn(title)).key)
    await publish(editor, { pieceKey: key, locale: 'de', channels: ['web-page', 'social-post'] })
  }
  await unpublish(editor, { pieceKey: key, locale: 'de', channels: ['web-page'] })
  await turn('Drei')
  await returnSubmission(approver, (await turn('Vier')).key, 'Bitte kürzer.')
  const { flow, wrong } = await readQuietFlow(hub.payload, key)
  expect(wrong).toEqual([])
  whole = flow
})
afterAll(() => hub?.stop())

describe.each(COLLECTIONS)('of %s', (name) => {
  it('every record that is missing is missed', () => {
    for (const [index, record] of whole[name].entries()) {
      const rest: FlowState = { ...whole, [name]: whole[name].filter((_, position) => position !== index) }
      // What a record alone says (a number in the middle, a stage) may be found in the read itself, the rest by comparing.
      const found = [...contradictions(whole, rest), ...contradictions(rest, rest)]
      expect(found, JSON.stringify(record).slice(0, 200)).not.toEqual([])
    }
  })
})

it('a mixture of old and new on two channels is seen', () => {
  const [first, second] = whole.approvals
  const mixed = whole.publications.map((one) => (one.channel === 'social-post' ? { ...one, edition: String(first?.edition), approval: String(first?.key) } : { ...one, edition: String(second?.edition), approval: String(second?.key), isSuspended: false }))
  expect(contradictions({ ...whole, publications: mixed }, whole).join()).toMatch('mixture')
})

it('doubles are seen', () => {
  expect(contradictions({ ...whole, submissions: whole.submissions.map((one) => ({ ...one, stage: 'in-review' as const })) }, whole).join()).toMatch('in review twice')
  expect(contradictions({ ...whole, addresses: [...whole.addresses, ...whole.addresses] }, whole).join()).toMatch('is there 2 times')
  expect(contradictions(whole, { ...whole, approvals: [...whole.approvals, ...whole.approvals] }).join()).toMatch('not one approval')
})
