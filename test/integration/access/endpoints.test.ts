/** Payload's own endpoints beside the collections' operations: what they give to whom. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DATABASE, makePiece, startHub, type TestHub } from '../hub.ts'
import { type PrincipalName, PRINCIPALS, type Principal, principals, restOf, signedIn } from './rest.ts'
import { makeOne } from './seed.ts'

let hub: TestHub
let who: Record<PrincipalName, Principal>
const PEOPLE: readonly PrincipalName[] = ['admin', 'editor', 'approver', 'agent', 'person-token']
const OUTSIDE = PRINCIPALS.filter((name) => !PEOPLE.includes(name))

describe(`an empty hub (${DATABASE})`, () => {
  beforeAll(async () => {
    hub = await startHub()
  })

  it('makes nobody its first administrator over the network', async () => {
    const send = await restOf()
    const me = { email: 'eve@example.com', password: 'a password of my own', name: 'Eve', roles: ['admin'] }
    for (const path of ['/users/first-register', '/users/first-register/', '/users/first-register?depth=1']) {
      expect((await send('POST', path, { body: me })).status).toBe(404)
    }
    expect((await send('POST', '/users', { body: me })).status).toBe(403)
    expect((await send('POST', '/users/first-register', { body: me, headers: { 'x-http-method-override': 'GET' } })).status).toBe(403)
    expect((await hub.payload.count({ collection: 'users' })).totalDocs).toBe(0)
    expect((await send('GET', '/users/init')).json).toEqual({ initialized: false })
  })
})

describe(`Payload’s own endpoints (${DATABASE})`, () => {
  beforeAll(async () => {
    who = await principals(hub)
  })
  afterAll(() => hub?.stop())

  it('tell who one is to the person alone, and nothing secret', async () => {
    for (const name of PRINCIPALS) {
      const { status, json, text } = await who[name].send('GET', '/users/me?depth=2')
      expect(status, name).toBe(200)
      if (OUTSIDE.includes(name)) expect(json.user, name).toBeNull()
      else expect(json.user?.id, name).toBe(who[name].id)
      expect(text, name).not.toMatch(/"(hash|salt|resetPasswordToken|resetPasswordExpiration|lockUntil|loginAttempts)"/)
    }
  })

  it('renew a session for the one who has one, not for tokens', async () => {
    const { send } = await signedIn(hub, 'Rita Renew', ['editor'])
    const renewed = await send('POST', '/users/refresh-token')
    expect(renewed.status).toBe(200)
    expect(typeof renewed.json.refreshedToken).toBe('string')
    for (const name of [...OUTSIDE, 'person-token'] as const) expect((await who[name].send('POST', '/users/refresh-token')).status, name).toBe(403)
  })

  it('end a session on signing out', async () => {
    const { send } = await signedIn(hub, 'Otto Out', ['editor'])
    expect((await send('POST', '/users/logout')).status).toBe(200)
    expect((await send('GET', '/users/me')).json.user).toBeNull()
    expect((await send('GET', '/pieces')).status).toBe(403)
    for (const name of OUTSIDE) expect((await who[name].send('POST', '/users/logout')).status, name).toBe(400)
  })

  it('end the sessions of whoever is disabled or gets a new password', async () => {
    const { id, send } = await signedIn(hub, 'Dora Disabled', ['editor'])
    expect((await send('GET', '/pieces')).status).toBe(200)
    expect((await who.admin.send('PATCH', `/users/${id}`, { body: { isDisabled: true } })).status).toBe(200)
    expect((await send('GET', '/users/me')).json.user).toBeNull()
    expect((await send('POST', '/users/refresh-token')).status).toBe(403)
    expect((await send('POST', '/payload-preferences/some', { body: { value: 1 } })).status).toBe(403)
    await who.admin.send('PATCH', `/users/${id}`, { body: { isDisabled: false } })
    expect((await send('GET', '/users/me')).json.user).toBeNull()

    const other = await signedIn(hub, 'Nora New', ['editor'])
    expect((await who.admin.send('PATCH', `/users/${other.id}`, { body: { password: 'another long password' } })).status).toBe(200)
    expect((await other.send('GET', '/pieces')).status).toBe(403)
  })

  it('unlock accounts for administrators alone', async () => {
    for (const name of PRINCIPALS) {
      const { status } = await who[name].send('POST', '/users/unlock', { body: { email: 'person.agent@example.com' } })
      expect(status, name).toBe(name === 'admin' ? 200 : 403)
    }
  })

  it('reset no password without the secret of the mail, whatever is sent as token', async () => {
    const { id } = await signedIn(hub, 'Petra Passwort', ['editor'])
    const token = await hub.payload.forgotPassword({ collection: 'users', data: { email: 'petra.passwort@example.com' }, disableEmail: true })
    const send = await restOf()
    for (const guess of [{ $ne: null }, { $gt: '' }, ['x'], null, '', 'undefined', true, { equals: token }, '../', `${token} `]) {
      const { status } = await send('POST', '/users/reset-password', { body: { token: guess, password: 'taken over now' } })
      expect([400, 403], JSON.stringify(guess)).toContain(status)
    }
    const editorToken = (await hub.payload.create({
      collection: 'app-tokens',
      data: { name: 'Petra', kind: 'person', person: id, expiresAt: new Date(Date.now() + 60_000).toISOString() } as never,
    })) as unknown as { token: string }
    const byToken = await restOf({ authorization: `Bearer ${editorToken.token}` })
    expect((await byToken('GET', '/pieces')).status).toBe(200)
    expect((await send('POST', '/users/reset-password', { body: { token, password: 'my own new password' } })).status).toBe(200)
    expect((await byToken('GET', '/pieces')).status, 'tokens of the person end with the old password').toBe(403)
  })

  it('keep a person’s preferences to that person', async () => {
    const path = '/payload-preferences/columns'
    expect((await who.editor.send('POST', path, { body: { value: { mine: 1 } } })).status).toBe(200)
    expect((await who.editor.send('GET', path)).json.value).toEqual({ mine: 1 })
    expect((await who.admin.send('GET', path)).json.value).toBeNull()
    expect((await who.admin.send('POST', path, { body: { value: { theirs: 1 } } })).status).toBe(200)
    expect((await who.editor.send('GET', path)).json.value).toEqual({ mine: 1 })
    for (const name of OUTSIDE) {
      expect((await who[name].send('GET', path)).status, name).toBe(403)
      expect((await who[name].send('POST', path, { body: { value: 1 } })).status, name).toBe(403)
    }
    expect((await who.editor.send('GET', path)).json.value).toEqual({ mine: 1 })
  })

  it('serve files to staff alone, and a missing one as missing', async () => {
    const id = await makeOne(hub, 'media')
    const { filename } = (await hub.payload.findByID({ collection: 'media', id: id as string })) as { filename?: string | null }
    for (const name of PRINCIPALS) {
      const isStaff = PEOPLE.includes(name)
      const answer = await who[name].send('GET', `/media/file/${filename}`)
      expect(answer.status, name).toBe(isStaff ? 200 : 403)
      expect((await who[name].send('GET', `/media/file/${filename}?thumbnail=1`)).status, name).toBe(isStaff ? 200 : 403)
      expect((await who[name].send('GET', '/media/file/nothing.png')).status, name).toBe(isStaff ? 404 : 403)
    }
    const { headers } = await who.agent.send('GET', `/media/file/${filename}`)
    expect(headers.get('content-security-policy')).toContain('sandbox')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    for (const bad of ['..%2f..%2fetc%2fpasswd', '%2e%2e%2fhub.sqlite', '..%5c..%5cx', '%00', 'x'.repeat(3_000)]) {
      expect([400, 403, 404], bad).toContain((await who.editor.send('GET', `/media/file/${bad}`)).status)
    }
  })

  it('grant nothing more to a POST that says it is a GET', async () => {
    const { id } = await makePiece(await hub.person('Edda Editor', ['editor']))
    for (const header of ['x-http-method-override', 'x-payload-http-method-override']) {
      const headers = { [header]: 'GET' }
      expect((await who.anonymous.send('POST', '/pieces', { headers, body: { depth: 1 } })).status).toBe(403)
      expect((await who.anonymous.send('POST', `/pieces/${id}`, { headers, body: {} })).status).toBe(403)
      expect((await who.agent.send('POST', '/pieces', { headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' }, body: 'limit=10' })).status).toBe(403)
      expect((await who.editor.send('POST', `/pieces/${id}`, { headers, body: {} })).status).toBe(200)
      for (const method of ['DELETE', 'PATCH', 'PUT']) {
        const { status } = await who.approver.send('POST', `/pieces/${id}`, { headers: { [header]: method }, body: { title: 'x' } })
        expect([403, 404, 405]).toContain(status)
      }
    }
    expect((await who.editor.send('GET', `/pieces/${id}?draft=true`)).json.title).toBe('Ökostrom für alle')
  })
})
