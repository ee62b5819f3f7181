import fc from 'fast-check'
import { expect, test } from 'vitest'
import { safeFilename } from '../../../src/publishing/media/safe-filename.ts'
import { HOSTILE_STRINGS } from '../../fixtures/hostile.ts'

test.each([
  ['Foto.jpg', 'Foto.jpg'],
  ['Größenübersicht Łódź.JPEG', 'Groessenuebersicht-Lodz.jpg'],
  ['../../etc/passwd', 'passwd.jpg'],
  ['..\\..\\windows\\win.ini', 'win.jpg'],
  ['C:\\temp\\a.png', 'a.jpg'],
  ['invoice\u202egnp.exe', 'invoicegnp.jpg'],
  ['shell.php.png', 'shell-php.jpg'],
  ['a\u0000.png', 'a.jpg'],
  ['CON.png', 'file-CON.jpg'],
  ['lpt1', 'file-lpt1.jpg'],
  ['.htaccess', 'htaccess.jpg'],
  ['...', 'upload.jpg'],
  ['', 'upload.jpg'],
  ['写真.png', 'upload.jpg'],
  ['a"; filename="b.html', 'a-filename-b.jpg'],
])('%j becomes %s', (name, safe) => {
  expect(safeFilename(name, 'jpg')).toBe(safe)
})

test('any name becomes harmless, and stays so', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...HOSTILE_STRINGS)), (name) => {
      const safe = safeFilename(name, 'png')
      expect(safe).toMatch(/^[A-Za-z0-9][A-Za-z0-9_-]{0,90}\.png$/)
      expect(safeFilename(safe, 'png')).toBe(safe)
    }),
    { numRuns: 2000 },
  )
})
