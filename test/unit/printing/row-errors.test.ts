/** All rows with errors of a refused build: kept in its folder, read as a table. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readRowErrors, removeRowErrors, RowErrors, rowErrorsCsv, writeRowErrors } from '../../../src/publishing/printing/row-errors.ts'

const folder = mkdtempSync(join(tmpdir(), 'row-errors-'))
afterAll(() => rmSync(folder, { recursive: true }))
const said = (text: string) => ({ de: text, en: `${text} (en)` })
const table = (errors: RowErrors, language: 'de' | 'en' = 'de') => [...rowErrorsCsv(errors.all, language)].join('')

test('a row for each line in order, its reasons together, the house’s own addresses last', () => {
  const errors = new RowErrors()
  expect([errors.add('seeds', 2, said('Ort')), errors.add('recipients', 17, said('Tarif')), errors.add('recipients', 3, said('Tarif')), errors.add('recipients', 17, said('Zeichen')), errors.add('recipients', 3, said('Tarif'))]).toEqual([true, true, true, true, false])
  expect(errors.rows).toBe(3)
  expect(table(errors)).toBe('\ufeffZeile;Liste;Grund\r\n3;Empfänger;Tarif\r\n17;Empfänger;Tarif Zeichen\r\n2;eigene Adressen;Ort\r\n')
  expect(table(errors, 'en')).toContain('17;Recipients;Tarif (en) Zeichen (en)\r\n')
})

test('nothing that a spreadsheet would run', () => {
  const errors = new RowErrors()
  errors.add('recipients', 2, said('=HYPERLINK("https://x.example")'))
  expect(table(errors)).toContain("2;Empfänger;\"'=HYPERLINK")
})

test('two hundred thousand rows are some megabytes on disk, and gone when the build begins anew', async () => {
  const errors = new RowErrors()
  for (let line = 2; line < 200_002; line++) errors.add('recipients', line, said('Tarif'))
  await writeRowErrors(folder, errors)
  expect(readFileSync(join(folder, 'row-errors.json')).length).toBeLessThan(2_000_000)
  expect(await readRowErrors(folder)).toEqual(errors.all)
  expect([...rowErrorsCsv(errors.all, 'de')].join('').split('\r\n')).toHaveLength(200_002)
  await removeRowErrors(folder)
  expect(await readRowErrors(folder)).toBeNull()
})
