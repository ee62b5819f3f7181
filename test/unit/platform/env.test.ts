import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { EnvError, isLoopbackHost, keptSecret, parseEnv } from '../../../src/env.ts'

const secret = 's'.repeat(32)
const parse = (source: Record<string, string | undefined>) => parseEnv(source, () => secret)
const problemsOf = (source: Record<string, string | undefined>): readonly string[] => {
  try {
    parse(source)
  } catch (error) {
    if (error instanceof EnvError) return error.problems
    throw error
  }
  return []
}
const mongo = { DATABASE_URL: 'mongodb://db.example.com/hub?replicaSet=rs0', HUB_SECRET: secret, PUBLIC_URL: 'https://hub.example.com' }

describe('parseEnv', () => {
  it('needs nothing: embedded database, loopback, demo', () => {
    expect(parse({})).toEqual({
      nodeEnv: 'development', port: 3000, host: '127.0.0.1', isLoopback: true, dataDir: resolve('data'), mediaDir: resolve('media/library'), attachmentsDir: resolve('data/attachments'), secret,
      database: { kind: 'sqlite', file: resolve('data/hub.db'), url: `file:${resolve('data/hub.db')}` },
      publicUrl: 'http://127.0.0.1:3000', seed: 'demo', mail: null, testMailDomains: [], timeZone: 'Europe/Berlin', trustedProxies: [], socialKeys: [], privateHosts: [], webhookSecrets: [],
    })
  })
  it('keeps media with the data when DATA_DIR is set, unless MEDIA_DIR says otherwise', () => {
    expect(parse({ DATA_DIR: '/srv/hub' }).mediaDir).toBe(resolve('/srv/hub/media'))
    expect(parse({ DATA_DIR: '/srv/hub', MEDIA_DIR: '/srv/pictures' }).mediaDir).toBe(resolve('/srv/pictures'))
    expect(parse({ DATA_DIR: '/srv/hub', MEDIA_DIR: '/srv/pictures' }).attachmentsDir).toBe(resolve('/srv/hub/attachments'))
    expect(parse({ ATTACHMENTS_DIR: '/srv/private' }).attachmentsDir).toBe(resolve('/srv/private'))
  })
  it('takes empty variables for unset ones', () => {
    expect(parse({ PORT: '', DATABASE_URL: '', SEED: '' })).toEqual(parse({}))
  })
  it('follows PORT in the default address', () => {
    expect(parse({ PORT: '8080' }).publicUrl).toBe('http://127.0.0.1:8080')
  })
  it('seeds nothing on a host that others reach, nor with MongoDB', () => {
    expect(parse({ HOST: '0.0.0.0' })).toMatchObject({ seed: 'none', isLoopback: false })
    expect(parse(mongo)).toMatchObject({ seed: 'none', database: { kind: 'mongodb' }, publicUrl: 'https://hub.example.com' })
  })
  it('reads the networks of trusted proxies', () => {
    const told = (value: string) => parse({ TRUSTED_PROXIES: value }).trustedProxies.map(({ address, bits }) => `${address}/${bits}`)
    expect(told('127.0.0.1, 10.0.0.0/8,2001:db8::/32,::1')).toEqual(['127.0.0.1/32', '10.0.0.0/8', '2001:db8::/32', '::1/128'])
    expect(told('::ffff:10.0.0.0/104')).toEqual(['10.0.0.0/8'])
  })
  it('cuts the slash off PUBLIC_URL', () => {
    expect(parse({ PUBLIC_URL: 'https://hub.example.com/' }).publicUrl).toBe('https://hub.example.com')
  })
  it.each([
    ...['proxy.example.com', '10.0.0.0/33', '2001:db8::/129', '0.0.0.0/0', '::/0', '::ffff:0:0/96', '10.0.0.1,', '10.0.0.1 10.0.0.2', '10.1', 'fe80::1%eth0'].map(
      (value): [Record<string, string>, RegExp] => [{ TRUSTED_PROXIES: value }, /^TRUSTED_PROXIES .* for example 127\.0\.0\.1,/],
    ),
    [{ TIME_ZONE: 'Berlin' }, /TIME_ZONE/],
    [{ MAIL_URL: 'https://mail.example.com', MAIL_FROM: 'a@example.com' }, /MAIL_URL/],
    [{ MAIL_URL: 'smtp://mail.example.com', MAIL_FROM: 'a@example.com>\r\nBcc: b@example.com' }, /MAIL_FROM/],
    [{ TEST_MAIL_DOMAINS: 'anna@example.com' }, /no addresses/],
    [{ TEST_MAIL_DOMAINS: '*.example.com' }, /no addresses/],
    [{ TEST_MAIL_DOMAINS: 'example.com,' }, /no addresses/],
    [{ MAIL_URL: 'smtp://mail.example.com' }, /together/],
    [{ PORT: '70000' }, /PORT/],
    [{ PORT: '-1' }, /PORT/],
    [{ PORT: '3000x' }, /PORT/],
    [{ HOST: 'not a host' }, /HOST/],
    [{ ...mongo, DATABASE_URL: 'postgres://db.example.com/hub' }, /DATABASE_URL/],
    [{ ...mongo, DATABASE_URL: 'mongodb://db.example.com/hub' }, /replica set/],
    [{ ...mongo, HUB_SECRET: undefined }, /HUB_SECRET is required/],
    [{ ...mongo, PUBLIC_URL: undefined }, /PUBLIC_URL is required/],
    [{ ...mongo, SEED: 'demo' }, /SEED=demo/],
    [{ HOST: '0.0.0.0', SEED: 'demo' }, /SEED=demo/],
    [{ HUB_SECRET: 'short' }, /32 characters/],
    [{ PUBLIC_URL: 'https://hub.example.com/path' }, /PUBLIC_URL/],
    [{ PUBLIC_URL: 'https://user:word@hub.example.com' }, /PUBLIC_URL/],
    [{ PUBLIC_URL: 'https://hub.example.com/?' }, /PUBLIC_URL/],
    [{ PUBLIC_URL: 'javascript:alert(1)' }, /PUBLIC_URL/],
    [{ SEED: 'yes' }, /SEED/],
    [{ NODE_ENV: 'prod' }, /NODE_ENV/],
  ])('refuses %j', (source, sentence) => {
    const problems = problemsOf(source)
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatch(sentence)
  })
  it('names all problems at once, and no secret', () => {
    const problems = problemsOf({ PORT: 'x', SEED: 'x', HUB_SECRET: 'tooshortsecret', DATABASE_URL: 'mongodb://anna:geheim@db.example.com/hub' })
    expect(problems).toHaveLength(5)
    expect(problems.join()).not.toMatch(/geheim|tooshortsecret/)
  })
  it('accepts mongodb+srv without a replica set in the address', () => {
    expect(problemsOf({ ...mongo, DATABASE_URL: 'mongodb+srv://cluster.example.com/hub' })).toEqual([])
  })
})

it.each([['127.0.0.1', true], ['127.9.9.9', true], ['localhost', true], ['::1', true], ['0.0.0.0', false], ['::', false], ['127.example.com', false]])(
  'isLoopbackHost(%s) is %s', (host, expected) => expect(isLoopbackHost(host)).toBe(expected),
)

describe('keptSecret', () => {
  const folders: string[] = []
  const folder = () => {
    const made = mkdtempSync(join(tmpdir(), 'hub-secret-'))
    folders.push(made)
    return join(made, 'data')
  }
  afterEach(() => {
    for (const made of folders.splice(0)) rmSync(made, { recursive: true, force: true })
  })
  it('makes one for the owner only, and keeps it', () => {
    const dataDir = folder()
    const first = keptSecret(dataDir)
    expect(first).toMatch(/^[0-9a-f]{64}$/)
    expect(keptSecret(dataDir)).toBe(first)
    if (process.platform !== 'win32') expect(statSync(join(dataDir, 'secret')).mode & 0o777).toBe(0o600)
  })
  it('refuses a cut file instead of signing with it', () => {
    const dataDir = folder()
    keptSecret(dataDir)
    writeFileSync(join(dataDir, 'secret'), 'abc')
    expect(() => keptSecret(dataDir)).toThrow(/too short/)
    expect(readFileSync(join(dataDir, 'secret'), 'utf8')).toBe('abc')
  })
})
