/** A print shop's form, and what a shop and a withdrawn ground do to a run, as the admin shows it. Steps of a file that has a hub. */
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { button, dialogButton, must } from './acting.ts'
import { axeFindings, axeFindingsOfAdmin } from './browser.ts'
import { downloaded, type Windows } from './recipient-lists.ts'

const ICC = fileURLToPath(new URL('../../media/brand/icc/FOGRA39L_coated.icc', import.meta.url))

/** Declares the tests of the shop's form and of its run. @param run its address in the admin, once it is released */
export function printShops(windows: () => Windows, run: () => string): void {
  let shop = ''

  it('of a print shop take an ICC profile at once, or say why not', async () => {
    const { base, english } = windows()
    const { page } = english
    const { docs } = await must<{ docs: { id: string }[] }>(page, 'GET', '/print-shops?depth=0')
    shop = docs[0]?.id ?? ''
    await page.goto(`${base}/admin/collections/print-shops/${shop}`)
    const profile = page.getByLabel('Upload a profile (.icc)')
    await profile.setInputFiles({ name: 'foto.icc', mimeType: 'application/vnd.iccprofile', buffer: Buffer.from('no profile at all') })
    await page.locator('.hub-account .hub-message--error').waitFor()
    expect(await axeFindings(page, '.hub-account')).toEqual([])
    await profile.setInputFiles(ICC)
    await page.locator('.hub-account .hub-message', { hasText: 'is checked' }).waitFor()
    expect(await page.locator('.hub-account').innerText()).toMatch(/“.*FOGRA39/i)
    await button(page, 'Take the profile away').click()
    await page.locator('.hub-account', { hasText: 'None: the files get' }).waitFor()
    expect(await axeFindingsOfAdmin(page)).toEqual([])
  })

  it('tell what the shop reports and who fetched what, and give the recall list', async () => {
    const { base, english } = windows()
    const { page } = english
    const { doc } = await must<{ doc: { token: string } }>(page, 'POST', '/app-tokens?depth=0', { name: 'Hotfolder', kind: 'print-shop', shop, expiresAt: new Date(Date.now() + 86_400_000).toISOString() })
    const key = decodeURIComponent(run().split('/').pop() ?? '')
    const ask = async (method: 'GET' | 'POST', path: string, body?: object) => {
      const headers = { authorization: `Bearer ${doc.token}`, ...(body ? { 'content-type': 'application/json' } : {}) }
      const answer = await fetch(`${base}/print/v1/runs/${key}/${path}`, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) })
      expect(answer.status, `${path}: ${await answer.text()}`).toBe(200)
    }
    await ask('POST', 'claim', { claim: 'hotfolder-1' })
    await ask('GET', 'files/part-0001.pdf')
    await ask('POST', 'state', { state: 'printing', quantities: { printed: 8, spoiled: 2 } })
    await ask('POST', 'state', { state: 'shipped', quantities: { shipped: 6 }, comment: 'Reprinted two sheets.' })
    await ask('POST', 'returns', { copies: [{ numbers: [2] }], reason: 'moved away' })
    await page.goto(run())
    const report = page.locator('section', { has: page.getByRole('heading', { name: 'What the print shop reports' }) })
    await report.getByText('Reprinted two sheets.').waitFor()
    expect(await report.locator('dd').allInnerTexts()).toEqual(expect.arrayContaining(['8', '2', '6', '1']))
    await page.getByText('Who fetched what').click()
    await page.locator('details td', { hasText: 'part-0001.pdf' }).waitFor()
    expect(await axeFindingsOfAdmin(page)).toEqual([])

    await button(page, 'Recall').click()
    expect(await axeFindings(page, '.hub-dialog')).toEqual([])
    await dialogButton(page, 'Recall').click()
    await page.locator('.hub-print__head .hub-badge', { hasText: 'recalled' }).waitFor()
    // It stands where the shop last said it was.
    expect(await page.locator('.hub-print__steps li').evaluateAll((steps) => steps.findIndex((step) => step.getAttribute('aria-current') === 'step'))).toBe(6)
    const list = await downloaded(page, 'Download the recall list (CSV)')
    expect(list.trim().split('\r\n')).toHaveLength(7)
    expect(list).toContain('Zoë Beispiel')
  })
}

/** Declares the tests of a run whose list is deleted. @param blocked its address in the admin */
export function blockedRun(windows: () => Windows, blocked: () => string): void {
  it('are blocked when their list is deleted, and lead to a new one', async () => {
    const { page } = windows().editor
    await page.goto(blocked())
    await page.locator('.hub-print__head .hub-badge', { hasText: 'gesperrt' }).waitFor({ timeout: 60_000 })
    await page.getByText('Die Empfängerliste dieses Auftrags ist gelöscht').waitFor()
    expect(await button(page, 'Neu bauen').count()).toBe(0)
    expect(await axeFindingsOfAdmin(page)).toEqual([])
    await page.getByRole('link', { name: 'Neuen Auftrag anlegen' }).click()
    await page.waitForURL('**/print-runs/new?publication=**')
    await expect.poll(() => page.locator('[data-field=publication] select').inputValue()).not.toBe('')
  })
}
