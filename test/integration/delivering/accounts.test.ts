/** Secrets of accounts go in and never come out, and stay with the server they were given for. */
import type { PayloadRequest } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accountOwner } from '../../../src/publishing/delivering/networks.ts'
import { accountOf, openAccount, resealAccounts } from '../../../src/publishing/delivering/accounts.ts'
import { listAccounts } from '../../../src/publishing/delivering/posts.ts'
import { type SealingKey, unseal } from '../../../src/publishing/delivering/sealed.ts'
import { hubOf } from '../../../src/publishing/hub.ts'
import { DATABASE, make, startHub, type TestHub } from '../hub.ts'

const SECRET = 'kana-rien-voge-lsan'
const ACCOUNT = { label: 'Stadtwerke auf Bluesky', network: 'bluesky', identifier: '@lindental.example.com', secret: SECRET, timeZone: 'Europe/Zurich' }

let hub: TestHub
let admin: PayloadRequest
beforeAll(async () => {
  hub = await startHub()
  admin = await hub.person('Ada Admin', ['admin'])
})
afterAll(() => hub?.stop())

const update = (id: string | number, data: object) =>
  hub.payload.update({ collection: 'social-accounts', id, data: data as never, overrideAccess: false, user: admin.user, depth: 0 }) as unknown as Promise<Record<string, unknown>>
const stored = (id: string | number) => hub.payload.db.findOne<Record<string, unknown> & { id: string }>({ collection: 'social-accounts', where: { id: { equals: id } } })

describe(`a social account (${DATABASE})`, () => {
  it('keeps its secret sealed, and gives it to nobody', async () => {
    const made = await make(admin, 'social-accounts', ACCOUNT)
    expect(made).toMatchObject({ network: 'bluesky', server: 'https://bsky.social', identifier: 'lindental.example.com' })
    const found = await hub.payload.findByID({ collection: 'social-accounts', id: made.id, overrideAccess: false, user: admin.user })
    const listed = await hub.payload.find({ collection: 'social-accounts', overrideAccess: false, user: admin.user, showHiddenFields: true })
    const row = await stored(made.id)
    expect(JSON.stringify([made, found, listed, row])).not.toContain(SECRET)
    expect(JSON.stringify([made, found, listed])).not.toContain('v1.hub.')
    const sealed = String(row?.sealed)
    const owner = accountOwner({ key: made.key, network: 'bluesky', server: 'https://bsky.social', identifier: 'lindental.example.com' })
    expect(unseal(hubOf(hub.payload).sealingKeys, sealed, owner)).toBe(SECRET)
  })

  it('keeps the secret when something else changes, and clears a problem when it is renewed', async () => {
    const { id } = await make(admin, 'social-accounts', ACCOUNT)
    const before = (await stored(id))?.sealed
    await update(id, { label: 'Anders', secret: '' })
    expect((await stored(id))?.sealed).toBe(before)
    await hub.payload.db.updateOne({ collection: 'social-accounts', id, data: { problem: 'refused', problemSaid: 'abgelaufen' } })
    await update(id, { secret: 'ein-an-deres-wort' })
    expect(await stored(id)).toMatchObject({ label: 'Anders', problem: null, problemSaid: null })
    expect((await stored(id))?.sealed).not.toBe(before)
  })

  it('is read, saved and mended with a problem that this version does not know', async () => {
    const { id, key } = await make(admin, 'social-accounts', ACCOUNT)
    await hub.payload.db.updateOne({ collection: 'social-accounts', id, data: { problem: 'paused-by-law' } })
    expect((await listAccounts(admin)).find((one) => one.key === key)).toMatchObject({ problemCode: 'paused-by-law', problem: 'paused-by-law.' })
    await update(id, { label: 'Anders' })
    expect(await stored(id)).toMatchObject({ label: 'Anders', problem: 'paused-by-law' })
    await update(id, { secret: 'ein-an-deres-wort' })
    expect(await stored(id)).toMatchObject({ problem: null })
  })

  it('sends a secret nowhere but where it was given for', async () => {
    const { id } = await make(admin, 'social-accounts', ACCOUNT)
    await expect(update(id, { server: 'https://evil.example.com' })).rejects.toThrow(/secret again/)
    await expect(update(id, { identifier: 'somebody.else' })).rejects.toThrow(/secret again/)
    // No field that anybody may change.
    await update(id, { network: 'webhook' })
    expect(await stored(id)).toMatchObject({ server: 'https://bsky.social', network: 'bluesky' })
  })

  it.each([
    ['a server without TLS', { server: 'http://social.example.com' }],
    ['a server with a user in it', { server: 'https://a:b@social.example.com' }],
    ['no address', { server: 'social' }],
    ['a time zone that is none', { timeZone: 'Mitteleuropa' }],
    ['no secret', { secret: ' ' }],
    ['no identifier', { identifier: '' }],
    ['an unknown network', { network: 'myspace' }],
  ])('refuses %s', async (_, change) => {
    await expect(make(admin, 'social-accounts', { ...ACCOUNT, ...change })).rejects.toThrow()
  })

  it('is sealed anew with the newest key, and opens with that alone', async () => {
    const { id, key } = await make(admin, 'social-accounts', ACCOUNT)
    const keys = hubOf(hub.payload).sealingKeys as SealingKey[]
    const before = [...keys]
    keys.unshift({ id: '2026', key: new Uint8Array(32).fill(9) })
    try {
      await resealAccounts(hub.payload)
      keys.length = 1
      expect((await stored(id))?.sealed).toMatch(/^v1\.2026\./)
      expect(openAccount(hub.payload, await accountOf(hub.payload, key))).toMatchObject({ secret: SECRET })
    } finally {
      keys.splice(0, keys.length, ...before)
    }
    // With the key gone the account says so instead of failing in silence.
    await resealAccounts(hub.payload)
    expect(await stored(id)).toMatchObject({ problem: 'key-missing', problemSaid: null })
    const told = (await listAccounts(admin)).find((one) => one.key === key)
    expect(told).toMatchObject({ problemCode: 'key-missing', problem: expect.stringContaining('SOCIAL_KEYS') })
  })

  it('cannot be made to look well by an API', async () => {
    const made = await make(admin, 'social-accounts', { ...ACCOUNT, sealed: 'v1.hub.x.y', problem: 'refused', problemSaid: 'none', pausedUntil: '2027-01-01' })
    expect(await stored(made.id)).toMatchObject({ problem: null, problemSaid: null, pausedUntil: null })
    expect((await stored(made.id))?.sealed).not.toBe('v1.hub.x.y')
  })
})
