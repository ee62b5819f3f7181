import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { EnvError, parseEnv } from '../../../src/env.ts'
import { smtpMail } from '../../../src/server/mail.ts'

const MAIL = { MAIL_URL: 'smtps://mail.example.com', MAIL_FROM: 'Haus <hub@example.com>' }
const SIGNED = { ...MAIL, MAIL_DKIM_DOMAIN: 'example.com', MAIL_DKIM_SELECTOR: 'hub2026', MAIL_DKIM_KEY: 'keys/dkim.pem' }
const parse = (source: Record<string, string>) => parseEnv(source, () => 's'.repeat(32))

describe('signing mails', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hub-keys-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  const withKey = (pem: string) => {
    const keyFile = join(folder, 'dkim.pem')
    writeFileSync(keyFile, pem)
    return () => smtpMail({ url: MAIL.MAIL_URL, from: MAIL.MAIL_FROM, dkim: { domain: 'example.com', selector: 'hub', keyFile } }, 'https://hub.example.com')
  }

  it('wants all three variables, or none', () => {
    expect(parse(MAIL).mail).toEqual({ url: MAIL.MAIL_URL, from: MAIL.MAIL_FROM })
    expect(parse(SIGNED).mail?.dkim).toEqual({ domain: 'example.com', selector: 'hub2026', keyFile: resolve('keys/dkim.pem') })
    for (const name of ['MAIL_DKIM_DOMAIN', 'MAIL_DKIM_SELECTOR', 'MAIL_DKIM_KEY', 'MAIL_URL']) expect(() => parse({ ...SIGNED, [name]: '' }), name).toThrow(EnvError)
    expect(() => parse({ ...SIGNED, MAIL_DKIM_DOMAIN: 'example.com; x=1' })).toThrow(/MAIL_DKIM_DOMAIN/)
  })

  it('takes an RSA key of 2048 bits, and says at start what is wrong with another', () => {
    const rsa = (modulusLength: number) => generateKeyPairSync('rsa', { modulusLength, publicKeyEncoding: { type: 'spki', format: 'pem' }, privateKeyEncoding: { type: 'pkcs8', format: 'pem' } }).privateKey
    expect(withKey(rsa(2048))).not.toThrow()
    expect(withKey(rsa(1024))).toThrow(/no RSA key of 2048 bits/)
    expect(withKey(generateKeyPairSync('ed25519', { publicKeyEncoding: { type: 'spki', format: 'pem' }, privateKeyEncoding: { type: 'pkcs8', format: 'pem' } }).privateKey)).toThrow(/no RSA key/)
    expect(withKey('no key')).toThrow(/holds no private key/)
    expect(() => smtpMail({ url: MAIL.MAIL_URL, from: MAIL.MAIL_FROM, dkim: { domain: 'example.com', selector: 'hub', keyFile: join(folder, 'none.pem') } }, 'https://hub.example.com')).toThrow(/cannot be read/)
  })
})
