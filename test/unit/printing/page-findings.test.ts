import { expect, test } from 'vitest'
import { type FileSpan, findingsOfSpan } from '../../../src/publishing/printing/page-findings.ts'

const spans: readonly FileSpan[] = [
  { file: 'part-0001.pdf', at: 0, first: 1, pages: 2 },
  { file: 'part-0001.pdf', at: 1, first: 3, pages: 3 },
  { file: 'part-0002.pdf', at: 0, first: 1, pages: 2 },
]
const byFile = new Map(['part-0001', 'part-0002'].map((name) => [name, spans.filter(({ file }) => file === `${name}.pdf`)]))
const finding = (more: object) => ({ severity: 'warning' as const, code: 'a', message: { de: 'a', en: 'a' }, file: 'part-0001', ...more })
const shown = (more: object) => spans.map((span) => findingsOfSpan([finding(more)], span, byFile).map(({ page }) => page))

test('a finding on one recipient’s page stands beside that page of that copy', () => {
  expect(shown({ page: 4, recipient: 1 })).toEqual([[], [2], []])
})
test('a finding of one recipient without a page stands with that copy', () => {
  expect(shown({ recipient: 1 })).toEqual([[], [null], []])
})
test('a finding that is the same for all stands beside the same page of each copy that has one', () => {
  expect(shown({ page: 2 })).toEqual([[2], [2], [2]])
  expect(shown({ page: 5 })).toEqual([[], [3], []])
  expect(shown({})).toEqual([[null], [null], [null]])
})
test('a file is told with or without its ending', () => {
  expect(shown({ file: 'part-0002.pdf', page: 1, recipient: 0 })).toEqual([[], [], [1]])
})
