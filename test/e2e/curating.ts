/** What agents, customers and editors do with customers' words, as steps of browser tests. */
import type { Browser, Locator, Page } from 'playwright-core'
import { textOfPdf } from '../unit/print-pdf/tools.ts'
import { must } from './acting.ts'
import { signIn, type Visit, visit } from './browser.ts'
import type { Journey } from './journeys.ts'
import type { Account, RunningHub } from './running-hub.ts'

const AGENT: Account = { email: 'dialog@demo.example', password: 'Quittengelee-im-Dezember-7' }

/** What the administrator makes for the journeys: an agent, and a token that reads every channel. */
export async function makeAgentAndToken(browser: Browser, hub: RunningHub): Promise<{ readonly agent: Account; readonly token: string }> {
  const admin = await visit(browser, hub.base)
  await signIn(admin, hub.base, hub.admin)
  await must(admin.page, 'POST', '/users?depth=0', { ...AGENT, name: 'Agnes Anruf', roles: ['agent'] })
  const { doc } = await must<{ doc: { token: string } }>(admin.page, 'POST', '/app-tokens?depth=0', { name: 'Browser test', kind: 'channel-app', channels: [...CHANNELS], expiresAt: new Date(Date.now() + 3_600_000).toISOString() })
  await admin.context.close()
  return { agent: AGENT, token: doc.token }
}

/** A browser of somebody who is signed in, in the journey's language. */
export async function signedIn(browser: Browser, hub: RunningHub, account: Account, { browserLocale }: Journey, theme: 'light' | 'dark' = 'light'): Promise<Visit> {
  const person = await visit(browser, hub.base, { locale: browserLocale, theme })
  await signIn(person, hub.base, account)
  return person
}

/** A dialog with praise in its second message, which was said in private. */
export async function makeDialog(agent: Page, { language, customer, said, answers }: Journey, subject: string): Promise<string> {
  const contact = await must<{ doc: { id: string } }>(agent, 'POST', '/contacts?depth=0', customer)
  const messages = [
    { author: 'agent', at: '2026-11-02T09:00:00.000Z', text: answers[0], isPrivate: true },
    { author: 'customer', at: '2026-11-02T09:05:00.000Z', text: said, isPrivate: true },
    { author: 'agent', at: '2026-11-02T09:30:00.000Z', text: answers[1], isPrivate: true },
  ]
  const { doc } = await must<{ doc: { id: string } }>(agent, 'POST', '/service-dialogs?depth=0', { subject, source: 'chat', language, contact: contact.doc.id, messages, state: 'open' })
  return doc.id
}

/** A piece that has a block for a testimonial between two paragraphs, saved; without a testimonial's id the block is empty. */
export async function writeWithBlock(editor: Page, { language, paragraphs }: Journey, title: string, ending: 'quote-goes' | 'piece-goes', testimonial?: string): Promise<{ key: string; id: string }> {
  const format = { format: '', indent: 0, version: 1, direction: 'ltr' }
  const paragraph = (text: string) => ({ type: 'paragraph', ...format, textFormat: 0, textStyle: '', children: [{ type: 'text', text, format: 0, detail: 0, mode: 'normal', style: '', version: 1 }] })
  const quote = { type: 'block', version: 2, format: '', fields: { id: 'quote', blockType: 'testimonial', blockName: '', ...(testimonial === undefined ? {} : { testimonial }), testimonialKey: '', ending } }
  const body = { root: { type: 'root', ...format, children: [paragraph(paragraphs[0]), quote, paragraph(paragraphs[1])] } }
  const { doc } = await must<{ doc: { id: string; key: string } }>(editor, 'POST', `/pieces?draft=true&locale=${language}&depth=0`, { title, teaser: title, kind: 'news', body, _status: 'draft' })
  return { key: doc.key, id: doc.id }
}

/** Answers the customer's page with everything it offers. */
export async function consentTo(customer: Page, address: string): Promise<void> {
  await customer.goto(address)
  for (const box of await customer.locator('input[name=channel]').all()) await box.check()
  await customer.locator('#attribution-initials').check()
  await customer.locator('#period-open').check()
  await customer.locator('button[value=give]').click()
  await customer.waitForURL(/done=given/)
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

export const CHANNELS = ['web-page', 'social-post', 'newsletter-block', 'print-pdf'] as const

/** All that channel apps get of a publication on each channel, as text: its facts and every file. Empty where there is none. */
export async function textsOnChannels(hub: RunningHub, token: string, locale: string, slug: string): Promise<ReadonlyMap<(typeof CHANNELS)[number], string>> {
  const headers = { authorization: `Bearer ${token}` }
  const texts = CHANNELS.map(async (channel) => {
    const at = `${hub.base}/api/v1/publications/${channel}/${locale}/${slug}`
    const answers = await Promise.all([at, `${at}/renditions`].map((address) => fetch(address, { headers })))
    if (answers.some(({ status }) => status !== 200)) return [channel, ''] as const
    const [facts, listing] = (await Promise.all(answers.map((answer) => answer.text()))) as [string, string]
    const { renditions } = JSON.parse(listing) as { renditions: { artefacts: { name: string; mime: string; address: string }[] }[] }
    const files = renditions.flatMap(({ artefacts }) => artefacts).filter(({ mime }) => /json|html|text|pdf/.test(mime))
    const said = files.map(async ({ mime, address }) => {
      const bytes = new Uint8Array(await (await fetch(new URL(new URL(address).pathname + new URL(address).search, hub.base))).arrayBuffer())
      return mime.includes('pdf') ? textOfPdf(bytes) : new TextDecoder().decode(bytes)
    })
    return [channel, [facts, listing, ...(await Promise.all(said))].join('\n').replace(/\s+/g, ' ')] as const
  })
  return new Map(await Promise.all(texts))
}
