import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { mailPolicy } from '../../../src/server/routes/mail-policy.ts'

const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

it('allows each style of a mail by its hash, as the browser reads it, and nothing else', () => {
  const policy = mailPolicy('<style>a{color:red}</style><td style="font-family:&quot;Source Sans&quot;,Arial;color:#111"><p style="color:#111"><p style="color:#111">')
  expect(policy).toBe(
    `default-src 'none'; img-src 'self' data:; style-src 'unsafe-hashes' ${hash('a{color:red}')} ${hash('font-family:"Source Sans",Arial;color:#111')} ${hash('color:#111')}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  )
  expect(policy).not.toContain('script')
})
