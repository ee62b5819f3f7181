/**
 * Praise from a dialog becomes a consented quote on every channel, and leaves them again; in both languages. Set SHOTS to a folder to look at the screens.
 * One journey whose steps build on one another: longer than other files, so that it reads in its order.
 */
import { mkdirSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { button, dialogButton, must } from './acting.ts'
import { axeFindings, axeFindingsOfAdmin, hasChromium, type Visit, visit, WHY_SKIPPED } from './browser.ts'
import { CHANNELS, consentTo, makeAgentAndToken, makeDialog, selectWords, signedIn, textsOnChannels, writeWithBlock } from './curating.ts'
import { JOURNEYS, wordIn } from './journeys.ts'
import { type OpenAdmin, openAdmin } from './open-admin.ts'
import type { Account, RunningHub } from './running-hub.ts'

if (!hasChromium) console.warn(WHY_SKIPPED)

const UNTIL_FAR = `${new Date().getFullYear() + 2}-06-30`
const NARROW = { width: 390, height: 844 }
const WIDE = { width: 1280, height: 900 }

describe.skipIf(!hasChromium)('a customer’s words', () => {
  let admin: OpenAdmin
  let hub: RunningHub
  let made: { readonly agent: Account; readonly token: string }
  beforeAll(async () => {
    admin = await openAdmin({ isSignedIn: false })
    ;({ hub } = admin)
    made = await makeAgentAndToken(admin.browser, hub)
  })
  afterAll(() => admin?.close())

  describe.each(JOURNEYS)('in $language', (journey) => {
    const { language, quoted, initials, paragraphs, staying, going } = journey
    const w = wordIn(language)
    let [agent, editor, approver, customer] = [] as unknown as [Visit, Visit, Visit, Visit]
    let [testimonialUrl, address, submissionUrl] = ['', '', '']
    beforeAll(async () => {
      agent = await signedIn(admin.browser, hub, made.agent, journey)
      editor = await signedIn(admin.browser, hub, hub.editor, journey)
      approver = await signedIn(admin.browser, hub, hub.approver, journey, 'dark')
      customer = await visit(admin.browser, hub.base, { locale: journey.browserLocale })
      await customer.page.setViewportSize(NARROW)
    })
    afterAll(async () => {
      for (const one of [agent, editor, approver, customer]) await one?.context.close()
    })
    /** What is on the screen overflows no phone; with SHOTS, pictures of it on a desk and on a phone. */
    const look = async (page: Page, name: string) => {
      const before = page.viewportSize()
      const shot = async (width: string) => {
        if (!process.env.SHOTS) return
        mkdirSync(process.env.SHOTS, { recursive: true })
        await page.screenshot({ path: `${process.env.SHOTS}/${name}-${language}-${width}.png`, fullPage: (await page.locator('.hub-dialog').count()) === 0 })
      }
      await shot(String(before?.width))
      if (before?.width === NARROW.width) return
      await page.setViewportSize(NARROW)
      expect(await page.evaluate(() => document.documentElement.scrollWidth), `${name} at 390 px`).toBeLessThanOrEqual(NARROW.width)
      if (process.env.SHOTS) await page.waitForTimeout(150)
      await shot(String(NARROW.width))
      await page.setViewportSize(WIDE)
    }
    const withLocale = (url: string) => `${hub.base}${url}?locale=${language}`
    const standing = (page: Page, status: 'none' | 'standing' | 'withdrawn' | 'awaiting-confirmation') => page.locator('.hub-standing', { hasText: w(`consent-${status}`) }).waitFor()

    it('are chosen in the dialog, with the keyboard', async () => {
      const { page } = agent
      const dialog = await makeDialog(page, journey, journey.subject)
      await page.goto(`${hub.base}/admin`)
      await page.locator('.hub-panel', { hasText: w('startDialogs') }).getByRole('link', { name: journey.subject }).waitFor()
      expect(await axeFindingsOfAdmin(page)).toEqual([])
      await look(page, '01-start-agent')
      await page.goto(`${hub.base}/admin/collections/service-dialogs/${dialog}`)
      const said = page.locator('.hub-said[data-author=customer]')
      await said.getByText(w('isPrivate')).waitFor()
      await said.getByRole('button', { name: w('makeTestimonial') }).press('Enter')
      const box = said.getByRole('textbox')
      expect(await box.evaluate((element) => element === document.activeElement)).toBe(true)
      await page.keyboard.press('Control+Home')
      await page.keyboard.press('Control+Shift+End')
      await said.locator('.hub-pick__chosen', { hasText: journey.said.slice(0, 30) }).waitFor()
      expect(await axeFindingsOfAdmin(page)).toEqual([])
      await look(page, '02-dialog')
      await button(page, w('pickNext')).press('Enter')
      await page.locator('.hub-dialog .hub-passage').first().waitFor()
    })

    it('are redacted as a person decides, shortened, and kept apart from the dialog', async () => {
      const { page } = agent
      const dialog = page.locator('.hub-dialog')
      const quote = dialog.getByLabel(w('redactQuote'), { exact: true })
      const number = dialog.locator('.hub-passage', { hasText: String(journey.customer.customerNumber) })
      expect(await quote.inputValue()).not.toMatch(journey.secrets)
      await number.getByRole('checkbox').uncheck()
      expect(await quote.inputValue()).toMatch(journey.secrets)
      await dialog.getByLabel(w('redactAware')).waitFor()
      await number.getByRole('checkbox').check()
      const [from, to, tail] = journey.omitted
      await selectWords(quote, from, to)
      await button(page, w('redactOmit')).click()
      await selectWords(quote, tail, null)
      await button(page, w('redactOmit')).click()
      expect(await quote.inputValue()).toMatch(journey.shortened)
      expect(await dialog.locator('.hub-redaction__diff del').first().innerText()).toContain(from.split(' ')[0])
      const label = dialog.getByLabel(w('redactLabel'))
      await dialogButton(page, w('redactCreate')).click()
      await dialog.getByRole('alert').filter({ hasText: w('redactNoLabel') }).waitFor()
      await label.fill(journey.labels[0])
      await dialogButton(page, w('redactCreate')).click()
      await dialog.getByRole('alert').filter({ hasText: w('redactLabelNames') }).waitFor()
      expect(await axeFindings(page, '.hub-dialog')).toEqual([])
      await look(page, '03-redaction')
      await label.fill(journey.labels[1])
      await dialogButton(page, w('redactCreate')).click()
      await standing(page, 'none')
      testimonialUrl = new URL(page.url()).pathname
      expect(testimonialUrl).toMatch(/\/collections\/testimonials\/[\w-]+$/)
    })

    it('are watched while they are edited: what turns the meaning is said at once', async () => {
      const { page } = agent
      await page.locator('.hub-check').waitFor()
      const field = page.locator('#field-quote')
      const before = await field.inputValue()
      await field.fill(before.replace(journey.turning[0], ''))
      await page.locator('.hub-check', { hasText: journey.turning[1] }).waitFor()
      expect(await button(page, w('ask')).getAttribute('aria-disabled')).toBe('true')
      await field.fill(`${before} 030 23125 01${language === 'de' ? 4 : 5}`)
      await page.locator('.hub-check', { hasText: w('kind-phone') }).waitFor()
      await look(page, '04-warnings')
      await page.reload()
    })

    it('are asked for: a text with a link that is shown once', async () => {
      const { page } = agent
      await standing(page, 'none')
      await button(page, w('ask')).click()
      expect(await axeFindings(page, '.hub-dialog')).toEqual([])
      await look(page, '05-ask')
      await page.keyboard.press('Escape')
      await page.locator('.hub-dialog').waitFor({ state: 'detached' })
      expect(await button(page, w('ask')).evaluate((element) => element === document.activeElement)).toBe(true)
      await page.keyboard.press('Enter')
      await dialogButton(page, w('askMake')).click()
      const text = page.getByLabel(w('askText'))
      await text.waitFor()
      address = /https?:\/\/\S+\/consent\/\S+/.exec(await text.inputValue())?.[0] ?? ''
      expect(address).not.toBe('')
      await page.locator('.hub-asked').waitFor()
      expect(await axeFindingsOfAdmin(page)).toEqual([])
      await look(page, '06-asked')
    })

    it('are given by the customer on a phone, with no other host and without a sign-in', async () => {
      const { page } = customer
      const path = new URL(address).pathname + new URL(address).search
      await page.goto(hub.base + path)
      expect(await page.locator('html').getAttribute('lang')).toBe(language)
      await page.getByText(quoted).first().waitFor()
      expect(await page.locator('body').innerText()).not.toContain(String(journey.customer.customerNumber))
      await look(page, '07-customer')
      await consentTo(page, hub.base + path)
      await look(page, '08-given')
      await page.locator('a[href*="/receipt?"]').click()
      await page.locator('h1').waitFor()
      await look(page, '09-receipt')
      await agent.page.goto(withLocale(testimonialUrl))
      await standing(agent.page, 'standing')
      await agent.page.getByText(w('ledger')).click()
      await agent.page.locator('.hub-ledger li', { hasText: w('by-subject') }).waitFor()
      await look(agent.page, '10-standing')
    })

    it('are submitted; the editor does not see what was left out, the approver does', async () => {
      const { page } = agent
      await page.locator(`[data-locale=${language}]`).getByRole('button', { name: w('submit') }).click()
      expect(await axeFindings(page, '.hub-dialog')).toEqual([])
      await dialogButton(page, w('submitSend')).click()
      await page.locator(`[data-locale=${language}]`, { hasText: w('stateInReview') }).waitFor()
      await editor.page.goto(withLocale(testimonialUrl))
      submissionUrl = (await editor.page.locator(`[data-locale=${language}] a`).getAttribute('href')) ?? ''
      expect(await editor.page.content()).not.toMatch(journey.secrets)
      await editor.page.goto(hub.base + submissionUrl)
      await editor.page.locator('.hub-judged', { hasText: w('judgeOnlyApprovers') }).waitFor()
      expect(await editor.page.content()).not.toMatch(journey.secrets)
      await approver.page.goto(hub.base + submissionUrl)
      await approver.page.getByRole('heading', { level: 1, name: journey.labels[1] }).waitFor()
      const judged = approver.page.locator('.hub-judged')
      await judged.locator('del', { hasText: String(journey.customer.customerNumber).slice(2) }).first().waitFor()
      await judged.getByText(initials).waitFor()
      await judged.getByText(w('judgeCovered')).waitFor()
      expect(await axeFindings(approver.page, '.hub-page')).toEqual([])
      await look(approver.page, '11-judged')
      await button(approver.page, w('approve')).click()
      await approver.page.locator('.hub-certificate').waitFor()
    })

    it('are chosen for a piece with the keyboard, by what they say and where they may stand', async () => {
      const { page } = editor
      const piece = await writeWithBlock(page, journey, staying.title, 'quote-goes')
      await page.goto(withLocale(`/admin/collections/pieces/${piece.id}`))
      const choose = button(page, w('quotableChoose'))
      await choose.press('Enter')
      const dialog = page.locator('.hub-dialog')
      await dialog.getByLabel(w('quotableSearch')).fill(journey.labels[1])
      const card = dialog.locator('.hub-quotable', { hasText: quoted })
      await card.getByText(w('consent-standing')).waitFor()
      await card.getByText(`— ${initials}`).waitFor()
      expect(await axeFindings(page, '.hub-dialog')).toEqual([])
      await look(page, '12-choose')
      await dialog.getByRole('radio', { name: journey.labels[1] }).press('Space')
      await dialogButton(page, w('quotableTake')).press('Enter')
      await page.locator('.hub-chosen .hub-quotable', { hasText: quoted }).waitFor()
      expect(await button(page, w('quotableChooseOther')).evaluate((element) => element === document.activeElement)).toBe(true)
      await page.locator('.hub-chosen').getByText(w('consent-standing')).waitFor()
      expect(await axeFindings(page, '.hub-chosen')).toEqual([])
      await look(page, '13-chosen')
      await button(page, w('submit')).click()
      expect(await axeFindings(page, '.hub-dialog')).toEqual([])
      await dialogButton(page, w('submitSend')).click()
      await page.locator('.hub-status--piece', { hasText: w('stateInReview') }).waitFor()
      submissionUrl = (await page.locator('.hub-status--piece a').getAttribute('href')) ?? ''
    })

    it('stand in a piece that is judged in all its forms, and on all four channels', async () => {
      const { page } = approver
      await page.goto(hub.base + submissionUrl)
      const web = page.frameLocator('[data-channel="web-page"][data-variant="page"] .hub-device--desktop iframe')
      await web.getByText(quoted).waitFor()
      const post = page.locator('[data-channel="social-post"][data-variant="mastodon"] .hub-quote-post')
      await post.getByText(quoted).first().waitFor()
      // Its picture is made for those who look.
      await post.scrollIntoViewIfNeeded()
      await post.getByRole('img').waitFor()
      await expect.poll(() => post.getByRole('img').evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(600)
      await look(page, '14-forms')
      await page.getByLabel(w('quotes-without'), { exact: true }).check()
      await web.getByText(paragraphs[1]).waitFor()
      expect(await web.getByText(quoted).count()).toBe(0)
      await page.getByLabel(w('quotes-consented')).check()
      await web.getByText(initials).waitFor()
      const { key, subjectKey } = await must<{ key: string; subjectKey: string }>(page, 'GET', `/submissions/${submissionUrl.split('/').pop()}?depth=0`)
      await must(page, 'POST', `/flow/submissions/${key}/approve`, { comment: '' })
      await must(editor.page, 'POST', `/flow/pieces/${subjectKey}/publish`, { locale: language, channels: [...CHANNELS] })
      for (const [channel, text] of await textsOnChannels(hub, made.token, language, staying.slug)) expect([channel, text.includes(quoted), text.includes(initials)]).toEqual([channel, true, true])
      await customer.page.goto(`${hub.base}/${language}/${staying.slug}`)
      expect(await customer.page.locator('main').innerText()).toContain(quoted)
      await look(customer.page, '15-live')
    })

    it('are gone everywhere at once when the agent enters a withdrawal; the page is still there', async () => {
      const { page } = agent
      await page.goto(withLocale(testimonialUrl))
      await page.locator('.hub-quoted', { hasText: staying.title }).waitFor()
      await button(page, w('withdraw')).click()
      await page.locator('.hub-dialog .hub-quoted', { hasText: staying.title }).waitFor()
      expect(await axeFindings(page, '.hub-dialog')).toEqual([])
      await look(page, '16-withdraw')
      await dialogButton(page, w('withdrawSend')).click()
      await standing(page, 'withdrawn')
      const after = await fetch(`${hub.base}/${language}/${staying.slug}`)
      expect(after.status).toBe(200)
      expect(await after.text()).toContain(paragraphs[1])
      for (const [channel, text] of await textsOnChannels(hub, made.token, language, staying.slug)) expect([channel, text.includes(staying.title), text.includes(quoted), text.includes(initials)]).toEqual([channel, true, false, false])
      await customer.page.reload()
      await look(customer.page, '17-after')
      await look(page, '18-withdrawn')
      await editor.page.goto(`${hub.base}/admin`)
      const tasks = async () => {
        await editor.page.reload()
        return editor.page.locator('.hub-panel', { hasText: w('startTasks') }).getByText(staying.title).count()
      }
      await expect.poll(tasks, { timeout: 30_000, interval: 1_000 }).toBeGreaterThan(1)
      expect(await axeFindingsOfAdmin(editor.page)).toEqual([])
      await look(editor.page, '19-tasks')
    })

    it('recorded by an agent need a second person; where the piece goes with them, it goes from all channels', async () => {
      const dialog = await makeDialog(agent.page, journey, going.title)
      const { id, key } = await must<{ id: string; key: string }>(agent.page, 'POST', `/flow/dialogs/${dialog}/testimonial`, { message: 1, start: 0, end: 130, quote: `${quoted}.`, locale: language, label: going.label })
      const submitted = await must<{ key: string }>(agent.page, 'POST', `/flow/testimonials/${key}/submit`, { locale: language, comment: '' })
      await must(approver.page, 'POST', `/flow/submissions/${submitted.key}/approve`, { comment: '' })
      await agent.page.goto(withLocale(`/admin/collections/testimonials/${id}`))
      await button(agent.page, w('record')).click()
      const form = agent.page.locator('.hub-dialog')
      await form.getByLabel(w('recordNote')).fill(going.evidence)
      for (const channel of CHANNELS) await form.locator(`input[value=${channel}]`).check()
      await form.locator('input[type=date]').fill(UNTIL_FAR)
      expect(await axeFindings(agent.page, '.hub-dialog')).toEqual([])
      await look(agent.page, '20-record')
      await dialogButton(agent.page, w('recordSend')).click()
      await standing(agent.page, 'awaiting-confirmation')

      const { page } = approver
      await page.goto(`${hub.base}/admin`)
      await look(page, '21-start-approver')
      await page.locator('.hub-panel', { hasText: w('startConfirm') }).getByRole('link', { name: going.label }).click()
      await page.locator('.hub-recorded', { hasText: going.evidence }).waitFor()
      expect(await axeFindingsOfAdmin(page)).toEqual([])
      await look(page, '22-confirm')
      await button(page, w('confirm')).click()
      await standing(page, 'standing')

      const piece = await writeWithBlock(editor.page, journey, going.title, 'piece-goes', id)
      const { key: submission } = await must<{ key: string }>(editor.page, 'POST', `/flow/pieces/${piece.key}/submit`, { locale: language, comment: '' })
      await must(page, 'POST', `/flow/submissions/${submission}/approve`, { comment: '' })
      await must(editor.page, 'POST', `/flow/pieces/${piece.key}/publish`, { locale: language, channels: [...CHANNELS] })
      for (const [channel, text] of await textsOnChannels(hub, made.token, language, going.slug)) expect([channel, text.includes(quoted)]).toEqual([channel, true])
      await must(agent.page, 'POST', `/flow/testimonials/${key}/consent/withdraw`, {})
      expect([404, 410]).toContain((await fetch(`${hub.base}/${language}/${going.slug}`)).status)
      for (const [channel, text] of await textsOnChannels(hub, made.token, language, going.slug)) expect([channel, text]).toEqual([channel, ''])
    })

    it('went nowhere else, and no page failed', () => {
      const visits = [agent, editor, approver, customer]
      expect(visits.flatMap(({ outward }) => outward)).toEqual([])
      expect(visits.flatMap(({ failures }) => failures)).toEqual([])
    })
  })
})
