/** Printed mail in a browser, on one hub: a run from the order to the release by a second person, recipient lists, print shops, and runs that do not get there. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { button, dialogButton, must } from './acting.ts'
import { axeFindingsOfAdmin, hasChromium, signIn, type Visit, visit, WHY_SKIPPED } from './browser.ts'
import { type OpenAdmin, openAdmin } from './open-admin.ts'
import { blockedRun, printShops } from './print-shops.ts'
import { endingLists, uploadingLists } from './recipient-lists.ts'

if (!hasChromium) console.warn(WHY_SKIPPED)
/** A folder for pictures of the screens, for people to look at; none by default. */
const PICTURES = process.env.SCREENSHOTS

const PIECE = 'oekostrom-fuer-alle:de:print-pdf'
const HEADER = 'Anrede;Vorname;Nachname;Straße;Hausnummer;PLZ;Ort'
const ROWS = Array.from({ length: 6 }, (_, at) => `Frau;Zoë;Beispiel;Lindenweg;${at + 1};${10115 + at};Musterstadt`)

describe.skipIf(!hasChromium)('print runs', () => {
  let admin: OpenAdmin
  let english: Visit
  let address = ''

  beforeAll(async () => {
    admin = await openAdmin()
    english = await visit(admin.browser, admin.hub.base, { theme: 'dark', locale: 'en-GB' })
    await signIn(english, admin.hub.base, admin.hub.admin)
  })
  afterAll(() => admin?.close())

  const picture = async (page: Page, name: string) => {
    if (PICTURES) await page.screenshot({ path: `${PICTURES}/${name}.png`, fullPage: true })
  }
  const state = (page: Page, wanted: string) => page.locator('.hub-print__head .hub-badge', { hasText: wanted }).waitFor({ timeout: 90_000 })
  const paper = (page: Page) => page.locator('.hub-print__sheet-of[data-is=there] > img').first()

  it('say first what is needed for one', async () => {
    const { page } = admin.editor
    await page.goto(`${admin.hub.base}/admin`)
    await page.goto(`${admin.hub.base}/admin/print-runs`)
    await page.locator('.hub-print__first li[data-is-there=true]', { hasText: 'Ein Beitrag' }).waitFor()
    // The demo has a print shop.
    expect(await page.locator('.hub-print__first li[data-is-there=false]').allInnerTexts()).toEqual([expect.stringContaining('Eine Empfängerliste')])
    expect(await axeFindingsOfAdmin(page)).toEqual([])
    await checkedList(page)
  })

  it('are ordered in a few clicks, with what is missing said at its field', async () => {
    const { page } = admin.editor
    await page.goto(`${admin.hub.base}/admin/print-runs/new?publication=${PIECE}`)
    await button(page, 'Auftrag anlegen').click()
    await page.locator('[data-field=format] .hub-print__problem').waitFor()
    expect(await page.locator('.hub-print__problem').allInnerTexts()).toEqual(['Wählen Sie ein Format.'])
    await page.getByLabel(/^Brief DIN 5008 Form B/).check()
    await picture(page, 'print-order')
    expect(await axeFindingsOfAdmin(page)).toEqual([])
    await page.keyboard.press('Enter')
    await state(page, 'Entwurf')
    address = page.url()
    // The first copy, before anything is built.
    await paper(page).waitFor()
    await picture(page, 'print-draft')
  })

  it('are built and looked at, with the template over the page', async () => {
    const { page } = admin.editor
    await button(page, 'Dateien bauen').click()
    await state(page, 'wartet auf Freigabe')
    await paper(page).waitFor()
    expect(await page.locator('.hub-print__picks button').first().innerText()).toContain('das erste')
    await page.getByLabel('Schablone zeigen').check()
    await page.locator('.hub-print__overlay').waitFor()
    await page.getByLabel('Anderes Exemplar').fill('5')
    await page.keyboard.press('Enter')
    await page.locator('.hub-print__picks [aria-pressed=true]', { hasText: 'Exemplar 5' }).waitFor()
    await paper(page).waitFor()
    expect(await page.locator('.hub-print__files tbody tr').count()).toBe(1)
    await picture(page, 'print-proofs')
    // Messages that lie on one another are gone in a moment.
    await page.waitForFunction(() => document.querySelectorAll('[data-sonner-toast]').length < 2)
    expect(await axeFindingsOfAdmin(page)).toEqual([])
    // Who ordered it does not release it, and learns why.
    expect(await button(page, 'Freigeben').getAttribute('aria-disabled')).toBe('true')
  })

  it('are released by a second person', async () => {
    const { page } = admin.approver
    await page.goto(address)
    await paper(page).waitFor()
    await button(page, 'Freigeben').click()
    await dialogButton(page, 'Freigeben').click()
    await state(page, 'freigegeben')
    await picture(page, 'print-released-dark')
    expect(await axeFindingsOfAdmin(page)).toEqual([])
    await page.goto(`${admin.hub.base}/admin/print-runs`)
    await page.locator('.hub-print__row', { hasText: 'Die Druckerei holt ab' }).waitFor()
    expect([admin.editor, admin.approver].flatMap(({ outward, failures }) => [...outward, ...failures])).toEqual([])
  })

  const windows = () => ({ base: admin.hub.base, editor: admin.editor, english })
  let list = ''
  let other = ''
  uploadingLists(windows, (key) => {
    list = key
  })
  it('are built of another list', async () => {
    const { page } = admin.editor
    const { shops } = await must<{ shops: { key: string }[] }>(page, 'GET', '/flow/print/choices')
    const run = await must<{ key: string }>(page, 'POST', '/flow/print-runs', { title: 'Kunden Nord', publication: PIECE, format: 'letter-b', shop: shops[0]?.key, list, options: {} })
    await must(page, 'POST', `/flow/print-runs/${run.key}/build`, {})
    await expect.poll(async () => (await must<{ state: string }>(page, 'GET', `/flow/print-runs/${run.key}`)).state, { timeout: 90_000 }).toBe('proofing')
    other = `${admin.hub.base}/admin/print-runs/${run.key}`
  })
  printShops(windows, () => address)
  endingLists(windows, () => list)
  blockedRun(windows, () => other)
})

/** A list that was uploaded, mapped as the hub proposes, and checked; gives its key. */
async function checkedList(page: Page): Promise<string> {
  const key = await page.evaluate(async (csv) => {
    const form = new FormData()
    form.append('_payload', JSON.stringify({ title: 'Stammkunden', purpose: 'mailing', origin: 'unserer Kundendatei' }))
    form.append('file', new File([csv], 'kunden.csv', { type: 'text/csv' }))
    return ((await (await fetch('/api/flow/recipient-lists', { method: 'POST', body: form })).json()) as { key: string }).key
  }, [HEADER, ...ROWS].join('\r\n'))
  const path = `/flow/recipient-lists/${key}`
  const is = (wanted: string) => expect.poll(async () => (await must<{ state: string }>(page, 'GET', path)).state, { timeout: 30_000 }).toBe(wanted)
  await is('mapping')
  const { columns } = await must<{ columns: { target: string | null }[] }>(page, 'GET', `${path}/columns`)
  await must(page, 'POST', `${path}/check`, { mapping: columns.map(({ target }) => target), options: {} })
  await is('ready')
  return key
}
