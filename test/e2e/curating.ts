/** What agents, customers and editors do with customers' words, as steps of browser tests. People and words are invented. */
import type { Browser, Locator, Page } from 'playwright-core'
import { must } from './acting.ts'
import { signIn, type Visit, visit } from './browser.ts'
import type { Account, RunningHub } from './running-hub.ts'

export const SAID =
  'Guten Tag, hier ist Maria Huber, Kundennummer K-204417. Ich wollte nur sagen: Endlich ist es im Bad warm, wenn ich aufstehe. Ihr Monteur kam leider erst am dritten Tag. Die neue Heizung läuft nicht einmal laut. Rückfragen gern unter 030 23125 014.'
const CUSTOMER = { givenName: 'Maria', surname: 'Huber', phone: '+49 30 23125 014', customerNumber: 'K-204417', address: { street: 'Webergasse 7', postcode: '99998', town: 'Oberlindental', country: 'DE' }, verifiedHow: 'customer-record' }

/** An agent, made by the administrator and signed in. */
export async function agentOf(browser: Browser, hub: RunningHub): Promise<Visit> {
  const admin = await visit(browser, hub.base)
  await signIn(admin, hub.base, hub.admin)
  const account: Account = { email: 'dialog@demo.example', password: 'Quittengelee-im-Dezember-7' }
  await must(admin.page, 'POST', '/users?depth=0', { ...account, name: 'Agnes Anruf', roles: ['agent'] })
  await admin.context.close()
  const agent = await visit(browser, hub.base)
  await signIn(agent, hub.base, account)
  return agent
}

/** A dialog with praise in its second message, which was said in private. */
export async function makeDialog(agent: Page, subject: string): Promise<string> {
  const contact = await must<{ doc: { id: string } }>(agent, 'POST', '/contacts?depth=0', CUSTOMER)
  const messages = [
    { author: 'agent', at: '2026-11-02T09:00:00.000Z', text: 'Guten Tag, wie können wir helfen?', isPrivate: true },
    { author: 'customer', at: '2026-11-02T09:05:00.000Z', text: SAID, isPrivate: true },
    { author: 'agent', at: '2026-11-02T09:30:00.000Z', text: 'Das freut uns sehr, vielen Dank!', isPrivate: true },
  ]
  const { doc } = await must<{ doc: { id: string } }>(agent, 'POST', '/service-dialogs?depth=0', { subject, source: 'chat', language: 'de', contact: contact.doc.id, messages, state: 'open' })
  return doc.id
}

/** A German piece that quotes a testimonial between two paragraphs. */
export async function writeQuoting(editor: Page, title: string, testimonial: string, ending: 'quote-goes' | 'piece-goes'): Promise<{ key: string; submission: string; id: string }> {
  const format = { format: '', indent: 0, version: 1, direction: 'ltr' }
  const paragraph = (text: string) => ({ type: 'paragraph', ...format, textFormat: 0, textStyle: '', children: [{ type: 'text', text, format: 0, detail: 0, mode: 'normal', style: '', version: 1 }] })
  const quote = { type: 'block', version: 2, format: '', fields: { id: 'quote', blockType: 'testimonial', blockName: '', testimonial, testimonialKey: '', ending } }
  const body = { root: { type: 'root', ...format, children: [paragraph('Wir haben viele Bäder umgebaut.'), quote, paragraph('Fragen Sie nach einem Termin.')] } }
  const { doc } = await must<{ doc: { id: string; key: string } }>(editor, 'POST', '/pieces?draft=true&locale=de&depth=0', { title, teaser: 'So heizt man heute.', kind: 'news', body, _status: 'draft' })
  const { key, id } = await must<{ key: string; id: string }>(editor, 'POST', `/flow/pieces/${doc.key}/submit`, { locale: 'de', comment: '' })
  return { key: doc.key, submission: key, id }
}

/** Answers the customer's page with everything it offers. */
export async function consentTo(customer: Page, address: string): Promise<void> {
  await customer.goto(address)
  for (const box of await customer.locator('input[name=channel]').all()) await box.check()
  await customer.locator('#attribution-initials').check()
  await customer.locator('#period-open').check()
  await customer.getByRole('button', { name: 'Ja, ich willige ein' }).click()
  await customer.waitForLoadState()
}

/** Selects from one word to the end of another in a text box; null: to its end. */
export async function selectWords(box: Locator, from: string, to: string | null): Promise<void> {
  await box.evaluate(
    (element: HTMLTextAreaElement, [first, last]) => {
      const start = element.value.indexOf(first)
      element.setSelectionRange(start, last === null ? element.value.length : element.value.indexOf(last) + last.length)
    },
    [from, to] as const,
  )
}
