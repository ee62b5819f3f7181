/** A hub without people: what its first visitor sees, and that the way in which it says leads in. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axeFindings, hasChromium, launch, signIn, visit, WHY_SKIPPED } from './browser.ts'
import { type EmptyHub, startEmptyHub } from './running-hub.ts'

if (!hasChromium) console.warn(WHY_SKIPPED)

const TITLES = { 'de-DE': 'Noch kann sich niemand anmelden', 'en-GB': 'Nobody can sign in yet' } as const

describe.skipIf(!hasChromium)('a hub without people', () => {
  let hub: EmptyHub
  let browser: Browser
  beforeAll(async () => {
    hub = await startEmptyHub()
    browser = await launch()
  })
  afterAll(async () => {
    await browser?.close()
    await hub?.stop()
  })

  for (const [locale, title] of Object.entries(TITLES)) {
    it(`says in ${locale} how the first administrator is made, wherever one enters`, async () => {
      for (const [path, theme] of [['/admin', 'light'], ['/admin/login', 'dark'], ['/admin/create-first-user', 'light']] as const) {
        const seen = await visit(browser, hub.base, { theme, locale })
        const answer = await seen.page.goto(hub.base + path)
        expect(answer?.status()).toBe(200)
        await seen.page.getByRole('heading', { level: 1, name: title }).waitFor()
        expect(await seen.page.locator('html').getAttribute('lang')).toBe(locale.slice(0, 2))
        expect(await seen.page.locator('.hub-first pre').innerText()).toContain('npm run hub -- user create')
        expect(await seen.page.locator('form, input').count()).toBe(0)
        expect(await axeFindings(seen.page, 'html')).toEqual([])
        expect([...seen.outward, ...seen.failures]).toEqual([])
        await seen.context.close()
      }
    })
  }

  it('makes nobody over the network', async () => {
    const body = JSON.stringify({ email: 'fremd@example.com', password: 'Gut-geraten-1', name: 'Fremd', roles: ['admin'] })
    for (const path of ['/api/users/first-register', '/api/users']) {
      const answer = await fetch(hub.base + path, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
      expect([403, 404]).toContain(answer.status)
    }
  })

  it('is entered with the account that the command makes, and then shows the page no more', async () => {
    const seen = await visit(browser, hub.base)
    await seen.page.goto(`${hub.base}/admin`)
    const shown = (await seen.page.locator('.hub-first pre').innerText()).replace(/\s+/g, ' ').trim()
    const words = [...shown.replace(/^npm run hub -- /, '').matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '')
    const printed = await hub.command(...words)
    const [, password = ''] = /password \(shown now only\): (\S+)/.exec(printed) ?? []
    const email = words[words.indexOf('--email') + 1] ?? ''
    await seen.page.getByRole('link', { name: 'Zur Anmeldung' }).click()
    await seen.page.locator('#field-email').waitFor()
    await signIn(seen, hub.base, { email, password })
    const answer = await seen.page.goto(`${hub.base}/admin/create-first-user`)
    expect(answer?.status()).toBe(200)
    await seen.page.locator('.hub-start').waitFor()
    expect(await seen.page.locator('.hub-first').count()).toBe(0)
    expect([...seen.outward, ...seen.failures]).toEqual([])
  })
})
