/** Praise from a dialog becomes a consented quote on a live page, and leaves it again. The steps build on one another. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { button, dialogButton, must } from './acting.ts'
import { axeFindings, axeFindingsOfAdmin, hasChromium, type Visit, visit, WHY_SKIPPED } from './browser.ts'
import { agentOf, consentTo, makeDialog, selectWords, writeQuoting } from './curating.ts'
import { type OpenAdmin, openAdmin } from './open-admin.ts'
import type { RunningHub } from './running-hub.ts'

if (!hasChromium) console.warn(WHY_SKIPPED)

const CHANNELS = ['web-page', 'social-post', 'newsletter-block', 'print-pdf']
const QUOTED = 'Endlich ist es im Bad warm'
const UNTIL_FAR = `${new Date().getFullYear() + 2}-06-30`

describe.skipIf(!hasChromium)('a customer’s words', () => {
  let admin: OpenAdmin
  let hub: RunningHub
  let agent: Visit
  let editor: Visit
  let approver: Visit
  let customer: Visit
  let testimonialUrl = ''
  let address = ''
  let submissionUrl = ''
  beforeAll(async () => {
    admin = await openAdmin()
    ;({ hub, editor, approver } = admin)
    agent = await agentOf(admin.browser, hub)
    customer = await visit(admin.browser, hub.base)
    await customer.page.setViewportSize({ width: 390, height: 844 })
  })
  afterAll(() => admin?.close())
  const look = async (page: Page, name: string) => {
    if (process.env.SCREENSHOTS) await page.screenshot({ path: `${process.env.SCREENSHOTS}/${name}.png`, fullPage: true })
  }

  it('are chosen in the dialog, with the keyboard', async () => {
    const { page } = agent
    const dialog = await makeDialog(page, 'Dank für die Heizung')
    await page.goto(`${hub.base}/admin`)
    await page.locator('.hub-panel', { hasText: 'Offene Dialoge' }).getByRole('link', { name: 'Dank für die Heizung' }).waitFor()
    expect(await axeFindingsOfAdmin(page)).toEqual([])
    await look(page, '1-start-agent')
    await page.goto(`${hub.base}/admin/collections/service-dialogs/${dialog}`)
    const said = page.locator('.hub-said[data-author=customer]')
    await said.getByText('privat').waitFor()
    await said.getByRole('button', { name: 'Kundenstimme machen' }).press('Enter')
    const box = said.getByRole('textbox')
    await box.press('Control+Home')
    await box.press('Control+Shift+End')
    await said.locator('.hub-pick__chosen', { hasText: 'Guten Tag, hier ist Maria Huber' }).waitFor()
    expect(await axeFindings(page, '.hub-conversation')).toEqual([])
    await look(page, '2-dialog')
    await button(page, 'Weiter zum Schwärzen').press('Enter')
    await page.locator('.hub-dialog .hub-passage').first().waitFor()
  })

  it('are redacted as a person decides, shortened, and kept apart from the dialog', async () => {
    const { page } = agent
    const dialog = page.locator('.hub-dialog')
    const quote = dialog.getByLabel('Zitat', { exact: true })
    const number = dialog.locator('.hub-passage', { hasText: 'K-204417' })
    expect(await quote.inputValue()).not.toMatch(/Huber|204417|23125/)
    await number.getByRole('checkbox').uncheck()
    expect(await quote.inputValue()).toContain('K-204417')
    await dialog.getByLabel('Angaben der Person stehen mit Absicht im Zitat').waitFor()
    await number.getByRole('checkbox').check()
    await selectWords(quote, 'Guten Tag', 'sagen: ')
    await button(page, 'Durch […] ersetzen').click()
    await selectWords(quote, 'Rückfragen', null)
    await button(page, 'Durch […] ersetzen').click()
    expect(await quote.inputValue()).toMatch(/^\[…\] Endlich ist es im Bad warm.* laut\. \[…\]$/)
    expect(await dialog.locator('.hub-redaction__diff del').first().innerText()).toContain('Guten')
    await dialogButton(page, 'Kundenstimme anlegen').click()
    await dialog.getByRole('alert').filter({ hasText: 'Arbeitstitel' }).waitFor()
    await dialog.getByLabel('Arbeitstitel (ohne Namen)').fill('Maria Huber friert nicht mehr')
    await dialogButton(page, 'Kundenstimme anlegen').click()
    await dialog.getByRole('alert').filter({ hasText: 'verrät die Person' }).waitFor()
    expect(await axeFindings(page, '.hub-dialog')).toEqual([])
    await look(page, '3-redaction')
    await dialog.getByLabel('Arbeitstitel (ohne Namen)').fill('Warm im Bad')
    await dialogButton(page, 'Kundenstimme anlegen').click()
    await page.locator('.hub-standing', { hasText: 'Noch nicht gefragt' }).waitFor()
    testimonialUrl = new URL(page.url()).pathname
    expect(testimonialUrl).toMatch(/\/collections\/testimonials\/[\w-]+$/)
  })

  it('are watched while they are edited: what turns the meaning is said at once', async () => {
    const { page } = agent
    await page.locator('.hub-check').waitFor()
    const field = page.locator('#field-quote')
    const before = await field.inputValue()
    await field.fill(before.replace('nicht einmal ', ''))
    await page.locator('.hub-check', { hasText: 'Verneinung' }).waitFor()
    expect(await button(page, 'Um Einwilligung bitten').getAttribute('aria-disabled')).toBe('true')
    await field.fill(`${before} Anruf: 030 23125 014`)
    await page.locator('.hub-check', { hasText: 'Telefonnummer' }).waitFor()
    await look(page, '4-warnings')
    await page.reload()
  })

  it('are asked for: a text with a link that is shown once', async () => {
    const { page } = agent
    await page.locator('.hub-standing', { hasText: 'Noch nicht gefragt' }).waitFor()
    await button(page, 'Um Einwilligung bitten').click()
    expect(await axeFindings(page, '.hub-dialog')).toEqual([])
    await look(page, '5-ask')
    await dialogButton(page, 'Text mit Link machen').click()
    const text = page.getByLabel('Text für den laufenden Dialog')
    await text.waitFor()
    address = /https?:\/\/\S+\/consent\/\S+/.exec(await text.inputValue())?.[0] ?? ''
    expect(address).not.toBe('')
    await page.locator('.hub-standing', { hasText: 'Der Link antwortet bis' }).waitFor()
    expect(await axeFindingsOfAdmin(page)).toEqual([])
    await look(page, '6-asked')
  })

  it('are given by the customer on a phone, with no other host and without a sign-in', async () => {
    const { page } = customer
    await page.goto(hub.base + new URL(address).pathname)
    await page.getByText(QUOTED).first().waitFor()
    expect(await page.locator('body').innerText()).not.toContain('K-204417')
    await look(page, '7-customer')
    await consentTo(page, hub.base + new URL(address).pathname)
    await look(page, '8-receipt')
    await agent.page.goto(`${hub.base}${testimonialUrl}?locale=de`)
    await agent.page.locator('.hub-standing', { hasText: 'Eingewilligt' }).waitFor()
    await agent.page.getByText('Verlauf der Einwilligung').click()
    await agent.page.locator('.hub-ledger li', { hasText: 'die Person selbst' }).waitFor()
    await look(agent.page, '9-standing')
  })

  it('are submitted; the editor does not see what was left out, the approver does', async () => {
    const { page } = agent
    await page.locator('[data-locale=de]').getByRole('button', { name: 'Zur Freigabe einreichen' }).click()
    await dialogButton(page, 'Einreichen').click()
    await page.locator('[data-locale=de]', { hasText: 'In Prüfung' }).waitFor()
    await editor.page.goto(`${hub.base}${testimonialUrl}?locale=de`)
    submissionUrl = (await editor.page.locator('[data-locale=de] a').getAttribute('href')) ?? ''
    expect(await editor.page.content()).not.toMatch(/K-204417|Huber/)
    await editor.page.goto(hub.base + submissionUrl)
    await editor.page.locator('.hub-judged', { hasText: 'sieht, wer freigeben darf' }).waitFor()
    expect(await editor.page.content()).not.toMatch(/K-204417|Huber/)
    await approver.page.goto(hub.base + submissionUrl)
    await approver.page.getByRole('heading', { level: 1, name: 'Warm im Bad' }).waitFor()
    const judged = approver.page.locator('.hub-judged')
    await judged.locator('del', { hasText: '204417' }).first().waitFor()
    await judged.getByText('M. H.').waitFor()
    await judged.getByText('Sie gilt für genau dieses Zitat.').waitFor()
    expect(await axeFindings(approver.page, '.hub-page')).toEqual([])
    await look(approver.page, '10-judged')
    await button(approver.page, 'Freigeben').click()
    await approver.page.locator('.hub-certificate').waitFor()
  })

  it('stand in a piece that is judged in all its forms, and on the live page', async () => {
    const id = testimonialUrl.split('/').pop() ?? ''
    const piece = await writeQuoting(editor.page, 'Warm im Altbau', id, 'quote-goes')
    const { docs } = await must<{ docs: { id: string }[] }>(approver.page, 'GET', `/submissions?where[key][equals]=${piece.submission}&depth=0`)
    const { page } = approver
    await page.goto(`${hub.base}/admin/collections/submissions/${docs[0]?.id}`)
    const web = page.frameLocator('[data-channel="web-page"] iframe')
    await web.getByText(QUOTED).waitFor()
    await page.getByLabel('ohne', { exact: true }).check()
    await web.getByText('Fragen Sie nach einem Termin.').waitFor()
    expect(await web.getByText(QUOTED).count()).toBe(0)
    await page.getByLabel('wie jetzt eingewilligt').check()
    await web.getByText('M. H.').waitFor()
    await look(page, '11-forms')
    await must(page, 'POST', `/flow/submissions/${piece.submission}/approve`, { comment: '' })
    await must(editor.page, 'POST', `/flow/pieces/${piece.key}/publish`, { locale: 'de', channels: CHANNELS })
    const live = await (await fetch(`${hub.base}/de/warm-im-altbau`)).text()
    expect(live).toContain(QUOTED)
    expect(live).toContain('M. H.')
    await customer.page.goto(`${hub.base}/de/warm-im-altbau`)
    await look(customer.page, '12-live')
  })

  it('are gone at once when the agent enters a withdrawal; the page is still there', async () => {
    const { page } = agent
    await page.goto(`${hub.base}${testimonialUrl}?locale=de`)
    await page.locator('.hub-quoted', { hasText: 'Warm im Altbau' }).waitFor()
    await button(page, 'Widerruf eintragen').click()
    await page.locator('.hub-dialog .hub-quoted', { hasText: 'Warm im Altbau' }).waitFor()
    expect(await axeFindings(page, '.hub-dialog')).toEqual([])
    await dialogButton(page, 'Widerrufen').click()
    await page.locator('.hub-standing', { hasText: 'Widerrufen' }).waitFor()
    const after = await fetch(`${hub.base}/de/warm-im-altbau`)
    const text = await after.text()
    expect(after.status).toBe(200)
    expect(text).toContain('Fragen Sie nach einem Termin.')
    expect(text).not.toMatch(/Bad warm|M\. H\./)
    await look(page, '13-withdrawn')
  })

  it('recorded by an agent need a second person; where the piece goes with them, it goes', async () => {
    const dialog = await makeDialog(agent.page, 'Noch ein Dank')
    const { id, key } = await must<{ id: string; key: string }>(agent.page, 'POST', `/flow/dialogs/${dialog}/testimonial`, { message: 1, start: 0, end: 100, quote: `${QUOTED}.`, locale: 'de', label: 'Nur mit ihr' })
    const submitted = await must<{ key: string }>(agent.page, 'POST', `/flow/testimonials/${key}/submit`, { locale: 'de', comment: '' })
    await must(approver.page, 'POST', `/flow/submissions/${submitted.key}/approve`, { comment: '' })
    await agent.page.goto(`${hub.base}/admin/collections/testimonials/${id}?locale=de`)
    await button(agent.page, 'Einwilligung festhalten').click()
    const form = agent.page.locator('.hub-dialog')
    await form.getByLabel('Was hat die Person gesagt, wann, wem?').fill('Frau H. sagt am Telefon ja, am 2. November, zu Agnes.')
    await form.getByLabel('Webseite').check()
    await form.locator('input[type=date]').fill(UNTIL_FAR)
    expect(await axeFindings(agent.page, '.hub-dialog')).toEqual([])
    await look(agent.page, '14-record')
    await dialogButton(agent.page, 'Festhalten').click()
    await agent.page.locator('.hub-standing', { hasText: 'Wartet auf Bestätigung' }).waitFor()

    const { page } = approver
    await page.goto(`${hub.base}/admin`)
    await look(page, '15-start-approver')
    await page.locator('.hub-panel', { hasText: 'Einwilligungen bestätigen' }).getByRole('link', { name: 'Nur mit ihr' }).click()
    await page.locator('.hub-recorded', { hasText: 'sagt am Telefon ja' }).waitFor()
    expect(await axeFindings(page, '.hub-standing')).toEqual([])
    await look(page, '16-confirm')
    await button(page, 'Bestätigen').click()
    await page.locator('.hub-standing', { hasText: 'Eingewilligt' }).waitFor()

    const piece = await writeQuoting(editor.page, 'Nur mit ihrer Stimme', id, 'piece-goes')
    await must(page, 'POST', `/flow/submissions/${piece.submission}/approve`, { comment: '' })
    await must(editor.page, 'POST', `/flow/pieces/${piece.key}/publish`, { locale: 'de', channels: ['web-page'] })
    expect((await fetch(`${hub.base}/de/nur-mit-ihrer-stimme`)).status).toBe(200)
    await must(agent.page, 'POST', `/flow/testimonials/${key}/consent/withdraw`, {})
    expect([404, 410]).toContain((await fetch(`${hub.base}/de/nur-mit-ihrer-stimme`)).status)
  })

  it('are spoken of in English to who chooses it', async () => {
    const { page } = agent
    await page.goto(`${hub.base}/admin/account`)
    await page.locator('.payload-settings__language .rs__control').click()
    await page.locator('.rs__option', { hasText: 'English' }).click()
    await page.locator('html[lang=en]').waitFor()
    await page.goto(`${hub.base}${testimonialUrl}?locale=de`)
    await page.locator('.hub-standing', { hasText: 'Withdrawn' }).waitFor()
    expect(await axeFindingsOfAdmin(page)).toEqual([])
    await look(page, '17-english')
  })

  it('went nowhere else, and no page failed', () => {
    const visits = [agent, editor, approver, customer]
    expect(visits.flatMap(({ outward }) => outward)).toEqual([])
    expect(visits.flatMap(({ failures }) => failures)).toEqual([])
  })
})
