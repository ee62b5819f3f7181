/** A newsletter number in the admin: arranged by buttons and by keyboard, submitted, approved by the second person, exported as a ZIP, sent as a test. */
import { readFileSync } from 'node:fs'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { headerOf, type MailServer, startMailServer } from '../integration/mailings/mail-server.ts'
import { approvedPiece, button, dialogButton, must, shownState } from './acting.ts'
import { axeFindings, hasChromium, visit, WHY_SKIPPED } from './browser.ts'
import { type OpenAdmin, openAdmin } from './open-admin.ts'

if (!hasChromium) console.warn(WHY_SKIPPED)

const TITLES = ['Ladesäulen am Marktplatz', 'Der Preis bleibt gleich', 'Tag der offenen Tür'] as const

describe.skipIf(!hasChromium)('a mailing', () => {
  let admin: OpenAdmin
  let mails: MailServer
  let submissionUrl = ''
  /** Address of the mail on the web. */
  let online = ''
  beforeAll(async () => {
    mails = await startMailServer()
    Object.assign(process.env, { MAIL_URL: mails.url, MAIL_FROM: 'Stadtwerke Lindental <newsletter@stadtwerke-lindental.example>' })
    admin = await openAdmin()
    for (const title of TITLES) {
      const { key } = await approvedPiece(admin.editor.page, admin.approver.page, { title, teaser: `${title}: was Sie wissen sollten.`, paragraph: 'Alles Weitere steht auf unserer Seite.' })
      await must(admin.editor.page, 'POST', `/flow/pieces/${key}/publish`, { locale: 'de', channels: ['web-page', 'newsletter-block'] })
    }
  })
  afterAll(async () => {
    await admin?.close()
    await mails?.stop()
    for (const name of ['MAIL_URL', 'MAIL_FROM']) delete process.env[name]
  })

  const rows = () => admin.editor.page.locator('.hub-block__title')
  const chosen = async (row: number, title: string) => {
    const { page } = admin.editor
    const field = page.locator(`#field-blocks__${row}__piece`)
    await field.locator('input').first().fill(title.slice(0, 10))
    await page.locator('.rs__option', { hasText: title }).first().click()
    await rows().nth(row).getByText(title).waitFor()
  }

  it('is arranged of what is on the newsletter, with the mail beside', async () => {
    const { page } = admin.editor
    await page.goto(`${admin.hub.base}/admin/collections/mailings/create?locale=de`)
    await page.locator('#field-title').fill('Newsletter Dezember')
    await page.locator('#field-subjectLine').fill('Warm durch den Winter: drei Neuigkeiten')
    await page.locator('#field-preheader').fill('Ladesäulen, Preise')
    await page.locator('.hub-length[data-field=preheader]', { hasText: '18 Zeichen' }).waitFor()
    for (const [row, title] of TITLES.slice(0, 2).entries()) {
      await page.locator('#field-blocks').getByRole('button', { name: /Block hinzufügen/ }).click()
      await chosen(row, title)
    }
    const mail = page.frameLocator('.hub-shown-mail iframe')
    await mail.getByText(TITLES[1]).first().waitFor()
    expect(await mail.locator('body').innerText()).toMatch(/Entwurf/)
    await page.locator('.hub-length[data-field=preheader]', { hasText: 'füllen Postfächer' }).waitFor()
    await page.locator('#field-subjectLine').fill('Warm durch den Winter')
    await page.locator('.hub-shown-mail__inbox', { hasText: 'Warm durch den Winter Lade' }).waitFor()
    for (const own of ['.hub-mail-beside', '.hub-length', '.hub-block']) expect(await axeFindings(page, own)).toEqual([])
  })

  it('is put in order without a mouse', async () => {
    const { page } = admin.editor
    const down = page.getByRole('button', { name: `Block 1, „${TITLES[0]}“, nach unten` })
    await down.focus()
    await page.keyboard.press('Enter')
    await page.waitForFunction((title) => document.querySelector('.hub-block__title')?.textContent === title, TITLES[1])
    // Where it can go no further, the focus is on the way back.
    await page.waitForFunction((name) => document.activeElement?.getAttribute('aria-label') === name, `Block 2, „${TITLES[0]}“, nach oben`)
    await page.waitForFunction(
      ([first, second]) => {
        const text = document.querySelector<HTMLIFrameElement>('.hub-shown-mail iframe')?.contentDocument?.body.innerText ?? ''
        return text.indexOf(first) > 0 && text.indexOf(first) < text.indexOf(second)
      },
      [TITLES[1], TITLES[0]] as const,
    )
    await page.waitForTimeout(3_000)
    expect(await page.locator('.hub-actions').getByRole('button', { name: 'Exportieren' }).getAttribute('aria-disabled')).toBe('true')
  })

  it('is submitted, and waits on the approver’s start page', async () => {
    const { page } = admin.editor
    await button(page, 'Zur Freigabe einreichen').click()
    await page.locator('.hub-dialog textarea').fill('Bitte die Reihenfolge ansehen.')
    await dialogButton(page, 'Einreichen').click()
    submissionUrl = await shownState(page, 'In Prüfung')
    const { page: other } = admin.approver
    await other.goto(`${admin.hub.base}/admin`)
    await other.getByRole('link', { name: /Mailing: Newsletter Dezember/ }).click()
    await other.waitForURL((url) => url.pathname === new URL(submissionUrl, admin.hub.base).pathname)
    await other.locator('.hub-block-changes li', { hasText: TITLES[1] }).first().waitFor()
    await other.frameLocator('.hub-submitted-mail iframe').getByText(TITLES[0]).first().waitFor()
    expect(await axeFindings(other, '.hub-submission')).toEqual([])
  })

  it('is approved by the second person, and exported whole', async () => {
    const { page: other } = admin.approver
    await button(other, 'Freigeben').click()
    await other.locator('.hub-badge', { hasText: 'Freigegeben' }).first().waitFor()
    const { page } = admin.editor
    await page.reload()
    await page.locator('.hub-status', { hasText: 'Freigegeben' }).waitFor()
    await button(page, 'Exportieren').click()
    expect(await axeFindings(page, '.hub-dialog')).toEqual([])
    const download = page.waitForEvent('download')
    await dialogButton(page, 'Exportieren').click()
    const files = unzipSync(readFileSync(await (await download).path()))
    expect(strFromU8(files['manifest.json'] as Uint8Array)).toContain('Warm durch den Winter')
    await page.locator('.hub-dialog').getByLabel(/listmonk/i).check()
    await dialogButton(page, 'Exportieren').click()
    await page.locator('.hub-tool-call pre', { hasText: 'Warm durch den Winter' }).waitFor()
    online = (await page.locator('.hub-online a').getAttribute('href')) ?? ''
    await dialogButton(page, 'Abbrechen').click()
  })

  it('is read on the web in its own look, though the page allows no style but its own', async () => {
    const reader = await visit(admin.browser, admin.hub.base)
    const refusals: string[] = []
    reader.page.on('console', (message) => message.type() === 'error' && refusals.push(message.text()))
    await reader.page.goto(online)
    await reader.page.getByText(TITLES[0]).first().waitFor()
    // An attribute that the policy refuses is not read at all.
    const unread = await reader.page.evaluate(() => [...document.querySelectorAll<HTMLElement>('[style]')].filter(({ style }) => style.length === 0).map(({ outerHTML }) => outerHTML.slice(0, 200)))
    expect(unread).toEqual([])
    expect([refusals, reader.outward, reader.failures]).toEqual([[], [], []])
    await reader.context.close()
  })

  it('is sent as a test to real mailboxes', async () => {
    const { page } = admin.editor
    await button(page, 'Probe senden').click()
    expect(await axeFindings(page, '.hub-dialog')).toEqual([])
    await page.locator('.hub-dialog textarea').fill('anna@example.com, kein-postfach')
    await dialogButton(page, 'Senden').click()
    await page.locator('.hub-dialog', { hasText: '„kein-postfach“ ist keine E-Mail-Adresse' }).waitFor()
    await page.locator('.hub-dialog textarea').fill('anna@example.com')
    await dialogButton(page, 'Senden').click()
    await page.locator('.hub-handed-out li', { hasText: 'vom Mailserver angenommen' }).waitFor()
    const raw = mails.mails[0]?.raw ?? ''
    expect(mails.mails.map(({ to }) => to)).toEqual([['anna@example.com']])
    expect(headerOf(raw, 'Subject')).toBe('Warm durch den Winter')
    expect(headerOf(raw, 'List-Unsubscribe-Post')).toBe('List-Unsubscribe=One-Click')
  })

  it('asked nobody outside, and failed nowhere', () => {
    for (const { outward, failures } of [admin.editor, admin.approver]) {
      expect(outward).toEqual([])
      expect(failures).toEqual([])
    }
  })
})
