/** Recipient lists and the suppression list as people use them: by keyboard in German and light, and looked at in English and dark. Steps of a file that has a hub. */
import { readFile } from 'node:fs/promises'
import type { Download, Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { button, dialogButton, must } from './acting.ts'
import { axeFindings, axeFindingsOfAdmin, type Visit } from './browser.ts'

export interface Windows {
  readonly base: string
  /** An editor, German and light. */
  readonly editor: Visit
  /** An administrator, English and dark. */
  readonly english: Visit
}

const HEADER = 'Anrede;Vorname;Nachname;Straße;Hausnummer;PLZ;Ort;Tarif (neu)'
const GOOD = Array.from({ length: 8 }, (_, at) => `Herr;Jürgen;Größmann;Mühlgäßchen;${at + 1};${10115 + at};Musterstadt;Ökostrom`)
/** No street, no such postcode, twice. */
const OTHERS = ['Frau;Eva;Weit;;;10115;Musterstadt;', 'Frau;Ida;Fern;Am Hang;2;ABC;Nirgendwo;', GOOD[0]]
/** As Excel saves it in Germany. */
const WINDOWS_1252 = Buffer.from([HEADER, ...GOOD, ...OTHERS].join('\r\n'), 'latin1')

const counts = async (page: Page) => Object.fromEntries(await page.locator('.hub-recipients__counts div').evaluateAll((boxes) => boxes.map((box) => [box.querySelector('dt')?.textContent, box.querySelector('dd')?.textContent])))
const badge = (page: Page, state: string) => page.locator('.hub-recipients__head .hub-badge', { hasText: state }).waitFor()

/** The text of what pressing Enter on a link downloads. */
export async function downloaded(page: Page, link: string): Promise<string> {
  const found: Promise<Download> = page.waitForEvent('download')
  await page.getByRole('link', { name: link, exact: true }).press('Enter')
  return readFile(await (await found).path(), 'utf8')
}

/** Declares the tests of lists, up to a list that is ready. @param told takes its key */
export function uploadingLists(windows: () => Windows, told: (key: string) => void): void {
  it('takes a list from Excel in by keyboard, and names it by its file', async () => {
    const { base, editor, english } = windows()
    const { page } = editor
    await page.goto(`${base}/admin/recipients`)
    await page.locator('.hub-recipients__lists').waitFor()
    const form = page.locator('.hub-recipients__new')
    await form.locator('summary').press('Enter')
    await button(page, 'Hochladen').press('Enter')
    expect(await form.locator('.hub-recipients__problem').allInnerTexts()).toEqual(['Wählen Sie eine Datei.', 'Geben Sie der Liste einen Namen.', 'Sagen Sie, woher die Adressen stammen; der Brief nennt es.'])
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('type'))).toBe('file')
    expect(await axeFindingsOfAdmin(page)).toEqual([])
    const choosing = page.waitForEvent('filechooser')
    // Whatever axe has done meanwhile with the focus.
    await form.locator('input[type=file]').press('Enter')
    await (await choosing).setFiles({ name: 'Kunden_Nord.csv', mimeType: 'text/csv', buffer: WINDOWS_1252 })
    expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('Kunden Nord')
    await page.getByLabel('Woher die Adressen stammen').focus()
    await page.keyboard.type('unserer Kundendatei')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Was bedeuten die Spalten?' }).waitFor()
    expect(await page.locator('.hub-recipients__head').innerText()).toMatch(/11 Zeilen · CSV · Windows-1252 · Semikolon/)
    expect(await page.locator('.hub-recipients__samples').nth(3).innerText()).toContain('Mühlgäßchen')
    expect(await axeFindingsOfAdmin(page)).toEqual([])
    await english.page.goto(page.url())
    await english.page.getByRole('heading', { name: 'What do the columns mean?' }).waitFor()
    expect(await axeFindingsOfAdmin(english.page)).toEqual([])
  })

  it('asks what its columns mean, and checks it before one’s eyes', async () => {
    const { page } = windows().editor
    const tariff = page.getByLabel('Bedeutung der Spalte „Tarif (neu)“')
    await tariff.focus()
    await page.keyboard.press('End')
    expect(await page.getByLabel('Name des eigenen Feldes für „Tarif (neu)“').inputValue()).toBe('tarif-neu')
    await button(page, 'Prüfen').press('Enter')
    await page.getByRole('progressbar', { name: 'Geprüfte Zeilen' }).waitFor()
    await badge(page, 'bereit')
    told(decodeURIComponent(page.url().split('/').pop() ?? ''))
    expect(await counts(page)).toEqual({ Zeilen: '11', Empfänger: '8', fehlerhaft: '2', doppelt: '1', gesperrt: '0' })
    expect(await axeFindingsOfAdmin(page)).toEqual([])
  })

  it('gives the rows that were left out with their reasons, in one’s own language', async () => {
    const { editor, english } = windows()
    const german = await downloaded(editor.page, 'Übrige Zeilen herunterladen (CSV)')
    expect(german).toContain('Zeile;Grund;Anrede;Vorname;Nachname;Straße;')
    expect(german.trim().split('\r\n').map((row) => row.split(';')[0]?.replace('\ufeff', ''))).toEqual(['Zeile', '10', '11', '12'])
    await english.page.reload()
    await badge(english.page, 'ready')
    expect(await downloaded(english.page, 'Download the other rows (CSV)')).toContain('Line;Reason;')
    expect(await axeFindingsOfAdmin(english.page)).toEqual([])
  })

  it('leads from a list to a run with it', async () => {
    const { page } = windows().editor
    await page.getByRole('link', { name: 'Druckauftrag mit dieser Liste anlegen' }).press('Enter')
    await page.waitForURL('**/print-runs/new?**')
    await expect.poll(() => page.locator('[data-field=list] select').evaluate((select: HTMLSelectElement) => select.selectedOptions[0]?.text)).toBe('Kunden Nord (8)')
  })
}

/** Declares the tests of what ends: a list is deleted, an objection is taken back. @param listed the key of the list */
export function endingLists(windows: () => Windows, listed: () => string): void {
  it('deletes the rows of a list, and says what stays', async () => {
    const { base, editor, english } = windows()
    const { page } = english
    await page.goto(`${base}/admin/recipients/${listed()}`)
    await button(page, 'Delete rows').click()
    await page.locator('.hub-dialog input').fill('The customer asked for it')
    expect(await axeFindingsOfAdmin(page)).toEqual([])
    await dialogButton(page, 'Delete rows').click()
    await badge(page, 'deleted')
    expect(await page.getByRole('link', { name: 'Download the other rows (CSV)' }).count()).toBe(0)
    expect((await must<{ state: string; counts: { good: number } }>(page, 'GET', `/flow/recipient-lists/${listed()}`))).toMatchObject({ state: 'deleted', counts: { good: 8 } })
    await page.goto(`${base}/admin/recipients`)
    await page.locator('.hub-recipients__lists tr', { hasText: 'Kunden Nord' }).locator('.hub-badge', { hasText: 'deleted' }).waitFor()
    expect(await axeFindingsOfAdmin(page)).toEqual([])
    expect([editor, english].flatMap(({ outward, failures }) => [...outward, ...failures])).toEqual([])
  })

  it('puts a person on the suppression list, and takes one off it with a reason', async () => {
    const { base, editor, english } = windows()
    const fill = async (page: Page, [surname, street, postcode]: readonly [string, string, string]) => {
      for (const [label, text] of Object.entries({ [surname]: 'Größmann', [street]: 'Mühlgäßchen 3', [postcode]: '10117' })) await page.getByLabel(label, { exact: true }).fill(text)
    }
    const german = editor.page
    await german.goto(`${base}/admin/suppressions`)
    await german.getByLabel('Nachname', { exact: true }).fill('Größmann')
    await german.keyboard.press('Enter')
    await german.getByRole('alert').filter({ hasText: 'Geben Sie Straße mit Hausnummer und Postleitzahl an' }).waitFor()
    await fill(german, ['Nachname', 'Straße', 'Postleitzahl'])
    await german.keyboard.press('Enter')
    await german.getByRole('status').filter({ hasText: 'Steht jetzt auf der Sperrliste.' }).waitFor()
    await expect.poll(() => counts(german)).toMatchObject({ 'Widerspruch gegen Werbung': '1' })
    // Who may lift is offered it.
    expect(await button(german, 'Von der Sperrliste nehmen').count()).toBe(0)
    expect(await axeFindingsOfAdmin(german)).toEqual([])

    const { page } = english
    await page.goto(`${base}/admin/suppressions`)
    await fill(page, ['Surname', 'Street', 'Postcode'])
    await button(page, 'Look up').click()
    await page.getByRole('status').filter({ hasText: 'objection to advertising' }).waitFor()
    await button(page, 'Take off the suppression list').click()
    expect(await page.locator('.hub-dialog').innerText()).toContain('Größmann, Mühlgäßchen 3, 10117')
    await page.locator('.hub-dialog input').fill('She wrote to us herself')
    expect(await axeFindingsOfAdmin(page)).toEqual([])
    await dialogButton(page, 'Take off the suppression list').click()
    await page.locator('.hub-dialog').waitFor({ state: 'detached' })
    await expect.poll(() => counts(page)).toMatchObject({ 'objection to advertising': '0' })
    expect(await axeFindings(page, '.hub-recipients')).toEqual([])
  })
}
