/** Posts from the piece to the network and back: an administrator's account, an editor's plan, a newer edition, a question to a person. */
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startMastodon, type TestMastodon } from '../integration/delivering/mastodon-server.ts'
import { approvedPiece, button, dialogButton, must, type WrittenPiece } from './acting.ts'
import { axeFindingsOfAdmin, hasChromium, signIn, type Visit, visit, WHY_SKIPPED } from './browser.ts'
import { type OpenAdmin, openAdmin } from './open-admin.ts'

if (!hasChromium) console.warn(WHY_SKIPPED)
/** A folder for pictures of the screens, for people to look at; none by default. */
const PICTURES = process.env.SCREENSHOTS

describe.skipIf(!hasChromium)('posts in networks', () => {
  let server: TestMastodon
  let receiver: Server
  let receiverAnswers = true
  let admin: OpenAdmin
  let administrator: Visit
  let piece: WrittenPiece
  const host = () => `127.0.0.1:${(receiver.address() as AddressInfo).port}`

  beforeAll(async () => {
    server = await startMastodon()
    receiver = createServer((req, res) => void req.resume().on('end', () => (receiverAnswers ? res.end('{"url":"https://www.linkedin.example.com/posts/1"}') : req.socket.destroy()))).listen(0, '127.0.0.1')
    await once(receiver, 'listening')
    process.env.PRIVATE_HOSTS = `${server.host},${host()}`
    admin = await openAdmin()
    administrator = await visit(admin.browser, admin.hub.base)
    await signIn(administrator, admin.hub.base, admin.hub.admin)
  })
  afterAll(async () => {
    delete process.env.PRIVATE_HOSTS
    await admin?.close()
    await server?.stop()
    receiver?.close()
  })

  const picture = async (page: Page, name: string) => {
    if (PICTURES) await page.screenshot({ path: `${PICTURES}/${name}.png`, fullPage: true })
  }
  const openPosts = (page: Page) => page.goto(`${admin.hub.base}${piece.url}/posts?locale=de`)
  const row = (page: Page, account: string) => page.locator('.hub-posts__list > li', { hasText: account }).first()
  const state = (page: Page, account: string, wanted: string) => row(page, account).locator('.hub-badge', { hasText: wanted }).waitFor({ timeout: 100_000 })
  const zapier = async (page: Page) => (await must<{ key: string; label: string }[]>(page, 'GET', '/flow/social-accounts')).find(({ label }) => label === 'Zapier')?.key ?? ''
  const publish = (page: Page) => must(page, 'POST', `/flow/pieces/${piece.key}/publish`, { locale: 'de', channels: ['social-post'] })

  it('go out from accounts that an administrator makes, checks and never sees the secret of again', async () => {
    const { page } = administrator
    await page.goto(`${admin.hub.base}/admin/collections/social-accounts/create`)
    await page.locator('#field-label').fill('Lindental')
    await page.locator('#field-network .rs__control').click()
    await page.locator('.rs__option', { hasText: 'Mastodon' }).click()
    await page.locator('.hub-account', { hasText: 'write:statuses' }).waitFor()
    await page.locator('#field-server').fill(server.url)
    await picture(page, 'account-new')
    const { doc } = await must<{ doc: { id: string } }>(page, 'POST', '/social-accounts', { label: 'Lindental', network: 'mastodon', server: server.url, secret: server.token, timeZone: 'Europe/Berlin' })
    await page.goto(`${admin.hub.base}/admin/collections/social-accounts/${doc.id}`)
    await button(page, 'Konto prüfen').click()
    await page.locator('.hub-account [role=status]', { hasText: `@lindental@${server.host}` }).waitFor()
    expect(await page.content()).not.toContain(server.token)
    await picture(page, 'account-checked')
    expect(await axeFindingsOfAdmin(page)).toEqual([])
    await must(page, 'POST', '/social-accounts', { label: 'Zapier', network: 'webhook', server: `http://${host()}/hook`, secret: `whsec_${Buffer.alloc(32, 7).toString('base64')}`, timeZone: 'America/New_York' })
  })

  it('say in the account what is wrong with it, and what to do', async () => {
    const { page } = administrator
    const { doc } = await must<{ doc: { id: string } }>(page, 'POST', '/social-accounts', { label: 'Abgelaufen', network: 'mastodon', server: server.url, secret: 'abgelaufen', timeZone: 'Europe/Berlin', keepsReplies: true })
    const problem = page.locator('.hub-message--warning', { hasText: 'Holen Sie im Netzwerk ein neues' })
    const problems = async () => {
      await page.goto(`${admin.hub.base}/admin/collections/social-accounts/${doc.id}`)
      await page.locator('#field-label').waitFor()
      return problem.count()
    }
    await expect.poll(problems, { timeout: 60_000, interval: 3_000 }).toBe(1)
    expect(await problem.innerText()).toMatch(/Das Netzwerk sagt: „The access token is invalid“\. Bis dahin kommen von hier keine Antworten/)
    await picture(page, 'account-problem')
    expect(await axeFindingsOfAdmin(page)).toEqual([])
  })

  it('are planned by the clock of each account, sent, and linked to', async () => {
    const { page } = admin.editor
    piece = await approvedPiece(page, admin.approver.page, { title: 'Strom vom Dach', teaser: 'Ab März beraten wir zu Strom vom eigenen Dach.', paragraph: 'Rufen Sie uns an.' })
    await openPosts(page)
    await page.locator('.hub-message', { hasText: 'noch nicht für soziale Netzwerke veröffentlicht' }).waitFor()
    await publish(page)
    await openPosts(page)
    await button(page, 'Planen').click()
    await page.locator('.hub-message--error', { hasText: 'mindestens ein Konto' }).waitFor()
    await page.getByLabel('Mastodon · Lindental').check()
    const account = page.locator('.hub-posts__account', { hasText: 'Lindental' })
    await account.locator('.hub-posts__text', { hasText: 'Strom vom eigenen Dach' }).waitFor()
    expect(await account.innerText()).toMatch(/Europe\/Berlin[^]*\d+ (von|\/) 500/)
    await page.getByLabel(/Webhook .* Zapier/).check()
    const other = page.locator('.hub-posts__account', { hasText: 'Zapier' })
    await other.locator('input[type=datetime-local]').fill('2099-06-01T08:00')
    await other.locator('select').selectOption('linkedin')
    await other.getByText('3000').or(other.getByText('3.000')).first().waitFor()
    await picture(page, 'plan')
    expect(await axeFindingsOfAdmin(page)).toEqual([])
    await button(page, 'Planen').click()
    await state(page, 'Zapier', 'geplant')
    // Eight o'clock in New York, in summer time.
    expect(await row(page, 'Zapier').innerText()).toMatch(/01\.06\.2099, 08:00 \(America\/New_York\)/)
    await state(page, 'Lindental', 'steht im Netz')
    expect(server.statuses).toMatchObject([{ text: expect.stringContaining('Strom vom eigenen Dach') }])
    const link = row(page, 'Lindental').getByRole('link', { name: /im Netz ansehen/ })
    expect(await link.getAttribute('href')).toBe(`${server.url}/@lindental/${server.statuses[0]?.id}`)
    await picture(page, 'standing')
    await page.goto(`${admin.hub.base}${piece.url}?locale=de`)
    await page.locator('.hub-posts-line a', { hasText: 'Mastodon' }).waitFor()
    await picture(page, 'piece-line')
  })

  it('are called off with the keyboard alone', async () => {
    const { page } = admin.editor
    await openPosts(page)
    await state(page, 'Zapier', 'geplant')
    await row(page, 'Zapier').getByRole('button', { name: /Absagen/ }).focus()
    await page.keyboard.press('Enter')
    await page.locator('.hub-dialog').waitFor()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.locator('.hub-posts__ended summary').waitFor()
    expect(await page.locator('.hub-posts__ended summary').innerText()).toBe('Ein früherer')
  })

  it('are changed where they stand once a newer edition is published', async () => {
    const { page } = admin.editor
    const id = piece.url.split('/').pop()
    await page.evaluate(async (address) => void (await fetch(address, { method: 'PATCH', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ teaser: 'Ab Mai beraten wir zu Strom vom eigenen Dach.' }) })), `/api/pieces/${id}?draft=true&locale=de&depth=0`)
    const { key } = await must<{ key: string }>(page, 'POST', `/flow/pieces/${piece.key}/submit`, { locale: 'de', comment: '' })
    await must(admin.approver.page, 'POST', `/flow/submissions/${key}/approve`, { comment: '' })
    await publish(page)
    const approver = admin.approver.page
    await openPosts(approver)
    await state(approver, 'Lindental', 'veraltet')
    await picture(approver, 'behind-dark')
    expect(await axeFindingsOfAdmin(approver)).toEqual([])
    await row(approver, 'Lindental').getByRole('button', { name: /^Ändern/ }).click()
    await dialogButton(approver, 'Ändern').click()
    await state(approver, 'Lindental', 'steht im Netz')
    expect(server.statuses).toMatchObject([{ text: expect.stringContaining('Ab Mai'), edits: 1 }])
  })

  it('ask a person where nobody can know, and tell what failed', async () => {
    const { page } = admin.editor
    receiverAnswers = false
    await openPosts(page)
    await page.getByLabel(/Webhook .* Zapier/).check()
    await button(page, 'Planen').click()
    await state(page, 'Zapier', 'ungewiss')
    await picture(page, 'uncertain')
    expect(await axeFindingsOfAdmin(page)).toEqual([])
    await page.goto(`${admin.hub.base}/admin`)
    const task = page.locator('.hub-panel li', { hasText: 'Nachsehen, ob ein Post angekommen ist' })
    await task.getByRole('link').click()
    await row(page, 'Zapier').getByRole('button', { name: 'Nein, er fehlt' }).click()
    await picture(page, 'absent')
    receiverAnswers = true
    await dialogButton(page, 'Festhalten').click()
    await state(page, 'Zapier', 'steht im Netz')
    // One that the network does not take.
    server.faults.push({ status: 422, body: '{"error":"Validation failed"}' })
    piece = await approvedPiece(page, admin.approver.page, { title: 'Wasser vom Berg', teaser: 'Unser Wasser kommt vom Berg.', paragraph: 'Es ist weich.' })
    await publish(page)
    await openPosts(page)
    await page.getByLabel('Mastodon · Lindental').check()
    await button(page, 'Planen').click()
    await state(page, 'Lindental', 'nicht gesendet')
    expect(await row(page, 'Lindental').innerText()).toContain('lassen Sie neu freigeben')
    await picture(page, 'failed')
    await page.goto(`${admin.hub.base}/admin`)
    await page.locator('.hub-panel li', { hasText: 'Post nicht gesendet' }).waitFor()
    await picture(page, 'start')
  })

  it('stand in a queue of all pieces, by day, account and state', async () => {
    const { page } = admin.editor
    const { base } = admin.hub
    // From the start page, by the keyboard.
    await page.getByRole('link', { name: 'Zum Postplan' }).focus()
    await page.keyboard.press('Enter')
    await page.locator('.hub-queue__row').first().waitFor()
    expect(await page.title()).toBe('Posts · Einklang')
    await page.locator('.step-nav', { hasText: 'Postplan' }).waitFor()
    const rows = page.locator('.hub-queue__row')
    const rowOf = (title: string, account: string) => rows.filter({ hasText: title }).filter({ hasText: account })
    expect(await page.locator('.hub-queue__day h3').first().innerText()).toMatch(/^Heute, /)
    expect(await rowOf('Strom vom Dach', 'Lindental').innerText()).toMatch(/\d\d:\d\d\s+Europe\/Berlin[^]*steht im Netz[^]*Im Netz ansehen/)
    expect(await rowOf('Strom vom Dach', 'Lindental').getByRole('link', { name: /im Netz ansehen/ }).getAttribute('href')).toContain(server.url)
    expect(await rowOf('Wasser vom Berg', 'Lindental').innerText()).toContain('lassen Sie neu freigeben')
    await picture(page, 'queue')
    expect(await axeFindingsOfAdmin(page)).toEqual([])
    await page.getByRole('combobox', { name: 'Stand' }).selectOption('attention')
    await expect.poll(() => rows.count()).toBe(1)
    await page.getByRole('combobox', { name: 'Konto' }).selectOption(await zapier(page))
    await page.locator('.hub-message', { hasText: 'passt kein Post' }).waitFor()
    await picture(page, 'queue-no-match')
    // The choice stands in the address.
    await page.reload()
    await page.locator('.hub-message', { hasText: 'passt kein Post' }).waitFor()
    await button(page, 'Alle zeigen').click()
    // A week of which there is nothing, and the way to what is planned much later.
    await must(page, 'POST', `/flow/publications/${encodeURIComponent(`${piece.key}:de:social-post`)}/posts`, { accounts: [await zapier(page)], at: '2099-06-01T08:00' })
    await button(page, 'Später').click()
    await page.locator('.hub-message', { hasText: 'öffnen Sie dort „Posts“' }).waitFor()
    expect(await axeFindingsOfAdmin(page)).toEqual([])
    await picture(page, 'queue-empty')
    await button(page, 'Der nächste geplante Post: Montag, 1. Juni 2099').click()
    await rowOf('Wasser vom Berg', 'Zapier').waitFor()
    expect(await rows.innerText()).toMatch(/08:00\s+America\/New York[^]*geplant/)
    await page.goBack()
    await page.locator('.hub-message', { hasText: 'öffnen Sie dort „Posts“' }).waitFor()
    await button(page, 'Jetzt').click()
    await rowOf('Wasser vom Berg', 'Lindental').getByRole('link', { name: 'Wasser vom Berg' }).click()
    await row(page, 'Lindental').waitFor()
    // On a phone, in the dark.
    const approver = admin.approver.page
    await approver.setViewportSize({ width: 360, height: 740 })
    await approver.goto(`${base}/admin/posts`)
    await approver.locator('.hub-queue__row').first().waitFor()
    expect(await approver.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
    expect(await axeFindingsOfAdmin(approver)).toEqual([])
    await picture(approver, 'queue-phone')
    await approver.setViewportSize({ width: 1280, height: 900 })
    await picture(approver, 'queue-dark')
    await page.goto(`${base}/admin`)
    await page.locator('.hub-panel', { hasText: 'Nächste Posts' }).getByRole('link', { name: 'Wasser vom Berg' }).waitFor()
    await picture(page, 'start-queue')
  })

  it('stand in a queue that nobody sees without signing in', async () => {
    const { page, context } = await visit(admin.browser, admin.hub.base)
    await page.goto(`${admin.hub.base}/admin/posts`)
    await page.waitForURL(/\/admin\/login\?redirect=/)
    expect(await page.content()).not.toContain('hub-queue')
    await context.close()
  })

  it('asked nothing of another host, and no page failed', () => {
    const all = [admin.editor, admin.approver, administrator]
    expect(all.flatMap(({ outward }) => outward)).toEqual([])
    expect(all.flatMap(({ failures }) => failures)).toEqual([])
  })
})
