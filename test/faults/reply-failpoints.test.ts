/** Kills the process that keeps what people answered, before, between and after its writes: each reply is kept once. */
import type { PayloadRequest } from 'payload'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { REPLY_FAILPOINTS } from '../../src/publishing/failpoints.ts'
import { startMastodon, type TestMastodon } from '../integration/delivering/mastodon-server.ts'
import { makeAccount, readIn } from '../integration/delivering/posting.ts'
import { DATABASE, startHub, type TestHub } from '../integration/hub.ts'
import { type Succession, succession } from './child.ts'

describe(`keeping replies while killed (${DATABASE})`, () => {
  let server: TestMastodon
  let hub: TestHub
  let admin: PayloadRequest
  let account: string
  let processes: Succession
  let minutes = 0

  beforeAll(async () => {
    server = await startMastodon()
    hub = await startHub({ PRIVATE_HOSTS: server.host })
    admin = await hub.person('Ada Admin', ['admin'])
    account = (await makeAccount(admin, { network: 'mastodon', server: server.url, secret: server.token, keepsReplies: true })).key
    await readIn(hub, 0)
    processes = await succession()
  })
  afterAll(async () => {
    await processes?.end()
    await hub?.stop()
    await server?.stop()
  })
  beforeEach(() => processes.follow())

  it.each(REPLY_FAILPOINTS)('%s', async (point) => {
    const words = [1, 2, 3].map((number) => `Antwort ${number} vor ${point}`)
    const base = 1_000 + server.mentions.length
    for (const [index, text] of words.entries()) {
      const id = String(base + index)
      server.mentions.push({ notification: id, id: `9${id}`, from: { id: '5', acct: 'eva@example.com' }, content: `<p>${text}</p>`, inReplyToId: null, visibility: 'public', createdAt: new Date().toISOString(), pictures: 0 })
    }
    minutes += 60
    await processes.dieAt(point, { do: 'read-replies', minutes })
    await processes.follow()
    for (const later of [10, 20]) expect(await processes.doAgain({ do: 'read-replies', minutes: minutes + later })).toMatchObject({ ok: true })
    const { docs } = await hub.payload.find({ collection: 'service-dialogs', where: { externalId: { contains: `${account}/` } }, pagination: false, depth: 0, overrideAccess: true })
    const said = (docs as unknown as { messages: { author: string; text: string }[] }[]).flatMap(({ messages }) => messages.filter(({ author }) => author === 'customer').map(({ text }) => text))
    expect(said.filter((text) => text.endsWith(point)).sort()).toEqual(words)
  })
})
