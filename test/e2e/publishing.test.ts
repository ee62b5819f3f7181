/** What was approved goes out and is taken back, by the publish dialog: now, at a time, and not where an error forbids it. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { approvedPiece, button, dialogButton, must, shownState, type WrittenPiece } from './acting.ts'
import { axeFindings, hasChromium, type Visit, WHY_SKIPPED } from './browser.ts'
import { type OpenAdmin, openAdmin } from './open-admin.ts'
import type { RunningHub } from './running-hub.ts'

if (!hasChromium) console.warn(WHY_SKIPPED)

const NEXT_YEAR = new Date().getFullYear() + 1

describe.skipIf(!hasChromium)('the publish dialog', () => {
  let admin: OpenAdmin
  let hub: RunningHub
  let editor: Visit
  let approver: Visit
  beforeAll(async () => {
    admin = await openAdmin()
    ;({ hub, editor, approver } = admin)
  })
  afterAll(() => admin?.close())

  const openDialog = async (page: Page, piece: WrittenPiece) => {
    await page.goto(`${hub.base}${piece.url}?locale=de`)
    await shownState(page, 'Freigegeben')
    await button(page, 'Veröffentlichen').click()
    await page.locator('.hub-dialog').waitFor()
  }
  const chooseOnly = async (page: Page, channel: string) => {
    for (const box of await page.locator('.hub-dialog input[type=checkbox]:enabled').all()) await box.setChecked((await box.getAttribute('value')) === channel)
  }

  it('puts a piece on the web at once and takes it down again', async () => {
    const { page } = editor
    const piece = await approvedPiece(page, approver.page, { title: 'Wasserwerk öffnet die Türen', teaser: 'Am Samstag führen wir Sie durch das Wasserwerk.', paragraph: 'Treffpunkt ist das Tor an der Talstraße.' })
    await openDialog(page, piece)
    await chooseOnly(page, 'web-page')
    await dialogButton(page, 'Veröffentlichen').click()
    await page.locator('.hub-badge--live', { hasText: 'Webseite' }).waitFor()
    const address = `${hub.base}/de/wasserwerk-oeffnet-die-tueren`
    expect((await fetch(address)).status).toBe(200)
    await button(page, 'Vom Kanal nehmen').click()
    await dialogButton(page, 'Vom Kanal nehmen').click()
    await page.locator('.hub-dialog').waitFor({ state: 'detached' })
    await page.locator('.hub-badge--live').waitFor({ state: 'detached' })
    expect((await fetch(address)).status).toBe(410)
  })

  it('plans a piece in the person’s own time zone, and the start page lists it as going live', async () => {
    const { page } = editor
    const title = 'Sommerfest am Umspannwerk'
    const piece = await approvedPiece(page, approver.page, { title, teaser: 'Wir feiern am Umspannwerk, und Sie sind eingeladen.', paragraph: 'Es gibt Musik und Führungen.' })
    await openDialog(page, piece)
    const dialog = page.locator('.hub-dialog')
    expect(await dialog.innerText()).toContain('Europe/Berlin')
    await chooseOnly(page, 'web-page')
    await page.getByLabel('Zu einem Zeitpunkt').check()
    await dialog.locator('input[name=from]').fill(`${NEXT_YEAR}-07-01T09:00`)
    await dialog.locator('input[name=until]').fill(`${NEXT_YEAR}-06-30T09:00`)
    await dialogButton(page, 'Veröffentlichen').click()
    await dialog.getByRole('alert').filter({ hasText: 'Das Ende muss' }).waitFor()
    await dialog.locator('input[name=until]').fill(`${NEXT_YEAR}-12-01T09:00`)
    expect(await axeFindings(page, '.hub-dialog')).toEqual([])
    await dialogButton(page, 'Veröffentlichen').click()
    await page.locator('.hub-status', { hasText: 'Webseite' }).waitFor()
    // Nine o'clock in Berlin, in summer time and in winter time.
    const { docs } = await must<{ docs: { from: string; until: string }[] }>(page, 'GET', `/publications?where[pieceKey][equals]=${piece.key}&depth=0`)
    expect(docs).toMatchObject([{ from: `${NEXT_YEAR}-07-01T07:00:00.000Z`, until: `${NEXT_YEAR}-12-01T08:00:00.000Z` }])
    expect((await fetch(`${hub.base}/de/sommerfest-am-umspannwerk`)).status).toBe(404)
    await page.goto(`${hub.base}/admin`)
    const row = page.locator('.hub-panel', { hasText: 'Geht bald live' }).locator('li', { hasText: title })
    await row.getByText(`01.07.${NEXT_YEAR}, 09:00`).waitFor()
    expect(await row.innerText()).toContain('Webseite')
    expect(await page.locator('.hub-panel', { hasText: 'Zuletzt live' }).getByText(title).count()).toBe(0)
  })

  it('shows why a channel is blocked, and does not let it be chosen', async () => {
    const { page } = editor
    // No bundled font for print has these characters.
    const piece = await approvedPiece(page, approver.page, { title: 'Willkommen in vielen Sprachen', teaser: 'Unser Kundenzentrum grüßt jetzt in vier Sprachen.', paragraph: 'Auf Chinesisch steht dort 欢迎.' })
    await openDialog(page, piece)
    const dialog = page.locator('.hub-dialog')
    const print = dialog.locator('input[value="print-pdf"]')
    await dialog.locator('.hub-choice__reason', { hasText: '欢' }).waitFor()
    expect(await print.isDisabled()).toBe(true)
    expect(await print.isChecked()).toBe(false)
    expect(await dialog.locator('.hub-choice__reason').innerText()).toMatch(/^⨯ Gesperrt: /)
    expect(await dialog.locator(`[id="${await print.getAttribute('aria-describedby')}"]`).innerText()).toMatch(/Gesperrt/)
    expect(await axeFindings(page, '.hub-dialog')).toEqual([])
    await dialogButton(page, 'Veröffentlichen').click()
    await page.locator('.hub-badge--live').waitFor()
    const { docs } = await must<{ docs: { channel: string }[] }>(page, 'GET', `/publications?where[pieceKey][equals]=${piece.key}&depth=0`)
    expect(docs.map(({ channel }) => channel).sort()).toEqual(['newsletter-block', 'social-post', 'web-page'])
  })

  it('asked nothing of another host, and no page failed', () => {
    expect([...editor.outward, ...approver.outward]).toEqual([])
    expect([...editor.failures, ...approver.failures]).toEqual([])
  })
})
