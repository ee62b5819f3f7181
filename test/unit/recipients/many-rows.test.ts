/** How long the longest lists take, and for how long they keep everybody else waiting. Printed; only what is wrong fails. */
import { expect, it } from 'vitest'
import { checkList } from '../../../src/recipients/checking/check-list.ts'
import type { CheckOptions } from '../../../src/recipients/checking/list-recipient.ts'
import { LIST_LIMITS } from '../../../src/recipients/limits.ts'
import { readList } from '../../../src/recipients/reading/read-list.ts'

const pause = () => new Promise<void>((resolve) => setImmediate(resolve))
const OPTIONS: CheckOptions = { sender: { country: 'DE', language: 'de' }, country: 'DE', locales: ['de'], formality: 'formal' }

it(`${LIST_LIMITS.rows} rows`, async () => {
  const rows = Array.from({ length: LIST_LIMITS.rows }, (_, at) => `Frau;Kim;"Test${at}";Weg ${at % 99};${10115 + (at % 80000)};Kiel`)
  const bytes = Buffer.from(`Anrede;Vorname;Nachname;Straße;PLZ;Ort\n${rows.join('\n')}`)
  expect(bytes.length).toBeLessThanOrEqual(LIST_LIMITS.bytes)
  let last = performance.now()
  let longest = 0
  const ticks = setInterval(() => {
    longest = Math.max(longest, performance.now() - last)
    last = performance.now()
  }, 1)
  const start = performance.now()
  const list = await readList(bytes, pause)
  const counts = await checkList(list, ['salutation', 'givenName', 'surname', 'street', 'postcode', 'town'], OPTIONS, () => {}, async () => {
    await pause()
    longest = Math.max(longest, performance.now() - last)
    last = performance.now()
  })
  clearInterval(ticks)
  console.log(`${counts.rows} rows, ${(bytes.length / 1e6).toFixed(1)} MB: ${Math.round(performance.now() - start)} ms, others waited ${Math.round(longest)} ms at most`)
  expect(counts).toMatchObject({ rows: LIST_LIMITS.rows, good: LIST_LIMITS.rows, bad: 0, duplicates: 0 })
}, 240_000)
