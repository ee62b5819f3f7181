/** The view of all channels in a piece's form: unsaved words on every channel, notes that lead to the field, overrides, the comparison with live, the signs in the list. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { adminTranslations } from '../../src/admin/translations.ts'
import { approvedPiece, must, type WrittenPiece } from './acting.ts'
import { axeFindings, hasChromium, type Visit, WHY_SKIPPED } from './browser.ts'
import { type OpenAdmin, openAdmin } from './open-admin.ts'
import type { RunningHub } from './running-hub.ts'

if (!hasChromium) console.warn(WHY_SKIPPED)

const TITLE = 'Freibad öffnet im Mai'
const TEASER = 'Das Freibad am Lindenbach öffnet am 2. Mai. Der Eintritt kostet so viel wie im vorigen Jahr.'
const words = adminTranslations.de.hub

describe.skipIf(!hasChromium)('the view of all channels', () => {
  let admin: OpenAdmin
  let hub: RunningHub
  let editor: Visit
  let approver: Visit
  let piece: WrittenPiece
  beforeAll(async () => {
    admin = await openAdmin()
    ;({ hub, editor, approver } = admin)
    piece = await approvedPiece(editor.page, approver.page, { title: TITLE, teaser: TEASER, paragraph: 'Dauerkarten gibt es ab sofort an der Kasse und im Kundenzentrum.' })
    await must(editor.page, 'POST', `/flow/pieces/${piece.key}/publish`, { locale: 'de', channels: ['web-page', 'social-post', 'newsletter-block', 'print-pdf'] })
  })
  afterAll(() => admin?.close())

  const openTab = async (page: Page, name: 'message' | 'channels') => {
    await page.locator('.tabs-field__tab-button').nth(name === 'message' ? 0 : 1).click()
    await page.locator(name === 'message' ? '#field-title' : '.hub-channels__all[data-is=there]').waitFor()
  }
  const open = async (page: Page, locale = 'de') => {
    await page.goto(`${hub.base}${piece.url}?locale=${locale}`)
    await page.locator('.hub-status .hub-badge').first().waitFor()
    await openTab(page, 'channels')
  }
  const frame = (page: Page, channel: string, device: string) => page.frameLocator(`[data-channel="${channel}"] ${device} iframe`)

  it('shows words on every channel that nobody has saved yet', async () => {
    const { page } = editor
    await open(page)
    // Whatever is typed from here on stays in the browser.
    await page.route(/\/api\/pieces\/[^/]+\?/, (route) => (route.request().method() === 'PATCH' ? route.abort() : route.continue()))
    await openTab(page, 'message')
    await page.locator('#field-title').fill('Freibad öffnet schon im April')
    await page.locator('#field-teaser').fill('Das Freibad öffnet am 18. April, so früh wie nie.')
    await openTab(page, 'channels')
    for (const device of ['.hub-device--desktop', '.hub-device--phone']) await frame(page, 'web-page', device).locator('h1', { hasText: 'schon im April' }).waitFor()
    for (const network of ['x', 'bluesky', 'mastodon', 'linkedin', 'facebook', 'instagram', 'threads']) await page.locator(`.hub-post--${network}`, { hasText: 'am 18. April' }).waitFor()
    // Without a picture of its own a post shows what its link leads to, with the page's picture.
    for (const network of ['x', 'bluesky', 'mastodon', 'linkedin', 'facebook', 'threads']) {
      const card = page.locator(`.hub-post--${network} .hub-link-card`, { hasText: 'schon im April' })
      await card.scrollIntoViewIfNeeded()
      await card.locator('img').waitFor({ timeout: 30_000 })
      await expect.poll(() => card.locator('img').evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(1200)
    }
    expect(await page.locator('.hub-post--instagram .hub-link-card').count()).toBe(0)
    for (const mail of ['.hub-mail--wide', '.hub-mail--narrow']) await frame(page, 'newsletter-block', mail).getByText('am 18. April').first().waitFor()
    expect(await page.locator('.hub-inbox--desktop').innerText()).toContain('schon im April')
    await page.locator('[data-channel="print-pdf"]').scrollIntoViewIfNeeded()
    await page.locator('[data-channel="print-pdf"] [data-is=made]').waitFor({ timeout: 90_000 })
    const { docs } = await must<{ docs: { title: string }[] }>(page, 'GET', `/pieces?where[key][equals]=${piece.key}&draft=true&locale=de&depth=0`)
    expect(docs[0]?.title).toBe(TITLE)
  })

  it('keeps what is typed while the other language is looked at', async () => {
    const { page } = editor
    const languages = page.locator('.hub-channels__bar fieldset').first()
    await languages.locator('label').nth(1).click()
    await page.locator('.hub-message', { hasText: 'Nichts geht verloren' }).waitFor()
    await languages.locator('label').nth(0).click()
    await frame(page, 'web-page', '.hub-device--phone').locator('h1', { hasText: 'schon im April' }).waitFor()
    await page.unroute(/\/api\/pieces\/[^/]+\?/)
  })

  it('marks word by word what differs from live, not by colour alone', async () => {
    const { page } = editor
    await page.locator('.hub-channels__compare input').check()
    const differ = page.locator('[data-channel="newsletter-block"] .hub-differ')
    await differ.locator('ins', { hasText: 'April' }).first().waitFor()
    expect(await differ.locator('del', { hasText: 'Mai' }).first().innerText()).toContain('gestrichen')
    expect(await axeFindings(page, '.hub-channels')).toEqual([])
    await page.locator('.hub-channels__choice select').selectOption('live')
    await frame(page, 'web-page', '.hub-device--phone').locator('h1', { hasText: TITLE }).waitFor()
    expect(await page.locator('.hub-overrides').count()).toBe(0)
    await page.locator('.hub-channels__choice select').selectOption({ index: 2 })
    await page.locator('.hub-message', { hasText: 'freigegebene Ausgabe' }).waitFor()
    await frame(page, 'web-page', '.hub-device--phone').locator('h1', { hasText: TITLE }).waitFor()
    await page.locator('.hub-channels__choice select').selectOption('draft')
    await page.locator('.hub-channels__compare input').uncheck()
  })

  it('puts an override into its place at once, shows what it replaces, and takes it back', async () => {
    const { page } = editor
    const override = page.locator('[data-override="overrides.socialPost.textX"]')
    await override.locator('summary').click()
    expect(await override.locator('blockquote').innerText()).toContain('am 18. April')
    const field = page.locator('[id="field-overrides__socialPost__textX"]')
    await field.fill('Kopfüber ins Wasser: schon ab 18. April.')
    await page.locator('.hub-post--x', { hasText: 'Kopfüber ins Wasser' }).waitFor()
    expect(await page.locator('.hub-post--bluesky').innerText()).not.toContain('Kopfüber')
    expect(await override.locator('.hub-override__count').innerText()).toBe('40 von 255 Zeichen')
    await override.getByText(words.overrideSet).waitFor()
    // Saved by the form's own autosave, as the field of the form that it is.
    await page.waitForFunction(async (key) => {
      const { docs } = await (await fetch(`/api/pieces?where[key][equals]=${key}&draft=true&locale=de&depth=0`)).json()
      return docs[0]?.overrides?.socialPost?.textX?.startsWith('Kopfüber')
    }, piece.key, { polling: 500 })
    await override.getByRole('button', { name: words.overrideReset }).click()
    await page.locator('.hub-post--x', { hasText: 'am 18. April' }).waitFor()
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('field-overrides__socialPost__textX')
    expect(await axeFindings(page, '.hub-channels')).toEqual([])
  })

  it('leads from a note to the field, by keyboard too', async () => {
    const { page } = editor
    const note = page.locator('[data-variant="instagram"] .hub-note', { hasText: 'Aufmacherbild' }).getByRole('button')
    await note.focus()
    await page.keyboard.press('Enter')
    await page.locator('#field-hero[data-hub-marked]').waitFor()
    expect(await page.evaluate(() => document.querySelector('#field-hero')?.contains(document.activeElement))).toBe(true)
  })

  it('leads to the very block of the text', async () => {
    const { page } = editor
    const text = page.locator('.rich-text-lexical [contenteditable=true]').first()
    await text.click()
    await page.keyboard.press('Control+End')
    await page.keyboard.press('Enter')
    await page.keyboard.type('Auf Chinesisch heißt das 游泳池.')
    await page.waitForTimeout(700)
    await openTab(page, 'channels')
    await page.locator('[data-channel="print-pdf"] .hub-note--error').getByRole('button', { name: words.noteToText }).first().click()
    const marked = page.locator('.rich-text-lexical [data-hub-marked]')
    await marked.waitFor()
    expect(await marked.innerText()).toContain('Auf Chinesisch')
    expect(await page.evaluate(() => document.getSelection()?.anchorNode?.textContent ?? '')).toContain('Auf Chinesisch')
  })

  it('gives an approver everything to look at and nothing to write, in the dark and in English', async () => {
    const { page } = approver
    await page.goto(`${hub.base}/admin/account`)
    await page.locator('.payload-settings__language .rs__control').click()
    await page.locator('.rs__option', { hasText: 'English' }).click()
    await page.locator('html[lang=en]').waitFor()
    await open(page)
    expect(await page.locator('.tabs-field__tab-button').nth(1).innerText()).toBe('Channels')
    const override = page.locator('[data-override="overrides.socialPost.textX"]')
    await override.locator('summary').click()
    await override.getByText(adminTranslations.en.hub.overrideInstead).waitFor()
    expect(await override.getByRole('textbox').getAttribute('readonly')).not.toBeNull()
    expect(await override.getByRole('button').count()).toBe(0)
    expect(await axeFindings(page, '.hub-channels')).toEqual([])
  })

  it('shows in the list of pieces where each one is, with one question for all', async () => {
    const { page } = editor
    let questions = 0
    page.on('request', (request) => (questions += request.url().includes('/flow/pieces/states') ? 1 : 0))
    await page.goto(`${hub.base}/admin/collections/pieces?locale=de`)
    const row = page.locator('tbody tr', { hasText: 'Freibad' })
    await row.locator('.hub-dot[data-channel="web-page"][data-state=live]').waitFor()
    expect(await row.locator('.hub-dot').count()).toBe(4)
    expect(await row.locator('.hub-dot').first().getAttribute('title')).toBe('Webseite: live')
    expect(await row.locator('.hub-dot').first().innerText()).toBe('Webseite: live')
    expect(questions).toBe(1)
    expect(await axeFindings(page, '.hub-dots')).toEqual([])
  })

  it('asked nothing of another host, and no page failed', () => {
    expect([...editor.outward, ...approver.outward]).toEqual([])
    expect([...editor.failures, ...approver.failures]).toEqual([])
  })
})
