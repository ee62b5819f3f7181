import { expect, it } from 'vitest'
import type { HubServices } from '../../../src/publishing/hub.ts'
import { printingChannel } from '../../../src/publishing/printing/press-order.ts'

const hub = (...channels: readonly object[]) => ({ channels }) as unknown as HubServices
const press = { formats: [] }

it('is whichever has a press, whatever it is called; of several the first', () => {
  expect(printingChannel(hub({ id: 'web-page' }, { id: 'risograph', press }, { id: 'print-pdf', press }))).toMatchObject({ channel: { id: 'risograph' }, press })
})

it('is told to be missing where nothing prints', () => {
  expect(() => printingChannel(hub({ id: 'web-page' }))).toThrow(expect.objectContaining({ code: 'not-found', message: 'No channel of this hub prints runs.' }))
})
