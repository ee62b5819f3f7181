import { describe, expect, it } from 'vitest'
import { mailAddress } from '../../../src/publishing/mailings/mail-address.ts'

const BAD = expect.objectContaining({ code: 'bad-input', message: 'Address 2 is no e-mail address such as name@example.com.', details: { field: 'to.1' } })
const read = (given: string) => mailAddress(given, 'to.1', 'Address 2')

describe('an address', () => {
  it.each([
    ['anna@example.com', 'anna@example.com'],
    ['  Bernd.O\'Neil+probe@Example.ORG\n', 'Bernd.O\'Neil+probe@example.org'],
    ['kunde@münchen.de', 'kunde@xn--mnchen-3ya.de'],
    ['kunde@MÜNCHEN.de', 'kunde@xn--mnchen-3ya.de'],
    ['kunde@mu\u0308nchen.de', 'kunde@xn--mnchen-3ya.de'],
    ['kunde@post.straße.example', 'kunde@post.xn--strae-oqa.example'],
    ['info@пример.рф', 'info@xn--e1afmkfd.xn--p1ai'],
    ['info@例え.テスト', 'info@xn--r8jz45g.xn--zckzah'],
    ['kunde@xn--mnchen-3ya.de', 'kunde@xn--mnchen-3ya.de'],
  ])('%j is sent to as %s', (given, sent) => {
    expect(read(given)).toBe(sent)
    expect(read(sent)).toBe(sent)
  })

  it.each([
    'anna', '@example.com', 'anna@', 'anna@example', 'anna@127.0.0.1', 'anna@[127.0.0.1]', 'anna@1.2', 'anna@0x7f.1', 'anna@@example.com', 'anna@b@example.com', '.anna@example.com', 'an..na@example.com',
    'anna.@example.com', 'anna@example..com', 'anna@-example.com', 'anna@example-.com', 'anna@xn--a.com', 'anna@xn--.com', `${'a'.repeat(65)}@example.com`, `anna@${'a'.repeat(64)}.com`, `anna@${'abc.'.repeat(70)}com`,
    'anna@example.com, bernd@example.com', 'Anna <anna@example.com>', 'anna@exam\nple.com', 'anna@exam\tple.com', 'anna@example.com\r\nBcc: alle@example.com', '"anna\r\nBcc: x"@example.com', 'anna\u0000@example.com',
    'аnna@example.com', 'änna@example.com', 'anna@ex%61mple.com', 'anna@example.com/x', 'anna@example.com:25', 'anna@user:x@example.com', 'anna@example\u3002com', 'anna@exa\u00admple.com', 'anna@exa\u200bmple.com',
    'anna@example.com> SIZE=1\r\nRCPT TO:<b@example.com', 'anna@münchen', 'anna@mün chen.de', 'anna@☃.example', '',
  ])('%j is none', (given) => {
    expect(() => read(given)).toThrow(BAD)
  })
})
