/** A customer on a phone: reads, answers, keeps the receipt, withdraws. The hub's read routes behind a real server; no admin is needed. */
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { PayloadRequest } from 'payload'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { askConsent } from '../../src/consent/acts.ts'
import { type ReadingHub, startReadingHub } from '../integration/api/reading-hub.ts'
import { makeTestimonial } from '../integration/voices/voices.ts'
import { axeFindings, hasChromium, launch, visit, WHY_SKIPPED } from './browser.ts'

if (!hasChromium) console.warn(WHY_SKIPPED)

const CHANNELS = ['web-page', 'social-post', 'newsletter-block', 'print-pdf']
const WORDS = 'Endlich ist es im Bad warm, wenn ich aufstehe. Der Monteur kam pünktlich um 8 Uhr.\n\nDas hätte ich nie gedacht!'
const PHONE = { width: 390, height: 844 }
const NARROW = { width: 320, height: 640 }

describe.skipIf(!hasChromium)('a customer’s page', () => {
  let hub: ReadingHub
  let agent: PayloadRequest
  let browser: Browser
  beforeAll(async () => {
    hub = await startReadingHub()
    agent = await hub.person('Agnes Agent', ['agent'])
    browser = await launch()
  })
  afterAll(async () => {
    await browser?.close()
    await hub?.stop()
  })

  async function question(locale: 'de' | 'en'): Promise<string> {
    const { key } = await makeTestimonial(agent, { quote: WORDS, original: WORDS })
    const { address } = await askConsent(agent, { testimonial: key, channels: CHANNELS, locale })
    return hub.origin + new URL(address).pathname
  }

  /** Set SHOTS to a folder to look at the pages. */
  async function look(page: Page, name: string): Promise<void> {
    expect(await axeFindings(page, 'html'), name).toEqual([])
    await page.setViewportSize(NARROW)
    expect(await page.evaluate(() => document.documentElement.scrollWidth), `${name} at 320 px`).toBe(NARROW.width)
    await page.setViewportSize(PHONE)
    if (!process.env.SHOTS) return
    mkdirSync(process.env.SHOTS, { recursive: true })
    await page.screenshot({ path: join(process.env.SHOTS, `${name}.png`), fullPage: true })
  }

  for (const { locale, theme, receipt, withdrawn, dead, done, declined } of [
    { locale: 'de', theme: 'light', receipt: 'Quittung Ihrer Einwilligung', done: 'Ihre Einwilligung ist gespeichert', withdrawn: 'Ihre Einwilligung ist widerrufen', dead: 'Dieser Link gilt nicht', declined: 'Wir zeigen Ihre Worte nicht' },
    { locale: 'en', theme: 'dark', receipt: 'Receipt of your consent', done: 'Your consent has been saved', withdrawn: 'Your consent has been withdrawn', dead: 'This link is not valid', declined: 'We will not show your words' },
  ] as const) {
    it(`asks, takes the answer, gives a receipt and lets it be withdrawn (${locale}, ${theme})`, async () => {
      // The pages allow no script at all; axe is one.
      const { page, context, outward, failures } = await visit(browser, hub.origin, { theme, locale: locale === 'de' ? 'de-DE' : 'en-GB', bypassCSP: true })
      await page.setViewportSize(PHONE)
      await page.goto(await question(locale))
      expect(await page.locator('html').getAttribute('lang')).toBe(locale)
      expect(await page.locator('.words blockquote').innerText()).toBe(WORDS)
      await look(page, `answer-${locale}`)

      await page.locator('button[value=give]').click()
      expect(await page.locator('.summary li').count()).toBe(3)
      await look(page, `errors-${locale}`)
      await page.locator('.summary a').first().click()
      expect(await page.evaluate(() => location.hash)).toBe('#channels')

      await page.locator('#attribution-initials').check()
      // The drawings follow the choice without a script.
      expect(await page.locator('.p-web-page .as-initials').isVisible()).toBe(true)
      expect(await page.locator('.p-web-page .as-full').isVisible()).toBe(false)
      await page.locator('#channel-web-page').check()
      await page.locator('#channel-print-pdf').check()
      await page.locator('#period-day').check()
      await page.locator('#day').fill('2029-06-30')
      await page.locator('summary').click()
      await page.locator('#kept-0-1').uncheck()
      await page.locator('button[value=give]').click()
      await page.waitForURL(/done=given/)
      expect(await page.locator('.notice').innerText()).toContain(done)
      expect(await page.locator('.words blockquote').innerText()).toBe('Endlich ist es im Bad warm, wenn ich aufstehe. […]\n\nDas hätte ich nie gedacht!')
      await look(page, `manage-${locale}`)

      const [file] = await Promise.all([page.waitForEvent('download'), page.locator('a[href*="receipt.pdf"]').click()])
      expect(readFileSync(await file.path()).subarray(0, 5).toString()).toBe('%PDF-')
      await page.locator('a[href*="/receipt?"]').click()
      expect(await page.locator('h1').innerText()).toBe(receipt)
      await look(page, `receipt-${locale}`)
      await page.locator('a', { hasText: locale === 'de' ? 'Zurück' : 'Back' }).click()

      await page.locator('a[href*="step=withdraw"]').click()
      await look(page, `withdraw-${locale}`)
      const manage = page.url()
      await page.locator('button[value=withdraw]').click()
      expect(await page.locator('h1').innerText()).toBe(withdrawn)
      await look(page, `withdrawn-${locale}`)
      await page.goto(manage)
      expect(await page.locator('h1').innerText()).toBe(dead)
      await look(page, `dead-${locale}`)

      await page.goto(await question(locale))
      await page.locator('button[value=decline]').click()
      expect(await page.locator('h1').innerText()).toBe(declined)
      await look(page, `declined-${locale}`)
      expect(outward).toEqual([])
      expect(failures).toEqual([])
      expect(await context.cookies()).toEqual([])
      await context.close()
    })
  }

  it('can be answered with the keyboard alone, in the other language, under its own policy', async () => {
    const { page, context, outward } = await visit(browser, hub.origin)
    const refused: string[] = []
    page.on('console', (message) => message.type() === 'error' && refused.push(message.text()))
    await page.setViewportSize(PHONE)
    await page.goto(await question('de'))
    const tabTo = async (selector: string) => {
      for (let steps = 0; steps < 60; steps += 1) {
        await page.keyboard.press('Tab')
        if (await page.locator(selector).evaluate((element) => element === document.activeElement)) return
      }
      throw new Error(`The Tab key does not reach ${selector}.`)
    }
    await tabTo('.languages a')
    await page.keyboard.press('Enter')
    await page.waitForURL(/lang=en/)
    await tabTo('#attribution-full')
    await page.keyboard.press('ArrowDown')
    expect(await page.locator('#attribution-initials').isChecked()).toBe(true)
    await tabTo('#channel-web-page')
    await page.keyboard.press('Space')
    await tabTo('[name=period] >> nth=0')
    await page.keyboard.press('Space')
    await tabTo('button[value=give]')
    // What has the focus shows it.
    expect(await page.locator('button[value=give]').evaluate((element) => getComputedStyle(element).outlineStyle)).toBe('solid')
    await page.keyboard.press('Enter')
    await page.waitForURL(/done=given/)
    expect(await page.locator('.notice').innerText()).toContain('Your consent has been saved')
    expect(outward).toEqual([])
    expect(refused).toEqual([])
    await context.close()
  })

  it('answers once to a double click', async () => {
    const { page, context } = await visit(browser, hub.origin)
    await page.goto(await question('de'))
    await page.locator('#attribution-anonymous').check()
    await page.locator('#channel-web-page').check()
    await page.locator('#period-open').check()
    await page.locator('button[value=give]').dblclick()
    await page.waitForURL(/done=given/)
    expect(await page.locator('h1').innerText()).toBe('Ihre Einwilligung')
    await context.close()
  })
})
