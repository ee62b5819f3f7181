
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { button, call, dialogButton, shownState, submissionKey } from './acting.ts'
import { axeFindings, axeFindingsOfAdmin, hasChromium, type Visit, WHY_SKIPPED } from './browser.ts'
import { type OpenAdmin, openAdmin } from './open-admin.ts'
import type { RunningHub } from './running-hub.ts'

if (!hasChromium) console.warn(WHY_SKIPPED)

const CLAIM = 'Nah. Klar. Für alle.'

describe.skipIf(!hasChromium)('a brand, from a change to every page', () => {
  let admin: OpenAdmin
  let hub: RunningHub
  let editor: Visit
  let approver: Visit
  let submissionUrl = ''
  beforeAll(async () => {
    admin = await openAdmin()
    ;({ hub, editor, approver } = admin)
  })
  afterAll(() => admin?.close())

  const livePage = async () => (await fetch(hub.base + hub.livePath)).text()

  it('says that there is nothing to submit before anything is changed', async () => {
    const { page } = editor
    await page.goto(`${hub.base}/admin/collections/brands`)
    await page.locator('.table tbody a').first().click()
    await shownState(page, 'Freigegeben')
    expect(await button(page, 'Zur Freigabe einreichen').getAttribute('title')).toMatch(/schon freigegeben/)
    expect(await axeFindingsOfAdmin(page)).toEqual([])
  })

  it('is changed, saved and submitted with a comment', async () => {
    const { page } = editor
    await page.locator('#field-claim').fill(CLAIM)
    expect(await button(page, 'Zur Freigabe einreichen').getAttribute('title')).toMatch(/speichern/i)
    await button(page, 'Speichern').click()
    await shownState(page, 'seither geändert')
    await button(page, 'Zur Freigabe einreichen').click()
    await page.locator('.hub-dialog textarea').fill('Neuer Leitsatz ab sofort.')
    expect(await axeFindings(page, '.hub-dialog')).toEqual([])
    await dialogButton(page, 'Einreichen').click()
    submissionUrl = await shownState(page, 'In Prüfung')
    expect((await livePage()).includes(CLAIM)).toBe(false)
  })

  it('cannot be approved by the editor', async () => {
    const { page } = editor
    await page.goto(hub.base + submissionUrl)
    await page.locator('.hub-comparison').waitFor()
    expect(await button(page, 'Freigeben').count()).toBe(0)
    expect((await call(page, 'POST', `/flow/submissions/${await submissionKey(page)}/approve`, {})).status).toBe(403)
  })

  it('is shown to the approver against what was approved before, and approved', async () => {
    const { page } = approver
    await page.goto(`${hub.base}/admin`)
    await page.locator('.hub-panel', { hasText: 'Zu prüfen' }).getByRole('link', { name: 'Stadtwerke Lindental' }).click()
    await page.locator('.hub-quote', { hasText: 'Neuer Leitsatz ab sofort.' }).waitFor()
    const row = page.locator('.hub-fields__row')
    await row.first().waitFor()
    expect(await row.count()).toBe(1)
    expect(await row.locator('del').innerText()).toContain('Da')
    expect(await row.locator('ins').innerText()).toContain('Für alle')
    expect(await axeFindings(page, '.hub-page')).toEqual([])
    await button(page, 'Freigeben').click()
    await page.locator('.hub-badge', { hasText: 'Freigegeben' }).waitFor()
    await page.locator('.hub-certificate').waitFor()
    expect(await axeFindings(page, '.hub-page')).toEqual([])
  })

  it('is worn by the pages that were live before', async () => {
    expect((await livePage()).includes(CLAIM)).toBe(true)
    await editor.page.goto(`${hub.base}/admin/collections/brands`)
    await editor.page.locator('.table tbody a').first().click()
    await shownState(editor.page, 'Freigegeben')
    expect([...editor.outward, ...approver.outward]).toEqual([])
    expect([...editor.failures, ...approver.failures]).toEqual([])
  })
})
