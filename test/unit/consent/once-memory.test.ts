import { expect, it, vi } from 'vitest'
import { forgetEverything } from '../../../src/publishing/compose-memory.ts'
import { createOnceMemory } from '../../../src/server/routes/once-memory.ts'

it('does work once per key, also while it is being done', async () => {
  const once = createOnceMemory<number>()
  const work = vi.fn(async () => 7)
  expect(await Promise.all([once('a', work, () => true), once('a', work, () => true)])).toEqual([7, 7])
  expect(await once('a', work, () => true)).toBe(7)
  expect(work).toHaveBeenCalledTimes(1)
  await once('b', work, () => true)
  expect(work).toHaveBeenCalledTimes(2)
})

it('keeps nothing when everything has to be forgotten', async () => {
  const once = createOnceMemory<number>()
  const work = vi.fn(async () => 7)
  await once('a', work, () => true)
  forgetEverything()
  await once('a', work, () => true)
  expect(work).toHaveBeenCalledTimes(2)
})

it('keeps neither failures nor what is not final, and forgets after a minute', async () => {
  vi.useFakeTimers({ toFake: ['performance'] })
  const once = createOnceMemory<number>()
  await expect(once('a', () => Promise.reject(new Error('no')), () => true)).rejects.toThrow('no')
  const work = vi.fn(async () => 7)
  await once('a', work, () => false)
  await once('a', work, () => true)
  vi.advanceTimersByTime(61_000)
  await once('a', work, () => true)
  expect(work).toHaveBeenCalledTimes(3)
  vi.useRealTimers()
})
