/** The webhook: signed, once, and telling nothing to whoever has no secret. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { restOf, type Send, signedIn } from '../access/rest.ts'
import { DATABASE, startHub, type TestHub } from '../hub.ts'
import { audited, dialog, dialogsAt, SECRETS, webhook } from './dialog-hub.ts'

let hub: TestHub
let send: Send

beforeAll(async () => {
  hub = await startHub({ SERVICE_WEBHOOK_SECRETS: SECRETS.join(',') })
  send = await restOf()
})
afterAll(() => hub?.stop())

const MINUTE = 60_000
const received = async () => (await hub.payload.count({ collection: 'audit-events', where: { type: { equals: 'received' } } })).totalDocs

describe(`the webhook for dialogs (${DATABASE})`, () => {
  it('takes a signed dialog, with either secret, and an envelope', async () => {
    const answer = await webhook(send, dialog())
    expect([answer.status, answer.text]).toEqual([204, ''])
    expect((await webhook(send, { type: 'dialog.message', timestamp: '2026-11-02T10:00:00Z', data: dialog({ messages: [{ author: 'customer', at: '2026-11-02T11:00:00Z', text: 'Noch etwas!' }] }) }, { secret: SECRETS[1] })).status).toBe(204)
    const [stored, ...others] = await dialogsAt(hub, 'e-mail:A-1001')
    expect(others).toEqual([])
    expect(stored?.messages).toHaveLength(3)
    expect(await received()).toBe(2)
  })

  it('does the same message once, however often and however fast it comes', async () => {
    const message = { author: 'customer', at: '2026-11-03T10:00:00Z', text: 'Einmal.' }
    const again = () => webhook(send, dialog({ externalId: 'A-2', state: 'closed', messages: [message] }), { id: 'msg_once' })
    const before = await received()
    const answers = await Promise.all([again(), again(), again(), again()])
    expect(answers.map(({ status }) => status)).toEqual([204, 204, 204, 204])
    const [stored, ...others] = await dialogsAt(hub, 'e-mail:A-2')
    expect(others).toEqual([])
    expect(stored?.messages).toHaveLength(1)
    await hub.payload.update({ collection: 'service-dialogs', id: stored!.id, data: { state: 'open' } as never })
    const replay = await webhook(send, dialog({ externalId: 'A-2', state: 'closed', messages: [] }), { id: 'msg_once' })
    expect(replay.status).toBe(204)
    expect((await dialogsAt(hub, 'e-mail:A-2'))[0]).toMatchObject({ state: 'open' })
    expect(await received()).toBe(before + 1)
  })

  it('refuses everything else alike', async () => {
    const body = dialog({ externalId: 'A-3' })
    const foreign = `whsec_${Buffer.alloc(32, 7).toString('base64')}`
    const valid = `v1,${'A'.repeat(43)}=`
    const refusals = await Promise.all([
      webhook(send, body, { secret: foreign }),
      webhook(send, body, { at: Date.now() - 5 * MINUTE - 2_000 }),
      webhook(send, body, { at: Date.now() + 5 * MINUTE + 5_000 }),
      webhook(send, body, { headers: { 'webhook-id': 'msg_other' } }),
      webhook(send, body, { headers: { 'webhook-signature': valid } }),
      webhook(send, body, { headers: { 'webhook-signature': '' } }),
      webhook(send, body, { headers: { 'webhook-timestamp': 'NaN' } }),
      webhook(send, body, { headers: { 'webhook-timestamp': `${Math.floor(Date.now() / 1000)}.0` } }),
      webhook(send, body, { headers: { 'webhook-id': 'a b' } }),
      webhook(send, '{ no json', { secret: foreign }),
      send('POST', '/flow/webhooks/dialogs', { body }),
    ])
    expect(new Set(refusals.map(({ status, text }) => `${status} ${text}`)).size, JSON.stringify(refusals.map(({ status }) => status))).toBe(1)
    expect(refusals[0]?.status).toBe(401)
    expect(await dialogsAt(hub, 'e-mail:A-3')).toEqual([])
    // The right signature among wrong ones: a sender changes its secret.
    const good = await webhook(send, body, { id: 'msg_rotated' })
    expect(good.status).toBe(204)
  })

  it('refuses what is signed and no dialog, and takes it when it is mended', async () => {
    expect((await webhook(send, dialog({ externalId: 'A-4', source: 'pigeon' }), { id: 'msg_mend' })).json.errors).toMatchObject([{ code: 'bad-input' }])
    expect((await webhook(send, '{ no json')).status).toBe(400)
    expect((await webhook(send, 'null')).status).toBe(400)
    expect((await webhook(send, dialog({ externalId: 'A-4' }), { id: 'msg_mend' })).status).toBe(204)
    expect((await webhook(send, `"${'x'.repeat(5_000_001)}"`)).status).toBe(413)
    expect((await webhook(send, dialog(), { headers: { 'content-encoding': 'gzip' } })).status).toBe(415)
    expect((await send('GET', '/flow/webhooks/dialogs')).status).toBe(404)
  })

  it('writes as nobody, whoever is signed in', async () => {
    const { send: admin } = await signedIn(hub, 'Wanda Webhook', ['admin'])
    expect((await webhook(admin, dialog({ externalId: 'A-5' }), { id: 'msg_admin' })).status).toBe(204)
    const { docs } = await hub.payload.find({ collection: 'audit-events', where: { type: { equals: 'received' } }, pagination: false })
    expect(new Set((docs as unknown as { actor: string }[]).map(({ actor }) => actor))).toEqual(new Set(['webhook']))
    expect(await audited(hub, 'dialogs', 'imported')).toEqual([])
  })

  it('is tired of guesses from one address', async () => {
    const statuses: number[] = []
    for (let guess = 0; guess < 65; guess++) {
      const { status } = await send('POST', '/flow/webhooks/dialogs', { body: dialog(), peer: '192.0.2.77' })
      statuses.push(status)
    }
    expect(new Set(statuses)).toEqual(new Set([401, 429]))
    expect((await webhook(send, dialog({ externalId: 'A-6' }), { headers: { 'x-hub-peer': '192.0.2.77' } })).status).toBe(204)
  })
})
