import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it, vi } from 'vitest'
import { readUpload } from '../../../src/publishing/recipient-lists/read-upload.ts'
import { sheetOf, workbook } from './workbook.ts'

vi.mock('../../../src/recipients/limits.ts', async (original) => {
  const { LIST_LIMITS } = await original<typeof import('../../../src/recipients/limits.ts')>()
  return { LIST_LIMITS: { ...LIST_LIMITS, unpackedBytes: 2_000_000 } }
})
const folder = mkdtempSync(join(tmpdir(), 'read-upload-'))
afterAll(() => rmSync(folder, { recursive: true }))

it.each([
  [900, true],
  [1_100, false],
] as const)('writes a text down no more often than a list may be large: %i times, %s', async (rows, isTaken) => {
  const from = join(folder, `${rows}.xlsx`)
  const to = join(folder, `read-${rows}`)
  writeFileSync(from, workbook(sheetOf([['Name'], ...Array.from({ length: rows }, () => ['A'.repeat(100_000)])])))
  const done = readUpload({ task: 'read', from, to })
  if (isTaken) {
    expect(await done).toMatchObject({ rows })
    expect(statSync(join(to, 'cells.ndjson')).size).toBeLessThan(2_000_000)
  } else {
    await expect(done).rejects.toMatchObject({ code: 'too-large', details: { fault: 'too-many-unpacked' } })
    expect(readdirSync(to)).toEqual([])
  }
})
