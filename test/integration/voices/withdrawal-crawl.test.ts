/** One withdrawal, a thousand publications that depend on it: the request is one append, and a crawl right after finds no word anywhere, before any work in the background. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { followUpConsents } from '../../../src/consent/follow-ups.ts'
import { DATABASE } from '../hub.ts'
import { COPIES, startThousand, type Thousand, TRACE } from './withdrawal-thousand.ts'

let thousand: Thousand

beforeAll(async () => {
  thousand = await startThousand()
}, 300_000)
afterAll(() => thousand?.hub.stop())

describe(`a thousand publications (${DATABASE})`, () => {
  it('lose a customer’s words with one short request', async () => {
    expect((await thousand.publications()).length).toBeGreaterThanOrEqual(2 * COPIES)
    // A step that meets all channels and both endings.
    const before = await thousand.crawl(7)
    expect(before.filter(({ text }) => TRACE.test(text)).length).toBeGreaterThanOrEqual(COPIES / 20)

    const letters = new Set(before.flatMap(({ pdf }) => pdf ?? []))
    expect(letters.size).toBe(2)

    const begun = performance.now()
    expect((await thousand.withdraw()).status).toBe(200)
    const tookMs = performance.now() - begun
    console.info(`withdrawing with ${2 * COPIES} dependent publications took ${tookMs.toFixed(1)} ms (${DATABASE})`)
    // The customer waits for the withdrawal alone: no publication has been touched yet.
    expect((await thousand.publications()).filter(({ isSuspended }) => isSuspended)).toEqual([])

    const after = await thousand.crawl()
    expect(after.filter(({ text }) => TRACE.test(text)).map(({ path }) => path)).toEqual([])
    expect(after.filter(({ pdf }) => pdf !== undefined && letters.has(pdf)).map(({ path }) => path)).toEqual([])
    expect(after.filter(({ pdf }) => pdf !== undefined).length).toBeGreaterThanOrEqual(COPIES / 4)
    expect(after.filter(({ status, path }) => status === 429 || status >= 500 || (path.includes('piece-goes') && path.startsWith('/de/') && status !== 404 && status !== 410)).map(({ status, path }) => [status, path])).toEqual([])
    expect(after.find(({ path }) => path === '/de')?.text).not.toContain('Original piece-goes')

    // Readers are answered while it works.
    const working = performance.now()
    let isOver = false
    const following = followUpConsents(thousand.hub.payload).finally(() => {
      isOver = true
    })
    expect((await thousand.hub.ask('/de')).status).toBe(200)
    expect(isOver).toBe(false)
    await following
    console.info(`following up on ${2 * COPIES} publications took ${((performance.now() - working) / 1000).toFixed(1)} s in the background`)
    for (const one of await thousand.publications()) expect(one.isSuspended, one.slot).toBe(one.requires !== '')
    expect((await thousand.crawl(7)).filter(({ text }) => TRACE.test(text)).map(({ path }) => path)).toEqual([])
  }, 300_000)
})
