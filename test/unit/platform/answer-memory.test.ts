import type { Payload } from 'payload'
import { describe, expect, it } from 'vitest'
import { createAnswerMemory } from '../../../src/publishing/answer-memory.ts'

/** A database that tells of its commits and holds nothing. */
function quietHub(): { readonly payload: Payload; readonly commit: (...collections: string[]) => void } {
  const hearing = new Set<(written: ReadonlySet<string>) => void>()
  const payload = { db: { [Symbol.for('einklang.commits')]: hearing }, find: async () => ({ docs: [] }) } as unknown as Payload
  return { payload, commit: (...collections) => hearing.forEach((hear) => hear(new Set(collections))) }
}

const AT = { earliest: 1_000_000, latest: 1_000_000 }

/** A memory of answers of ten bytes each, and how often one had to be made. */
function counting(payload: Payload, most: number) {
  const answers = createAnswerMemory<string>(payload, { most, sizeOf: (answer) => answer.length })
  let made = 0
  const ask = async (key: string, at = AT) => {
    await answers(key, at, async () => {
      made += 1
      return '0123456789'
    })
    return made
  }
  return ask
}

describe('the memory of answers', () => {
  it('makes an answer once, until something visible is written', async () => {
    const { payload, commit } = quietHub()
    const ask = counting(payload, 100_000)
    expect(await ask('/de')).toBe(1)
    commit('tasks')
    expect(await ask('/de')).toBe(1)
    commit('tasks', 'consent-events')
    expect(await ask('/de')).toBe(2)
    expect(await ask('/de', { earliest: 1_000_000, latest: 2_000_000 })).toBe(3)
  })

  it('counts what was asked with what was answered, so that small answers to long questions do not fill the machine', async () => {
    const { payload } = quietHub()
    const ask = counting(payload, 100_000)
    const keys = Array.from({ length: 1_000 }, (_, index) => `${index}?${'x'.repeat(900)}`)
    for (const key of keys) await ask(key)
    let kept = 0
    for (const key of [...keys].reverse()) {
      const before = await ask('/', AT)
      if ((await ask(key)) === before) kept += 1
      else break
    }
    // Two bytes for each sign of a thousand: no more than fifty-five of them.
    expect(kept).toBeGreaterThan(10)
    expect(kept).toBeLessThan(56)
  })

  it('keeps nothing that was asked at length', async () => {
    const { payload } = quietHub()
    const ask = counting(payload, 10_000_000)
    await ask('x'.repeat(5_000))
    expect(await ask('x'.repeat(5_000))).toBe(2)
  })
})
