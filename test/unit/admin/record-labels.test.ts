import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { RECORD_LABELS } from '../../../collections/parts/record-labels.ts'

const folder = join(import.meta.dirname, '../../../collections')
const records = readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
  if (!entry.isDirectory() || entry.name === 'parts') return []
  const source = readFileSync(join(folder, entry.name, 'index.ts'), 'utf8')
  return source.includes('recordCollection(') ? [{ name: entry.name, fields: [...source.matchAll(/\{ name: '(\w+)'/g)].map(([, field]) => field ?? '') }] : []
})

describe('records', () => {
  it('are found', () => expect(records.length).toBeGreaterThan(8))
  it.each(records)('$name has a German and an English name for every field', ({ fields }) => {
    expect(fields.length).toBeGreaterThan(2)
    expect(fields.filter((field) => !RECORD_LABELS[field])).toEqual([])
  })
})
