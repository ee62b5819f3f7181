import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axeFindings, hasChromium, launch, visit, WHY_SKIPPED } from './browser.ts'
import { type RunningHub, startHub } from './running-hub.ts'

if (!hasChromium) console.warn(WHY_SKIPPED)

describe.skipIf(!hasChromium)('public pages', () => {
  let hub: RunningHub
  let browser: Browser
  beforeAll(async () => {
    hub = await startHub()
    browser = await launch()
  })
  afterAll(async () => {
    await browser?.close()
    await hub?.stop()
  })

  const pages = [
    { name: 'a piece', path: () => hub.livePath, status: 200 },
    { name: 'the list', path: () => `/${hub.livePath.split('/')[1]}`, status: 200 },
    { name: 'the piece elsewhere', path: () => `${hub.livePath}/embed`, status: 200 },
    { name: 'the privacy notice of the demo', path: () => `/${hub.livePath.split('/')[1]}/privacy`, status: 200 },
    { name: 'an address that does not exist', path: () => `/${hub.livePath.split('/')[1]}/das-gibt-es-nicht`, status: 404 },
  ]
  for (const theme of ['light', 'dark'] as const) {
    for (const { name, path, status } of pages) {
      it(`shows ${name} in ${theme}: axe finds nothing, and nothing leaves the hub`, async () => {
        // The pages allow no script at all; axe is one.
        const seen = await visit(browser, hub.base, { theme, bypassCSP: true })
        const answer = await seen.page.goto(hub.base + path())
        expect(answer?.status()).toBe(status)
        expect((await seen.page.locator('h1').innerText()).trim()).not.toBe('')
        expect(await axeFindings(seen.page, 'html')).toEqual([])
        expect(seen.outward).toEqual([])
        await seen.context.close()
      })
    }
  }
})
