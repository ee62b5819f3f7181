/** Somebody is named in a newsletter number: whoever erases the person hears of it. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { erasePerson } from '../../../src/consent/rights/erase.ts'
import { type ReadingHub, startReadingHub } from '../api/reading-hub.ts'
import { DATABASE, make, paragraphs, staffOf } from '../hub.ts'
import { approveMailing, MAIL_CHANNEL, makeMailing } from './arranging.ts'

let hub: ReadingHub
beforeAll(async () => {
  hub = await startReadingHub()
})
afterAll(() => hub?.stop())

it(`names the mailings in which the house wrote of an erased person, drafts of old included (${DATABASE})`, async () => {
  const { agent } = await staffOf(hub)
  const contact = await make(agent, 'contacts', { givenName: 'Wilhelmine', surname: 'Trautsohn' })
  const piece = await hub.published({ title: 'Tag der offenen Tür' }, [MAIL_CHANNEL])
  const approved = await makeMailing(hub.editor, [piece], { intro: paragraphs('Es grüßt Sie Wilhelmine Trautsohn, unsere Kundin des Jahres.') })
  await approveMailing(hub.editor, hub.approver, approved.key)
  const overwritten = await makeMailing(hub.editor, [piece], { subjectLine: 'Wilhelmine Trautsohn erzählt' })
  await hub.payload.update({ collection: 'mailings', id: overwritten.id, locale: 'de' as never, data: { subjectLine: 'Eine Kundin erzählt' } as never, draft: true, user: hub.editor.user, overrideAccess: false })
  await makeMailing(hub.editor, [piece])
  const { mentions } = await erasePerson(agent, { contact: contact.key, basis: 'request', confirmation: contact.key })
  expect(mentions).toEqual([approved.key, overwritten.key].sort())
})
