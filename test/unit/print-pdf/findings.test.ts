/** What the parts of a file found, told of the whole. */
import { expect, test } from 'vitest'
import { toldOnce } from '../../../plugins/print-pdf/press/findings.ts'
import type { PressFinding } from '../../../src/channel/press.ts'

const found = (code: string, more: Partial<PressFinding> = {}): PressFinding => ({ severity: 'warning', code, message: { de: code, en: code }, ...more })

test('what holds for all is told once, what concerns somebody each time', () => {
  const own = [found('long-name', { recipient: 3 }), found('long-name', { recipient: 7 })]
  const others = [found('qr-not-public'), found('image-resolution', { page: 1 }), found('image-resolution', { page: 1, message: { de: 'anders', en: 'other' } })]
  expect(toldOnce([...others, ...own, found('qr-not-public'), found('image-resolution', { page: 51 })])).toEqual([...others, ...own])
})
