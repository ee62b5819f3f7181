/** The admin for everybody: whole pages under axe in German, submitting with the keyboard alone, the other language, the records. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { shownState, type WrittenPiece, writePiece } from './acting.ts'
import { axeFindingsOfAdmin, hasChromium, type Visit, WHY_SKIPPED } from './browser.ts'
import { type OpenAdmin, openAdmin } from './open-admin.ts'
import type { RunningHub } from './running-hub.ts'

if (!hasChromium) console.warn(WHY_SKIPPED)

const COMMENT = 'Bitte noch diese Woche.'

describe.skipIf(!hasChromium)('the admin', () => {
  let admin: OpenAdmin
  let hub: RunningHub
  let editor: Visit
  let approver: Visit
  let piece: WrittenPiece
  let submissionUrl = ''
  beforeAll(async () => {
    admin = await openAdmin()
    ;({ hub, editor, approver } = admin)
    piece = await writePiece(editor.page, { title: 'Neue Öffnungszeiten im Kundenzentrum', teaser: 'Ab Dezember sind wir auch am Samstag für Sie da.', paragraph: 'Samstags von neun bis dreizehn Uhr.' })
  })
  afterAll(() => admin?.close())

  it('submits a piece with the keyboard alone; Escape closes, and the focus comes back', async () => {
    const { page } = editor
    await page.goto(`${hub.base}${piece.url}?locale=de`)
    await shownState(page, 'Entwurf')
    await tabTo(page, 'Zur Freigabe einreichen')
    await page.keyboard.press('Enter')
    await page.locator('.hub-dialog').waitFor()
    await page.keyboard.press('Escape')
    await page.locator('.hub-dialog').waitFor({ state: 'detached' })
    expect(await focused(page)).toBe('Zur Freigabe einreichen')

    await page.keyboard.press('Enter')
    await page.locator('.hub-dialog').waitFor()
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA')
    await page.keyboard.type(COMMENT)
    // Nothing behind the dialog is reached: whatever has the focus lies in it, or in the browser itself.
    for (let steps = 0; steps < 8; steps++) {
      await page.keyboard.press('Tab')
      expect(await page.evaluate(() => document.activeElement === document.body || document.activeElement?.closest('.hub-dialog') !== null)).toBe(true)
    }
    await tabTo(page, 'Einreichen')
    await page.keyboard.press('Enter')
    await page.locator('.hub-dialog').waitFor({ state: 'detached' })
    submissionUrl = await shownState(page, 'In Prüfung')
    expect(await focused(page)).toBe('Zur Freigabe einreichen')
  })

  it('keeps the focus where it was when the hub refuses', async () => {
    const { page } = editor
    await page.goto(`${hub.base}${piece.url}?locale=de`)
    await shownState(page, 'In Prüfung')
    await page.locator('#field-teaser').fill('Ab Dezember sind wir auch samstags für Sie da.')
    await page.route('**/api/flow/pieces/*/submit', (route) => route.fulfill({ status: 503, json: { error: { code: 'busy', message: 'The hub is busy.' } } }))
    await tabTo(page, 'Zur Freigabe einreichen')
    await page.keyboard.press('Enter')
    await page.locator('.hub-dialog').waitFor()
    await tabTo(page, 'Einreichen')
    await page.keyboard.press('Enter')
    await page.getByRole('alert').filter({ hasText: 'Der Hub ist gerade beschäftigt.' }).waitFor()
    expect(await focused(page)).toBe('Einreichen')
    await page.unroute('**/api/flow/pieces/*/submit')
    await page.keyboard.press('Escape')
    await page.locator('.hub-dialog').waitFor({ state: 'detached' })
  })

  it('returns with the keyboard, too: without a reason the focus goes to the comment', async () => {
    const { page } = approver
    await page.goto(hub.base + submissionUrl)
    await page.locator('.hub-quote', { hasText: COMMENT }).waitFor()
    await tabTo(page, 'Zurückgeben')
    await page.keyboard.press('Enter')
    await page.getByRole('alert').filter({ hasText: 'was anders werden soll' }).waitFor()
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA')
  })

  const views = [
    { name: 'the start page', path: () => '/admin', mark: '.hub-panel' },
    { name: 'a piece', path: () => `${piece.url}?locale=de`, mark: '.hub-status .hub-badge' },
    { name: 'a submission', path: () => submissionUrl, mark: '[data-channel="web-page"][data-is="there"]' },
  ]
  for (const { name, path, mark } of views) {
    it(`shows ${name} in German: axe finds nothing against WCAG 2.2 AA, in light and dark`, async () => {
      for (const { page } of [editor, approver]) {
        await page.goto(hub.base + path())
        await page.locator(mark).first().waitFor()
        expect(await page.locator('html').getAttribute('lang')).toBe('de')
        expect(await axeFindingsOfAdmin(page)).toEqual([])
      }
    })
  }

  it('speaks English to who chooses it', async () => {
    const { page } = approver
    await page.goto(`${hub.base}/admin/account`)
    await page.locator('.payload-settings__language .rs__control').click()
    await page.locator('.rs__option', { hasText: 'English' }).click()
    await page.locator('html[lang=en]').waitFor()
    await page.goto(`${hub.base}/admin`)
    await page.getByRole('heading', { name: /^Hello, / }).waitFor()
    await page.getByRole('heading', { name: /^To review/ }).waitFor()
  })

  it('shows records without asking another host for an editor', async () => {
    const { page } = approver
    for (const collection of ['editions', 'approvals', 'audit-events', 'renditions', 'publications']) {
      await page.goto(`${hub.base}/admin/collections/${collection}?limit=5`)
      await page.locator('.table tbody a').first().click()
      await page.locator('.hub-json').first().waitFor()
    }
    expect([...editor.outward, ...approver.outward]).toEqual([])
    expect([...editor.failures, ...approver.failures]).toEqual([])
  })
})

/** What the focused button says. */
const focused = (page: Page): Promise<string> => page.evaluate(() => document.activeElement?.textContent?.trim() ?? '')

/** Presses Tab until the button with this label has the focus. @throws if it is not reached */
async function tabTo(page: Page, label: string): Promise<void> {
  for (let steps = 0; steps < 120; steps++) {
    await page.keyboard.press('Tab')
    if ((await focused(page)) === label) return
  }
  throw new Error(`${label} cannot be reached with Tab.`)
}
