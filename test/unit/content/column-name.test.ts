import fc from 'fast-check'
import { expect, it } from 'vitest'
import { columnName } from '../../../src/content/column-name.ts'

it('means the same column, however it is written', () => {
  for (const name of ['Ihr Tarif', 'ihr tarif', ' IHR  TARIF ', 'ihr-tarif', 'Ihr_Tarif']) expect(columnName(name)).toBe('ihr-tarif')
  expect(columnName('Größe der Straße')).toBe('groesse-der-strasse')
  expect(columnName('Cliënt n°')).toBe('client-n')
  expect(columnName('…')).toBe('')
})

it('is of a form that lists take, and stays what it is', () => {
  fc.assert(
    fc.property(fc.string(), (name) => {
      const column = columnName(name)
      expect(column).toMatch(/^(?:[a-z0-9]+(?:-[a-z0-9]+)*)?$/)
      expect(column.length).toBeLessThanOrEqual(40)
      expect(columnName(column)).toBe(column)
    }),
  )
})
