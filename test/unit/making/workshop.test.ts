/** The workshop: few at a time, made once, given up where nobody asks. */
import { afterEach, describe, expect, it, vi } from 'vitest'
import { HubError } from '../../../src/content/errors.ts'
import { forgetEverything } from '../../../src/publishing/compose-memory.ts'
import { createWorkshop, type Work, type WorkTools, type Workshop } from '../../../src/publishing/making/workshop.ts'

interface Task {
  readonly work: Work<string>
  readonly tools: Promise<WorkTools>
  finish(value?: string): void
  fail(error: unknown): void
  runs: number
}

/** Work that ends when the test says so. */
function task(value = 'made'): Task {
  let begun: (tools: WorkTools) => void = () => undefined
  let end: (value: string) => void = () => undefined
  let fail: (error: unknown) => void = () => undefined
  const result = new Promise<string>((resolve, reject) => {
    end = resolve
    fail = reject
  })
  result.catch(() => undefined)
  const one: Task = {
    tools: new Promise((resolve) => (begun = resolve)),
    work: (tools) => {
      one.runs += 1
      begun(tools)
      return result
    },
    finish: (made = value) => end(made),
    fail: (error) => fail(error),
    runs: 0,
  }
  return one
}

let time = 0
const defects: unknown[] = []
const start = (limits: object = {}): Workshop<string> =>
  createWorkshop<string>({ atOnce: 1, mostWaiting: 5, keptMs: 60_000, keptBytes: 1_000_000, sizeOf: ({ length }) => length, unaskedMs: 20_000, onDefect: (error) => defects.push(error), ...limits }, () => time)
const settled = () => new Promise((resolve) => setImmediate(resolve))

afterEach(() => {
  vi.useRealTimers()
  defects.length = 0
})

describe('a workshop', () => {
  it('makes what two ask for once, and gives it to both', async () => {
    const shop = start()
    const one = task()
    const both = [shop.wait('k', one.work, 'look'), shop.wait('k', one.work, 'ahead')]
    one.finish()
    expect(await Promise.all(both)).toEqual(['made', 'made'])
    expect(one.runs).toBe(1)
    expect(await shop.wait('k', one.work, 'look')).toBe('made')
    expect(one.runs).toBe(1)
  })

  it('says how it stands: in line, being made so far, made', async () => {
    const shop = start()
    const [first, second] = [task(), task()]
    expect(shop.look('a')).toBeUndefined()
    expect(shop.start('a', first.work, 'look')).toMatchObject({ state: 'making', done: 0 })
    expect(shop.start('b', second.work, 'look')).toMatchObject({ state: 'waiting' })
    const { progress } = await first.tools
    progress(2, 5)
    expect(shop.look('a')).toEqual({ state: 'making', done: 2, of: 5 })
    progress(1, 5)
    expect(shop.look('a')).toEqual({ state: 'making', done: 2, of: 5 })
    first.finish('A')
    await settled()
    expect(shop.look('a')).toEqual({ state: 'made', value: 'A', done: 5, of: 5 })
    expect(shop.look('b')).toMatchObject({ state: 'making' })
    second.finish()
  })

  it('takes the more urgent first, also when it becomes urgent while it waits', async () => {
    const shop = start()
    const begun: string[] = []
    const named = (name: string) => {
      const one = task()
      const work: Work<string> = (tools) => {
        begun.push(name)
        return one.work(tools)
      }
      return { ...one, work }
    }
    const all = Object.fromEntries(['first', 'ahead', 'later', 'check', 'look'].map((name) => [name, named(name)]))
    const of = (name: string) => all[name] as Task
    shop.start('first', of('first').work, 'ahead')
    shop.start('ahead', of('ahead').work, 'ahead')
    shop.start('later', of('later').work, 'ahead')
    shop.start('check', of('check').work, 'check')
    shop.start('look', of('look').work, 'look')
    void shop.wait('later', of('later').work, 'look').catch(() => undefined)
    for (const name of ['first', 'later', 'look', 'check', 'ahead']) {
      of(name).finish()
      await settled()
      await settled()
    }
    expect(begun).toEqual(['first', 'later', 'look', 'check', 'ahead'])
  })

  it('runs no more at once than it may, and refuses when the line is full', async () => {
    const shop = start({ atOnce: 2, mostWaiting: 2 })
    const tasks = Array.from({ length: 5 }, () => task())
    for (const [index, { work }] of tasks.slice(0, 4).entries()) shop.start(`k${index}`, work, 'look')
    expect(tasks.map(({ runs }) => runs)).toEqual([1, 1, 0, 0, 0])
    expect(() => shop.start('k4', task().work, 'look')).toThrow(expect.objectContaining({ code: 'busy' }))
    // What is under way already is no more work.
    expect(shop.start('k3', task().work, 'look')).toMatchObject({ state: 'waiting' })
    for (const one of tasks) one.finish()
    await settled()
    await settled()
    expect(tasks.map(({ runs }) => runs)).toEqual([1, 1, 1, 1, 0])
  })

  it('passes on what the work refuses, with its code, and tries again when asked again', async () => {
    const shop = start()
    const one = task()
    const waiting = shop.wait('k', one.work, 'look')
    one.fail(new HubError('render-failed', 'No.', { media: 'x' }))
    await expect(waiting).rejects.toMatchObject({ code: 'render-failed', message: 'No.', details: { media: 'x' } })
    expect(shop.look('k')).toMatchObject({ state: 'failed', error: { code: 'render-failed', message: 'No.' } })
    const again = task('at last')
    expect(shop.start('k', again.work, 'look')).toMatchObject({ state: 'making' })
    again.finish()
    await settled()
    expect(shop.look('k')).toMatchObject({ state: 'made', value: 'at last' })
    expect(defects).toEqual([])
  })

  it('keeps a defect’s words to the log', async () => {
    const shop = start()
    const one = task()
    const waiting = shop.wait('k', one.work, 'look')
    const defect = new TypeError('/home/hub/secret is not a function')
    one.fail(defect)
    await expect(waiting).rejects.toMatchObject({ code: 'internal', message: expect.not.stringContaining('secret') })
    expect(defects).toEqual([defect])
  })

  it('gives up what nobody asks for any more, whether it waits or runs', async () => {
    vi.useFakeTimers()
    const shop = start()
    const [running, waiting, wanted] = [task(), task(), task()]
    shop.start('running', running.work, 'look')
    shop.start('waiting', waiting.work, 'look')
    const still = shop.wait('wanted', wanted.work, 'ahead')
    const { signal } = await running.tools
    for (let second = 0; second < 30; second++) {
      time += 1_000
      if (second < 15) shop.look('running')
      await vi.advanceTimersByTimeAsync(1_000)
      expect([second, signal.aborted]).toEqual([second, false])
    }
    time += 10_000
    await vi.advanceTimersByTimeAsync(4_000)
    expect(signal.aborted).toBe(true)
    expect([shop.look('running'), shop.look('waiting')]).toEqual([undefined, undefined])
    running.fail(signal.reason)
    wanted.finish()
    await vi.advanceTimersByTimeAsync(10)
    expect(await still).toBe('made')
    expect(waiting.runs).toBe(0)
  })

  it('says of what is too large to be kept that it is, and gives it to whoever waited', async () => {
    const shop = start({ keptBytes: 40 })
    const one = task('x'.repeat(11))
    const waiting = shop.wait('k', one.work, 'look')
    one.finish()
    expect(await waiting).toHaveLength(11)
    expect(shop.look('k')).toMatchObject({ state: 'failed', error: { code: 'too-large' } })
  })

  it('forgets what was made after a while, not what is looked at', async () => {
    const shop = start()
    const one = task()
    shop.start('k', one.work, 'look')
    one.finish()
    await settled()
    for (let minute = 0; minute < 3; minute++) {
      time += 50_000
      expect(shop.look('k')).toMatchObject({ state: 'made' })
    }
    time += 61_000
    expect(shop.look('k')).toBeUndefined()
  })

  it('keeps nothing of what was being made while everything was forgotten', async () => {
    const shop = start()
    const [running, waiting] = [task('words of a person'), task()]
    shop.start('running', running.work, 'look')
    const second = shop.wait('waiting', waiting.work, 'look')
    second.catch(() => undefined)
    forgetEverything()
    running.finish()
    await settled()
    expect(shop.look('running')).toBeUndefined()
    await expect(second).rejects.toMatchObject({ code: 'busy' })
    expect(waiting.runs).toBe(0)
  })
})
