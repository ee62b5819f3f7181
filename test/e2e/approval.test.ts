
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { button, call, dialogButton, drawAndUpload, shownState, submissionKey } from './acting.ts'
import { axeFindings, hasChromium, signIn, type Visit, WHY_SKIPPED } from './browser.ts'
import { type OpenAdmin, openAdmin } from './open-admin.ts'
import type { RunningHub } from './running-hub.ts'

if (!hasChromium) console.warn(WHY_SKIPPED)

const TITLE = 'Neue Ladesäulen am Marktplatz'
const TEASER = 'Ab Montag laden Sie am Marktplatz an zwölf Säulen. Die ersten vier Wochen kosten nichts.'
const COMMENT = 'Bitte die Zahl der Säulen prüfen.'

describe.skipIf(!hasChromium)('from a first word to a live page', () => {
  let admin: OpenAdmin
  let hub: RunningHub
  let editor: Visit
  let approver: Visit
  /** Address of the piece and of its first submission in the admin, below the origin. */
  let pieceUrl = ''
  let submissionUrl = ''
  beforeAll(async () => {
    admin = await openAdmin({ isSignedIn: false })
    ;({ hub, editor, approver } = admin)
  })
  afterAll(() => admin?.close())

  it('lets the editor sign in and write a piece with formatting', async () => {
    const { page } = editor
    await signIn(editor, hub.base, hub.editor)
    expect(await axeFindings(page, '.hub-start')).toEqual([])
    await page.getByRole('link', { name: 'Neuen Beitrag schreiben' }).click()
    await page.locator('#field-title').fill(TITLE)
    await page.locator('#field-teaser').fill(TEASER)
    const body = page.locator('.rich-text-lexical [contenteditable=true]').first()
    await body.click()
    await page.keyboard.type('Die Stadtwerke haben ')
    await page.keyboard.press('Control+b')
    await page.keyboard.type('zwölf Säulen')
    await page.keyboard.press('Control+b')
    await page.keyboard.type(' gebaut.')
    await page.keyboard.press('Enter')
    await page.keyboard.type('Bezahlt wird mit Karte oder App.')
    await page.locator('.hub-status', { hasText: 'Entwurf' }).waitFor()
    pieceUrl = new URL(page.url()).pathname
    expect(pieceUrl).toMatch(/\/collections\/pieces\/[\w-]+$/)
    expect(await axeFindings(page, '.hub-actions')).toEqual([])
    expect(await axeFindings(page, '.hub-status')).toEqual([])
  })

  it('explains why nothing can be published yet', async () => {
    const { page } = editor
    const publish = button(page, 'Veröffentlichen')
    expect(await publish.getAttribute('aria-disabled')).toBe('true')
    expect(await publish.getAttribute('title')).toMatch(/noch nichts freigegeben/)
  })

  it('shows what every channel makes of the draft', async () => {
    const { page } = editor
    // Leaving early would leave the last words to autosave.
    await page.waitForTimeout(3_000)
    const picture = await page.evaluate(drawAndUpload, pieceUrl.split('/').pop() ?? '')
    await page.goto(`${hub.base}${pieceUrl}?locale=de`)
    await page.locator('.hub-status', { hasText: 'Entwurf' }).waitFor()
    await page.locator('.tabs-field__tab-button', { hasText: 'Kanäle' }).click()
    const web = page.frameLocator('[data-channel="web-page"] .hub-device--desktop iframe')
    await web.locator('h1', { hasText: TITLE }).waitFor()
    expect(await web.locator('body').innerText()).toMatch(/zwölf Säulen gebaut/)
    // Staff see the picture; nobody else does before it is live.
    const address = (await web.locator('img').first().getAttribute('src')) ?? ''
    expect(address).toContain(picture)
    await web.locator('img').first().scrollIntoViewIfNeeded()
    await page.waitForFunction(() => {
      const frame = document.querySelector<HTMLIFrameElement>('[data-channel="web-page"] .hub-device--desktop iframe')
      return (frame?.contentDocument?.querySelector('img')?.naturalWidth ?? 0) > 0
    })
    expect((await fetch(new URL(address, hub.base))).status).toBe(404)
    for (const network of ['x', 'bluesky', 'mastodon', 'linkedin']) await page.locator(`.hub-post--${network}`, { hasText: 'zwölf Säulen' }).waitFor()
    await page.locator('.hub-post--linkedin').scrollIntoViewIfNeeded()
    await page.locator('.hub-post--linkedin img').waitFor({ timeout: 60_000 })
    await page.frameLocator('[data-channel="newsletter-block"] .hub-mail--wide iframe').getByText('Bezahlt wird mit Karte oder App.').waitFor()
    await page.locator('[data-channel="print-pdf"]').scrollIntoViewIfNeeded()
    await page.locator('[data-channel="print-pdf"] .hub-letter img').first().waitFor({ timeout: 90_000 })
    expect(await axeFindings(page, '.hub-channels')).toEqual([])
    // The form opens again on the tab that was open last.
    const isKept = page.waitForResponse((answer) => answer.url().includes('/payload-preferences/') && answer.request().method() === 'POST')
    await page.locator('.tabs-field__tab-button', { hasText: 'Botschaft' }).click()
    await isKept
  })

  it('submits it with a comment', async () => {
    const { page } = editor
    await page.goto(`${hub.base}${pieceUrl}?locale=de`)
    await page.locator('.hub-status', { hasText: 'Entwurf' }).waitFor()
    await button(page, 'Zur Freigabe einreichen').click()
    expect(await axeFindings(page, '.hub-dialog')).toEqual([])
    await page.locator('.hub-dialog textarea').fill('Eilt ein wenig.')
    await dialogButton(page, 'Einreichen').click()
    submissionUrl = await shownState(page, 'In Prüfung')
    expect(submissionUrl).toMatch(/\/collections\/submissions\//)
  })

  it('gives the editor no way to approve it', async () => {
    const { page } = editor
    await page.goto(hub.base + submissionUrl)
    await page.locator('.hub-block', { hasText: 'zwölf Säulen' }).waitFor()
    expect(await button(page, 'Freigeben').count()).toBe(0)
    const key = await submissionKey(page)
    expect((await call(page, 'POST', `/flow/submissions/${key}/approve`, {})).status).toBe(403)
    expect((await call(page, 'POST', `/flow/submissions/${key}/return`, { comment: 'nein' })).status).toBe(403)
  })

  it('shows the approver the text and its renditions; without a reason nothing goes back', async () => {
    const { page } = approver
    await signIn(approver, hub.base, hub.approver)
    expect(await axeFindings(page, '.hub-start')).toEqual([])
    await page.locator('.hub-start').getByRole('link', { name: TITLE }).click()
    await page.locator('.hub-quote', { hasText: 'Eilt ein wenig.' }).waitFor()
    await page.locator('.hub-block', { hasText: 'Bezahlt wird mit Karte oder App.' }).waitFor()
    await page.frameLocator('[data-channel="web-page"][data-variant="page"] .hub-device--desktop iframe').locator('h1', { hasText: TITLE }).waitFor()
    await page.locator('[data-channel="print-pdf"][data-is="there"]').waitFor({ timeout: 60_000 })
    expect(await axeFindings(page, '.hub-page')).toEqual([])
    await button(page, 'Zurückgeben').click()
    await page.getByRole('alert').filter({ hasText: 'was anders werden soll' }).waitFor()
    await page.getByLabel('Kommentar', { exact: true }).fill(COMMENT)
    await button(page, 'Zurückgeben').click()
    await page.locator('.hub-badge', { hasText: 'Zurückgegeben' }).waitFor()
  })

  it('tells the editor what to change, who changes it and submits again', async () => {
    const { page } = editor
    await page.goto(`${hub.base}/admin`)
    await page.locator('.hub-panel', { hasText: 'An Sie zurückgegeben' }).getByText(COMMENT).waitFor()
    await page.goto(`${hub.base}${pieceUrl}?locale=de`)
    await page.locator('.hub-status', { hasText: COMMENT }).waitFor()
    await page.locator('#field-teaser').fill(TEASER.replace('zwölf', 'vierzehn'))
    // At once, without waiting for autosave: what is submitted must be what stands there.
    await button(page, 'Zur Freigabe einreichen').click()
    await dialogButton(page, 'Einreichen').click()
    const next = await shownState(page, 'In Prüfung')
    expect(next).not.toBe(submissionUrl)
    submissionUrl = next
  })

  it('lets the approver approve exactly that', async () => {
    const { page } = approver
    await page.goto(hub.base + submissionUrl)
    await page.locator('.hub-fields', { hasText: 'vierzehn Säulen' }).waitFor()
    await button(page, 'Freigeben').click()
    await page.locator('.hub-certificate').waitFor({ timeout: 60_000 })
    expect(await page.locator('.hub-certificate .hub-hash').innerText()).toMatch(/^[0-9a-f]{64}$/)
    expect(await axeFindings(page, '.hub-page')).toEqual([])
    expect((await call(page, 'POST', `/flow/submissions/${await submissionKey(page)}/approve`, {})).status).toBe(409)
  })

  it('publishes to the web, and the page is live with its words', async () => {
    const { page } = editor
    await page.goto(`${hub.base}${pieceUrl}?locale=de`)
    await page.locator('.hub-status', { hasText: 'Freigegeben' }).waitFor()
    await button(page, 'Veröffentlichen').click()
    const dialog = page.locator('.hub-dialog')
    for (const box of await dialog.locator('input[type=checkbox]:not([value="web-page"])').all()) await box.uncheck()
    await dialog.locator('input[value="web-page"]').check()
    expect(await axeFindings(page, '.hub-dialog')).toEqual([])
    await dialogButton(page, 'Veröffentlichen').click()
    await page.locator('.hub-status', { hasText: 'Webseite' }).waitFor()
    const answer = await fetch(`${hub.base}/de/neue-ladesaeulen-am-marktplatz`)
    expect(answer.status).toBe(200)
    const html = await answer.text()
    expect(html).toContain('vierzehn Säulen')
    expect(html).toMatch(/<strong>zwölf Säulen<\/strong> gebaut/)
  })

  it('marks what a second submission adds and strikes', async () => {
    const { page } = editor
    await page.locator('#field-teaser').fill(TEASER.replace('zwölf', 'fünfzehn'))
    await button(page, 'Zur Freigabe einreichen').click()
    await dialogButton(page, 'Einreichen').click()
    await approver.page.goto(hub.base + (await shownState(page, 'In Prüfung')))
    const field = approver.page.locator('.hub-fields__row', { hasText: 'Anreißer' })
    await field.waitFor()
    expect(await field.locator('ins').innerText()).toContain('fünfzehn')
    expect(await field.locator('del').innerText()).toContain('vierzehn')
    expect(await axeFindings(approver.page, '.hub-comparison')).toEqual([])
  })

  it('asked nothing of another host, and no page failed', () => {
    expect([...editor.outward, ...approver.outward]).toEqual([])
    expect([...editor.failures, ...approver.failures]).toEqual([])
  })
})
