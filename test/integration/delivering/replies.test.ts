/** What people answer in networks becomes dialogs that agents see: once, with the post that it answers, and theirs to have deleted. Long, because every case needs the same two servers and hub. */
import { unzipSync } from 'fflate'
import type { PayloadRequest } from 'payload'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startReplies } from '../../../src/jobs/replies.ts'
import { erasePerson } from '../../../src/consent/rights/erase.ts'
import { exportPerson, zipOf } from '../../../src/consent/rights/export.ts'
import { planPosts } from '../../../src/publishing/delivering/plan.ts'
import { forgetGoneReplies } from '../../../src/publishing/delivering/replies-gone.ts'
import { approvedBrand, DATABASE, make, type Made, staffOf, startHub, type Staff, type TestHub } from '../hub.ts'
import { consentedVoice, quoting } from '../voices/voices.ts'
import { startBlueskyApp, type TestBlueskyApp } from './bluesky-app.ts'
import { type StoredMention, startMastodon, type TestMastodon } from './mastodon-server.ts'
import { at, delivery, livePiece, makeAccount, readIn, SLOT, tasksAbout, workIn } from './posting.ts'

let server: TestMastodon
let app: TestBlueskyApp
let hub: TestHub
let staff: Staff
let admin: PayloadRequest
let minutes = 0
let count = 500

beforeAll(async () => {
  ;[server, app] = await Promise.all([startMastodon(), startBlueskyApp()])
  hub = await startHub({ PRIVATE_HOSTS: `${server.host},${app.host}` })
  staff = await staffOf(hub)
  admin = await hub.person('Ada Admin', ['admin'])
  await approvedBrand(staff.editor, staff.approver)
})
afterAll(async () => {
  await hub?.stop()
  await Promise.all([server?.stop(), app?.stop()])
})
beforeEach(() => {
  server.notificationFault.value = null
})

/** Reads once more, later than before. */
const read = () => readIn(hub, (minutes += 45))
const ANNA = { id: '77', acct: 'anna@anderswo.example.com' }
function mention(content: string, change: Partial<StoredMention> = {}): StoredMention {
  const number = ++count
  const made = { notification: String(number), id: `9${number}`, from: ANNA, content, inReplyToId: null, visibility: 'public', createdAt: new Date().toISOString(), pictures: 0, ...change }
  server.mentions.push(made)
  return made
}
interface Dialog {
  readonly id: string
  readonly subject: string
  readonly source: string
  readonly state: string
  readonly language?: string
  readonly contact: { readonly key: string; readonly displayName: string; readonly handles: readonly { readonly network: string; readonly handle: string }[] }
  readonly messages: readonly { readonly author: string; readonly text: string; readonly isPrivate: boolean }[]
}
/** All that a person is given, as one text. */
async function wordsIn(files: Awaited<ReturnType<typeof exportPerson>>): Promise<string> {
  const all: Buffer[] = []
  for await (const bytes of zipOf(files)) all.push(Buffer.from(bytes))
  return Object.values(unzipSync(Buffer.concat(all))).map((bytes) => new TextDecoder().decode(bytes)).join('\n')
}
/** As an agent reads them: newest first. */
async function dialogsOf({ key }: Made): Promise<Dialog[]> {
  const { docs } = await hub.payload.find({ collection: 'service-dialogs', where: { externalId: { contains: `${key}/` } }, sort: '-createdAt', depth: 1, pagination: false, overrideAccess: false, user: staff.agent.user })
  return docs as unknown as Dialog[]
}
const wordsOf = ({ messages }: Dialog) => messages.filter(({ author }) => author === 'customer').map(({ text }) => text)
const account = async () => {
  const made = await makeAccount(admin, { network: 'mastodon', server: server.url, secret: server.token, keepsReplies: true })
  await read()
  return made
}

describe(`replies on Mastodon (${DATABASE})`, () => {
  it('become a dialog under the post that they answer, once, and nothing of before does', async () => {
    mention('<p>Von gestern.</p>')
    const one = await account()
    const piece = await livePiece(staff, { title: 'Mit Antworten', teaser: 'Fragen Sie uns.' })
    const [order] = await planPosts(staff.editor, { publication: SLOT(piece.key), accounts: [one.key] })
    await workIn(hub, 1)
    const { reference, url } = await delivery(hub, order?.key)
    const first = mention('<p><span class="h-card"><a href="https://x">@<span>lindental</span></a></span> Wie teuer ist das &amp; ab wann?<br>Danke!</p><p>Anna</p>', { inReplyToId: reference ?? null, pictures: 2 })
    for (const _ of [1, 2]) await read()
    const [dialog, ...others] = await dialogsOf(one)
    expect(others).toEqual([])
    expect(dialog).toMatchObject({ source: 'social-public', state: 'open', language: 'de', subject: 'Antwort von @anna@anderswo.example.com auf Mastodon', contact: { displayName: '@anna@anderswo.example.com', handles: [{ network: 'mastodon', handle: '@anna@anderswo.example.com' }] } })
    expect(dialog?.messages).toMatchObject([
      { author: 'agent', text: expect.stringMatching(new RegExp(`^Fragen Sie uns\\.[^]*\\n\\n${url}$`)), isPrivate: false },
      { author: 'customer', text: '@lindental Wie teuer ist das & ab wann?\nDanke!\n\nAnna', isPrivate: false },
      { author: 'system', text: expect.stringMatching(/^Auf Mastodon \(mit 2 Anhängen dort\): https:\/\/anderswo\.example\.com\//) },
    ])
    // The same person goes on, another one joins in.
    await hub.payload.update({ collection: 'service-dialogs', id: dialog?.id ?? '', data: { state: 'closed' } as never })
    mention('<p>Und noch etwas.</p>', { inReplyToId: first.id })
    mention('<p>Ich auch!</p>', { inReplyToId: first.id, from: { id: '78', acct: 'bodo' } })
    await read()
    const both = await dialogsOf(one)
    expect(both.map((each) => [each.contact.displayName, each.state, wordsOf(each).length])).toEqual([[`@bodo@${server.host}`, 'open', 1], ['@anna@anderswo.example.com', 'open', 2]])
    expect(both.every(({ messages }) => messages[0]?.author === 'agent')).toBe(true)
  })

  it('to a customer’s words bring none of these into somebody else’s dialog', async () => {
    const one = await account()
    const voice = await consentedVoice(staff, ['social-post'])
    const piece = await livePiece(staff, { title: 'Lob', body: quoting(voice.id, 'quote-goes') })
    const [order] = await planPosts(staff.editor, { publication: SLOT(piece.key), accounts: [one.key], posts: [`quote:${voice.key}`] })
    await workIn(hub, 1)
    const { reference, url, quotes } = await delivery(hub, order?.key)
    expect(quotes).toContain(voice.key)
    mention('<p>Das sehe ich auch so.</p>', { inReplyToId: reference ?? null })
    await read()
    expect((await dialogsOf(one))[0]?.messages.map(({ author, text }) => [author, text])).toMatchObject([['agent', url], ['customer', 'Das sehe ich auch so.'], ['system', expect.any(String)]])
  })

  it('of one account are kept by two who read at once only once', async () => {
    const one = await account()
    for (let number = 1; number <= 12; number++) mention(`<p>Nummer ${number}.</p>`)
    minutes += 45
    await Promise.all([readIn(hub, minutes), readIn(hub, minutes)])
    for (const _ of [1, 2, 3]) await read()
    const words = (await dialogsOf(one)).flatMap(wordsOf)
    expect([words.length, new Set(words).size]).toEqual([12, 12])
  })

  it('said to the account alone are private', async () => {
    const one = await account()
    mention('<p>Meine Kundennummer ist 4711.</p>', { visibility: 'direct' })
    await read()
    expect(await dialogsOf(one)).toMatchObject([{ source: 'social-private', messages: [{ author: 'customer', isPrivate: true }, { author: 'system', isPrivate: true }] }])
  })

  it('belong to the person: given out with everything else, erased with it, and not brought back', async () => {
    const one = await account()
    const from = { id: '99', acct: 'clara@anderswo.example.com' }
    mention('<p>Das klingt gut.</p>', { from })
    await read()
    const before = await hub.payload.db.findOne<{ id: string; repliesCursor: string }>({ collection: 'social-accounts', where: { key: { equals: one.key } } })
    const [dialog] = await dialogsOf(one)
    const contact = dialog?.contact.key ?? ''
    const files = await exportPerson(staff.agent, contact)
    expect(await wordsIn(files)).toContain('Das klingt gut.')
    await erasePerson(staff.agent, { contact, basis: 'request', confirmation: contact })
    expect(await dialogsOf(one)).toEqual([])
    // A backup brings the place back from which replies are read.
    await hub.payload.db.updateOne({ collection: 'social-accounts', where: { key: { equals: one.key } }, data: { repliesCursor: String(Number(before?.repliesCursor) - 1) } })
    await read()
    expect(await dialogsOf(one)).toEqual([])
    // What they write from then on is new.
    mention('<p>Hallo noch einmal.</p>', { from, createdAt: new Date(Date.now() + 1_000).toISOString() })
    await read()
    expect((await dialogsOf(one)).flatMap(wordsOf)).toEqual(['Hallo noch einmal.'])
  })

  it('are not read where the token may not, and posts go out all the same', async () => {
    server.notificationFault.value = { status: 403 }
    const one = await account()
    const state = () => hub.payload.db.findOne<{ id: string; repliesProblem?: string; problem?: string }>({ collection: 'social-accounts', where: { key: { equals: one.key } } })
    expect(await state()).toMatchObject({ repliesProblem: 'refused', repliesProblemSaid: expect.stringContaining('authorized scopes') })
    expect((await state())?.problem ?? null).toBeNull()
    expect(await tasksAbout(hub, `account:${one.key}`)).toMatchObject([{ kind: 'renew-account', state: 'open' }])
    const piece = await livePiece(staff, { title: 'Trotzdem', teaser: 'Das geht trotzdem hinaus.' })
    const [order] = await planPosts(staff.editor, { publication: SLOT(piece.key), accounts: [one.key] })
    await workIn(hub, 1)
    expect(await delivery(hub, order?.key)).toMatchObject({ state: 'delivered' })
    await hub.payload.update({ collection: 'social-accounts', id: one.id, data: { secret: server.token } as never, overrideAccess: false, user: admin.user })
    expect((await state())?.repliesProblem ?? null).toBeNull()
  })

  it('are not read before a rate limit ends, nor where the house does not want them', async () => {
    const [one, unwanted] = [await account(), await makeAccount(admin, { network: 'mastodon', server: server.url, secret: server.token, keepsReplies: false })]
    const reset = new Date(Date.now() + (minutes + 90) * 60_000).toISOString()
    server.notificationFault.value = { status: 429, headers: { 'x-ratelimit-reset': reset } }
    await read()
    server.notificationFault.value = null
    mention('<p>Geduld.</p>')
    await readIn(hub, minutes + 20)
    expect(await dialogsOf(one)).toEqual([])
    minutes += 90
    await read()
    expect((await dialogsOf(one)).flatMap(wordsOf)).toEqual(['Geduld.'])
    expect(await dialogsOf(unwanted)).toEqual([])
  })

  it('never join somebody by the name that people see, and stay with the writer when that changes', async () => {
    const one = await account()
    const verified = await make(staff.agent, 'contacts', { givenName: 'Gerda', surname: 'Grün', handles: [{ network: 'mastodon', handle: '@gerda@anderswo.example.com' }] })
    mention('<p>Ich bin Gerda.</p>', { from: { id: '311', acct: 'gerda@anderswo.example.com' } })
    mention('<p>Ich auch.</p>', { from: { id: '312', acct: 'gerda@anderswo.example.com' } })
    mention('<p>Umgezogen.</p>', { from: { id: '311', acct: 'gruen@anderswo.example.com' } })
    await read()
    const dialogs = await dialogsOf(one)
    const whose = (words: string) => dialogs.find((each) => wordsOf(each).includes(words))?.contact.key
    expect(whose('Ich bin Gerda.')).toBe(whose('Umgezogen.'))
    expect(new Set([verified.key, whose('Ich bin Gerda.'), whose('Ich auch.')]).size).toBe(3)
  })

  it('that nobody can read keep none of the others from being read', async () => {
    const one = await account()
    mention('<p>Krumm.</p>', { createdAt: 'gestern' })
    mention('<p>Gerade.</p>', { from: { id: '321', acct: 'hanna@anderswo.example.com' } })
    await read()
    expect((await dialogsOf(one)).flatMap(wordsOf)).toEqual(['Gerade.'])
  })

  it('wait in the network where more conversations began in a day than people can answer, and come afterwards', async () => {
    const one = await account()
    const begun = Array.from({ length: 498 }, (_, number) => ({ collection: 'service-dialogs' as const, data: { externalId: `${one.key}/${number}`, source: 'social-public', subject: 'Flut', state: 'open' } }))
    for (const each of begun) await hub.payload.db.create(each)
    for (let number = 1; number <= 20; number++) mention(`<p>Frage ${number}.</p>`, { from: { id: `6${number}`, acct: `flut${number}` } })
    const asked = () => dialogsOf(one).then((all) => all.flatMap(wordsOf).length)
    await read()
    // Whole pages: five at a time on this server.
    expect(await asked()).toBe(5)
    for (const _ of [1, 2]) await read()
    expect(await asked()).toBe(5)
    minutes += 24 * 60
    await read()
    expect(await asked()).toBe(20)
  })

  it('are read from now on where an account is another one, or begins to keep them', async () => {
    const one = await makeAccount(admin, { network: 'mastodon', server: server.url, secret: server.token })
    mention('<p>Damals.</p>', { from: { id: '331', acct: 'ida@anderswo.example.com' } })
    await read()
    await hub.payload.update({ collection: 'social-accounts', id: one.id, data: { keepsReplies: true } as never, overrideAccess: false, user: admin.user })
    await read()
    mention('<p>Heute.</p>', { from: { id: '331', acct: 'ida@anderswo.example.com' } })
    await read()
    expect((await dialogsOf(one)).flatMap(wordsOf)).toEqual(['Heute.'])
  })

  it('lose their words once they are deleted there', async () => {
    const one = await account()
    const [kept, deleted] = [mention('<p>Das bleibt.</p>'), mention('<p>Das war unbedacht.</p>', { from: { id: '101', acct: 'dora@anderswo.example.com' } })]
    await read()
    server.mentions.splice(server.mentions.indexOf(deleted), 1)
    for (const _ of [1, 2]) await forgetGoneReplies(hub.payload)
    const words = async () => (await dialogsOf(one)).flatMap(wordsOf).sort()
    expect(await words()).toEqual(['Das bleibt.', '[im Netzwerk gelöscht]'])
    // Six hours later by the clock, whoever runs then: a hub that is restarted every day looks it up all the same.
    server.mentions.splice(server.mentions.indexOf(kept), 1)
    const forgetIn = (hours: number) => forgetGoneReplies(hub.payload, { at: at(Date.now() + hours * 3_600_000) })
    await forgetIn(5)
    expect(await words()).toEqual(['Das bleibt.', '[im Netzwerk gelöscht]'])
    await forgetIn(7)
    expect(await words()).toEqual(['[im Netzwerk gelöscht]', '[im Netzwerk gelöscht]'])
  })
})

describe(`the replies of a server (${DATABASE})`, () => {
  it('are read without being asked, until it is told to stop', async () => {
    const one = await account()
    await hub.payload.db.updateOne({ collection: 'social-accounts', where: { key: { equals: one.key } }, data: { repliesNext: null } })
    mention('<p>Von selbst.</p>', { from: { id: '341', acct: 'jana@anderswo.example.com' } })
    const replies = startReplies(hub.payload)
    try {
      await expect.poll(async () => (await dialogsOf(one)).flatMap(wordsOf), { timeout: 10_000 }).toEqual(['Von selbst.'])
    } finally {
      await replies.stop()
    }
  })

  it('keep nobody waiting who stops it: what the network does not answer is broken off, and read after the next start', async () => {
    const one = await account()
    const next = () => hub.payload.db.findOne<{ id: string; repliesNext?: string }>({ collection: 'social-accounts', where: { key: { equals: one.key } } }).then((found) => Date.parse(found?.repliesNext ?? ''))
    await hub.payload.db.updateOne({ collection: 'social-accounts', where: { key: { equals: one.key } }, data: { repliesNext: null } })
    server.notificationFault.value = 'silence'
    const asked = () => server.requests.filter((request) => request.endsWith('/notifications')).length
    const before = asked()
    const replies = startReplies(hub.payload)
    await expect.poll(asked, { timeout: 10_000 }).toBeGreaterThan(before)
    const begun = performance.now()
    await replies.stop()
    expect(performance.now() - begun).toBeLessThan(1_500)
    // Not put off, as where a network cannot be reached.
    expect((await next()) - Date.now()).toBeLessThan(3 * 60_000)
  })
})

describe(`replies on Bluesky (${DATABASE})`, () => {
  it('are read page by page, those that come late among them, once each', async () => {
    const one = await makeAccount(admin, { network: 'bluesky', server: app.url, identifier: 'lindental.test', secret: app.secret, keepsReplies: true })
    const author = { did: 'did:plc:annaannaannaannaannaanna', handle: 'anna.example.com' }
    const notify = (name: string, indexedAt: string, more: object = {}) => app.notifications.push({ uri: `at://${author.did}/app.bsky.feed.post/${name}`, author, reason: 'reply', text: `Text ${name}`, root: 'at://did:plc:x/app.bsky.feed.post/root', indexedAt, ...more })
    const later = (seconds: number) => new Date(Date.now() + seconds * 1_000).toISOString()
    notify('alt', later(-7_200))
    await read()
    for (let number = 0; number < 8; number++) notify(`b${number}`, later(10 + number))
    notify('gefaellt', later(12), { reason: 'like' })
    app.page.value = 3
    await read()
    // Indexed behind others that have been read already.
    notify('spaet', later(11.5))
    for (const _ of [1, 2]) await read()
    const [dialog, ...others] = await dialogsOf(one)
    expect(others).toEqual([])
    expect(dialog).toMatchObject({ subject: 'Erwähnung durch @anna.example.com auf Bluesky', contact: { handles: [{ network: 'bluesky', handle: '@anna.example.com' }] } })
    expect(wordsOf(dialog as Dialog).sort()).toEqual([...Array.from({ length: 8 }, (_, number) => `Text b${number}`), 'Text spaet'])
    app.notifications.splice(app.notifications.findIndex(({ uri }) => uri.endsWith('/b3')), 1)
    await forgetGoneReplies(hub.payload)
    expect((await dialogsOf(one)).flatMap(wordsOf).filter((text) => text === '[im Netzwerk gelöscht]')).toHaveLength(1)
  })
})
