/** Debian's Chromium, and what every browser test asks of a page: that nothing leaves the hub, and what axe finds. */
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults, RunOptions } from 'axe-core'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import type { Account } from './running-hub.ts'

const chromiumPath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'
export const hasChromium = existsSync(chromiumPath)
/** Printed where the tests are skipped. */
export const WHY_SKIPPED = `Browser tests are skipped: there is no Chromium at ${chromiumPath}. Install Debian's chromium, or set CHROMIUM_PATH.`

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

export function launch(): Promise<Browser> {
  return chromium.launch({ executablePath: chromiumPath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] })
}

export interface Visit {
  readonly context: BrowserContext
  readonly page: Page
  /** Addresses outside the hub that were asked for. */
  readonly outward: readonly string[]
  /** Uncaught errors of the pages. */
  readonly failures: readonly string[]
}

/** A browser of its own, in German unless told, in Berlin. Its own parts (the PDF view) are not the network. */
export async function visit(browser: Browser, base: string, options: { readonly theme?: 'light' | 'dark'; readonly locale?: string; readonly bypassCSP?: boolean } = {}): Promise<Visit> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    locale: options.locale ?? 'de-DE',
    timezoneId: 'Europe/Berlin',
    colorScheme: options.theme ?? 'light',
    bypassCSP: options.bypassCSP ?? false,
  })
  context.setDefaultTimeout(30_000)
  const outward: string[] = []
  const failures: string[] = []
  context.on('request', (request) => {
    const url = request.url()
    if (!url.startsWith(`${base}/`) && !/^(data|blob|about|chrome|chrome-extension):/.test(url)) outward.push(url)
  })
  context.on('weberror', (error) => failures.push(error.error().message))
  return { context, page: await context.newPage(), outward, failures }
}

/** Signs in by the form, as a person does. */
export async function signIn({ page }: Visit, base: string, account: Account): Promise<void> {
  await page.goto(`${base}/admin/login`)
  await page.locator('#field-email').fill(account.email)
  await page.locator('#field-password').fill(account.password)
  await page.locator('form button[type=submit]').click()
  await page.locator('.hub-start').waitFor()
}

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa']

/** Resolves when nothing fades or moves any more (in the browser): half faded in, every text has too little contrast. */
async function settled(): Promise<void> {
  const doesEnd = ({ effect }: Animation) => Number.isFinite(effect?.getComputedTiming().endTime)
  const ended = () => Promise.allSettled(document.getAnimations().filter(doesEnd).map(({ finished }) => finished))
  const late = new Promise((resolve) => setTimeout(resolve, 3_000))
  // What has ended may have begun something else.
  for (let round = 0; round < 3; round++) await Promise.race([ended().then(() => new Promise((resolve) => setTimeout(resolve, 50))), late])
}

/** What axe finds in one part of a page (WCAG 2.2 A and AA, and its best practice unless told), a line each; frames are looked at as pages of their own. */
export async function axeFindings(page: Page, within: string, tags: readonly string[] = [...WCAG, 'best-practice']): Promise<string[]> {
  await page.evaluate(axeSource)
  await page.evaluate(settled)
  const context = { include: [within], exclude: ['iframe'] }
  const options: RunOptions = { runOnly: [...tags], iframes: false, rules: { region: { enabled: false } } }
  const results: AxeResults = await page.evaluate(([where, run]) => (window as unknown as { axe: typeof import('axe-core') }).axe.run(where, run), [context, options] as const)
  return results.violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} – ${failureSummary ?? ''}`))
}

/** {@link axeFindings} of a whole page of the admin, WCAG 2.2 AA: Payload's frame and controls around our parts included. */
export const axeFindingsOfAdmin = (page: Page): Promise<string[]> => axeFindings(page, 'html', WCAG)
