/** Accounts and tokens: nobody makes themselves more than they are, and no secret leaves. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { approve } from '../../../src/publishing/decide.ts'
import { submit } from '../../../src/publishing/submit.ts'
import { verifyToken } from '../../../src/tokens/verify.ts'
import { approvedBrand, asPerson, DATABASE, makePiece, startHub, type TestHub } from '../hub.ts'
import { type Json, type PrincipalName, type Principal, principals, restOf, type Send, signedIn, tokenFor } from './rest.ts'

let hub: TestHub
let who: Record<PrincipalName, Principal>

beforeAll(async () => {
  hub = await startHub()
  who = await principals(hub)
  await approvedBrand(await hub.person('Edda Editor', ['editor']), await hub.person('Armin Approver', ['approver']))
})
afterAll(() => hub?.stop())

const account = async (id: unknown) => (await hub.payload.findByID({ collection: 'users', id: id as string, depth: 0, showHiddenFields: true })) as unknown as Json
const tomorrow = () => new Date(Date.now() + 86_400_000).toISOString()

describe(`accounts (${DATABASE})`, () => {
  it('let nobody raise their own roles or write what certificates quote', async () => {
    for (const name of ['editor', 'approver', 'agent', 'person-token'] as const) {
      const { id, send } = who[name]
      const before = await account(id)
      const wish = {
        name: before.name,
        roles: ['admin'],
        isDisabled: true,
        key: 'another-key',
        createdByKey: 'x',
        rolesSetByKey: 'x',
        passwordSetByKey: 'x',
        passwordSetAt: '2001-01-01T00:00:00.000Z',
        hash: 'x',
        salt: 'x',
        resetPasswordToken: 'x',
        lockUntil: '2100-01-01T00:00:00.000Z',
        loginAttempts: -99,
        sessions: [],
      }
      for (const path of [`/users/${id}`, `/users/${id}?overrideAccess=true&showHiddenFields=true`]) await send('PATCH', path, { body: wish })
      const form = new FormData()
      form.append('_payload', JSON.stringify(wish))
      await send('PATCH', `/users/${id}`, { form })
      const { updatedAt: _now, ...after } = await account(id)
      const { updatedAt: _then, ...then } = before
      expect(after, name).toEqual(then)
    }
  })

  it('let only administrators make accounts, and tell each who made it', async () => {
    const data = () => ({ name: 'Neu', email: `neu.${Math.random()}@example.com`, password: 'a long password', roles: ['approver'], createdByKey: 'x', passwordSetByKey: 'x' })
    const made = await who.admin.send('POST', '/users', { body: data() })
    expect(made.status).toBe(201)
    const { key } = await account(who.admin.id)
    expect(await account(made.json.doc?.id)).toMatchObject({ createdByKey: key, passwordSetByKey: key, rolesSetByKey: key })
  })

  it('show nobody other people but administrators', async () => {
    for (const name of ['editor', 'approver', 'agent'] as const) {
      const { id, send } = who[name]
      const list = await send('GET', '/users?limit=100')
      expect(list.json.docs?.map((doc) => doc.id)).toEqual([id])
      expect((await send('GET', `/users/${who.admin.id}`)).status).toBe(404)
      expect((await send('GET', '/users/count')).json.totalDocs).toBe(1)
    }
  })

  it('show no secret of an account to anybody, by any parameter', async () => {
    const { hash, salt } = await account(who.editor.id)
    expect(String(hash).length).toBeGreaterThan(20)
    await hub.payload.forgotPassword({ collection: 'users', data: { email: 'person.editor@example.com' }, disableEmail: true })
    const { resetPasswordToken } = await account(who.editor.id)
    const tries = ['', '?depth=3', '?showHiddenFields=true', '?select[hash]=true&select[salt]=true', '?select[resetPasswordToken]=true', '?overrideAccess=true', '?populate[users][hash]=true', '?draft=true', '?trash=true']
    for (const name of ['admin', 'editor', 'person-token'] as const) {
      for (const query of tries) {
        for (const path of [`/users/${who.editor.id}`, '/users', '/users/me']) {
          const { text } = await who[name].send('GET', `${path}${query}`)
          for (const secret of [hash, salt, resetPasswordToken]) expect(text.includes(String(secret)), `${name} ${path}${query}`).toBe(false)
        }
      }
    }
    const locks = await who.agent.send('GET', '/payload-locked-documents?depth=3')
    expect(locks.text).not.toContain(String(hash))
    // The sessions of others are nobody's business; one's own ids are of no use without the signing secret.
    const others = await who.admin.send('GET', `/users/${who.editor.id}`)
    expect(others.json.sessions ?? []).toEqual([])
  })
})

describe(`tokens (${DATABASE})`, () => {
  it('are shown once, on creation, and their hash never', async () => {
    const made = await who.admin.send('POST', '/app-tokens', { body: { name: 'App', kind: 'channel-app', channels: ['web-page'], expiresAt: tomorrow(), token: 'ek_app_mine', hash: 'mine' } })
    expect(made.status).toBe(201)
    const token = String(made.json.doc?.token)
    expect(token).toMatch(/^ek_app_[A-Za-z0-9_-]{43}$/)
    const id = made.json.doc?.id
    expect(made.json.doc?.hash).toBeUndefined()
    const stored = JSON.stringify(await hub.payload.db.findOne({ collection: 'app-tokens', where: { id: { equals: id } } }))
    expect(stored).not.toContain(token)
    const { hash } = JSON.parse(stored) as { hash: string }
    expect(hash).toMatch(/^[0-9a-f]{64}$/)
    const paths = [`/app-tokens/${id}`, '/app-tokens?limit=100', `/app-tokens/${id}?showHiddenFields=true&select[hash]=true&select[token]=true&depth=2`]
    for (const path of paths) {
      const { text } = await who.admin.send('GET', path)
      expect(text).not.toContain(hash)
      expect(text).not.toContain(token)
    }
    const renamed = await who.admin.send('PATCH', `/app-tokens/${id}`, { body: { name: 'Anders', hash: 'x', token: 'x', kind: 'person', channels: ['*'], person: who.admin.id } })
    expect(renamed.text).not.toContain(hash)
    expect(JSON.parse(JSON.stringify(await hub.payload.db.findOne({ collection: 'app-tokens', where: { id: { equals: id } } })))).toMatchObject({ hash, kind: 'channel-app', channels: ['web-page'], name: 'Anders' })
  })

  it('end for good', async () => {
    const { id, token } = await tokenFor(hub, 'channel-app', { channels: ['web-page'] })
    expect((await verifyToken(hub.payload, token, ['channel-app'])).id).toBe(id)
    const later = new Date(Date.now() + 10 * 86_400_000).toISOString()
    expect((await who.admin.send('PATCH', `/app-tokens/${id}`, { body: { expiresAt: later } })).status).toBe(400)
    await who.admin.send('PATCH', `/app-tokens/${id}`, { body: { revokedAt: new Date().toISOString() } })
    for (const revokedAt of [null, '', '2100-01-01T00:00:00.000Z']) await who.admin.send('PATCH', `/app-tokens/${id}`, { body: { revokedAt } })
    await expect(verifyToken(hub.payload, token, ['channel-app'])).rejects.toMatchObject({ code: 'token-invalid' })
    for (const expiresAt of ['2001-01-01', 'soon', tomorrow().replace('20', '30')]) {
      expect((await who.admin.send('POST', '/app-tokens', { body: { name: 'x', kind: 'channel-app', channels: ['web-page'], expiresAt } })).status, expiresAt).toBe(400)
    }
  })

  it('of a person end with the person’s password, and change neither password nor address', async () => {
    const { id } = await signedIn(hub, 'Tilo Token', ['editor'])
    const { token } = await tokenFor(hub, 'person', { person: id })
    const send = await restOf({ authorization: `Bearer ${token}` })
    for (const body of [{ password: 'taken over by a token' }, { email: 'elsewhere@example.com' }]) expect((await send('PATCH', `/users/${id}`, { body })).status).toBe(403)
    expect((await send('PATCH', `/users/${id}`, { body: { name: 'Tilo T.' } })).status).toBe(200)
    await who.admin.send('PATCH', `/users/${id}`, { body: { password: 'set by the administrator' } })
    expect((await send('GET', '/pieces')).status).toBe(403)
  })

  it('that an author issues for the approver’s account do not make one person two', async () => {
    const boss = await signedIn(hub, 'Bodo Boss', ['admin', 'editor'])
    const approver = await signedIn(hub, 'Anna Approver', ['approver'])
    const bossReq = await asPerson(hub.payload, boss.id)
    const { key } = await makePiece(bossReq, { title: 'Chefsache' })
    const submission = await submit(bossReq, { subject: 'piece', key, locale: 'de' })
    const made = await boss.send('POST', '/app-tokens', { body: { name: 'Anna', kind: 'person', person: approver.id, expiresAt: tomorrow() } })
    expect(made.status).toBe(201)
    const asAnna = await restOf({ authorization: `Bearer ${made.json.doc?.token}` })
    const decide = (send: Send) => send('POST', `/flow/submissions/${submission.key}/approve`, { body: {} })
    expect(await decide(asAnna)).toMatchObject({ status: 403, json: { errors: [{ code: 'four-eyes' }] } })
    // A password that is Anna's alone ends the boss's token; the account stays the boss's for good, because the boss could have set that password too.
    expect((await decide(approver.send)).status).toBe(403)
    expect((await approver.send('PATCH', `/users/${approver.id}`, { body: { password: 'known to Anna alone' } })).status).toBe(200)
    expect((await asAnna('GET', '/pieces')).status).toBe(403)
    expect((await decide(approver.send)).status).toBe(403)
  })

  const bossesPiece = async (name: string) => {
    const boss = await signedIn(hub, name, ['admin', 'editor'])
    const bossReq = await asPerson(hub.payload, boss.id)
    const { key } = await makePiece(bossReq, { title: `Text von ${name}` })
    const submission = await submit(bossReq, { subject: 'piece', key, locale: 'de' })
    return { boss, approve: async (id: string | number) => approve(await asPerson(hub.payload, id), submission.key) }
  }

  it('that an author took over and handed back stay the author’s', async () => {
    const { boss, approve } = await bossesPiece('Birk Boss')
    for (const takeOver of [{ password: 'set by the boss' }, { email: 'boss.reads.this@example.com' }]) {
      const approver = await signedIn(hub, `Anton ${Object.keys(takeOver)}`, ['approver'])
      expect((await boss.send('PATCH', `/users/${approver.id}`, { body: takeOver })).status).toBe(200)
      // The boss, signed in as the approver, sets a password once more: the account says it set its own.
      await hub.payload.update({ collection: 'users', id: approver.id, data: { password: 'set from within' } as never, overrideAccess: false, user: (await asPerson(hub.payload, approver.id)).user })
      await expect(approve(approver.id), JSON.stringify(takeOver)).rejects.toMatchObject({ code: 'four-eyes' })
      // Nor does it help when an innocent administrator sets another password afterwards.
      expect((await who.admin.send('PATCH', `/users/${approver.id}`, { body: { password: 'set by another administrator' } })).status).toBe(200)
      await expect(approve(approver.id)).rejects.toMatchObject({ code: 'four-eyes' })
    }
  })

  it('that an author reaches through a straw man are the author’s too', async () => {
    const { boss, approve } = await bossesPiece('Bela Boss')
    const straw = await boss.send('POST', '/users', { body: { name: 'Stroh', email: 'stroh@example.com', roles: ['admin'], password: 'known to the boss' } })
    const strawReq = await asPerson(hub.payload, String(straw.json.doc?.id))
    const approver = await signedIn(hub, 'Arno Approver', ['approver'])
    await hub.payload.update({ collection: 'users', id: approver.id, data: { password: 'set by the straw man' } as never, overrideAccess: false, user: strawReq.user })
    await expect(approve(approver.id)).rejects.toMatchObject({ code: 'four-eyes' })
    const fresh = await signedIn(hub, 'Frida Frei', ['approver'])
    await expect(approve(fresh.id)).resolves.toMatchObject({ certificate: { approver: { name: 'Frida Frei', heldBy: ['operator'] } } })
  })

  it('cannot be relieved of their history by any body', async () => {
    const { boss, approve } = await bossesPiece('Bruno Boss')
    const made = await boss.send('POST', '/users', { body: { name: 'Gast', email: 'gast@example.com', roles: ['approver'], password: 'known to the boss', heldBy: [], createdByKey: '' } })
    const id = String(made.json.doc?.id)
    for (const heldBy of [[], null, '']) await boss.send('PATCH', `/users/${id}`, { body: { heldBy } })
    await expect(approve(id)).rejects.toMatchObject({ code: 'four-eyes' })
  })
})
