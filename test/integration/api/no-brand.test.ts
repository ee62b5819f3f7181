import { afterAll, beforeAll, expect, it } from 'vitest'
import { type ReadingHub, startReadingHub } from './reading-hub.ts'

let hub: ReadingHub
beforeAll(async () => {
  hub = await startReadingHub({ hasBrand: false })
})
afterAll(() => hub?.stop())

it('answers plainly while no brand is approved', async () => {
  for (const [path, status] of [['/de', 200], ['/en/', 200], ['/de/nichts', 404], ['/nichts', 404], ['/share.jpg', 404]] as const) {
    const answer = await hub.ask(path)
    expect([path, answer.status, answer.headers['content-type']]).toEqual([path, status, 'text/html; charset=utf-8'])
    expect(answer.headers['content-security-policy']).toContain("default-src 'none'")
  }
})
