/** Many who issue tokens at the same moment: each gets one, and an account knows of all who could act as its person. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { issueToken } from '../../../src/tokens/issue.ts'
import { verifyToken } from '../../../src/tokens/verify.ts'
import { type Send, signedIn } from '../access/rest.ts'
import { asPerson, DATABASE, startHub, type TestHub } from '../hub.ts'

let hub: TestHub
let admins: { readonly id: string | number; readonly send: Send }[]
const PARALLEL = 6
const tomorrow = () => new Date(Date.now() + 86_400_000).toISOString()
const numbers = Array.from({ length: PARALLEL }, (_, index) => index)

beforeAll(async () => {
  hub = await startHub()
  admins = []
  for (const number of numbers) admins.push(await signedIn(hub, `Admin ${'abcdefgh'[number]}`, ['admin']))
})
afterAll(() => hub?.stop())

const account = async (id: string | number) => JSON.parse(JSON.stringify(await hub.payload.db.findOne({ collection: 'users', where: { id: { equals: id } } })))
const keys = async () => (await Promise.all(admins.map(({ id }) => account(id)))).map(({ key }) => key)

describe(`tokens issued in parallel (${DATABASE})`, () => {
  it('over REST, for one person, are all issued, and all issuers noted', async () => {
    const { id: person } = await signedIn(hub, 'Petra Person', ['editor'])
    const answers = await Promise.all(admins.map(({ send }, number) => send('POST', '/app-tokens', { body: { name: `Token ${number}`, kind: 'person', person, expiresAt: tomorrow() } })))
    expect(answers.map(({ status, text }) => (status === 201 ? status : text))).toEqual(numbers.map(() => 201))
    const tokens = answers.map(({ json }) => String(json.doc?.token))
    expect(new Set(tokens).size).toBe(PARALLEL)
    for (const token of tokens) expect((await verifyToken(hub.payload, token, ['person'])).person).toBe(person)
    const { heldBy, passwordSetByKey } = await account(person)
    expect(heldBy).toEqual(expect.arrayContaining(await keys()))
    expect(heldBy).toContain(passwordSetByKey)
  })

  it('in this process likewise', async () => {
    const { id: person } = await signedIn(hub, 'Paul Person', ['editor'])
    const issuers = await Promise.all(admins.map(async ({ id }) => (await asPerson(hub.payload, id)).user))
    const tokens = await Promise.all(issuers.map((issuer, number) => issueToken(hub.payload, { name: `Token ${number}`, kind: 'person', person, expiresAt: tomorrow() }, issuer)))
    expect(new Set(tokens).size).toBe(PARALLEL)
    for (const token of tokens) expect((await verifyToken(hub.payload, token, ['person'])).person).toBe(person)
    expect((await account(person)).heldBy).toEqual(expect.arrayContaining(await keys()))
    const { totalDocs } = await hub.payload.count({ collection: 'app-tokens', where: { person: { equals: person } } })
    expect(totalDocs).toBe(PARALLEL)
  })

  it('are refused to whoever may issue none, and once for a wrong order', async () => {
    const { id } = await signedIn(hub, 'Edda Editor', ['editor'])
    const { user } = await asPerson(hub.payload, id)
    const order = { name: 'App', kind: 'channel-app', channels: ['web-page'], expiresAt: tomorrow() } as const
    await expect(issueToken(hub.payload, order, user)).rejects.toMatchObject({ status: 403 })
    await expect(issueToken(hub.payload, { ...order, expiresAt: '2001-01-01' })).rejects.toMatchObject({ code: 'bad-input' })
    expect((await verifyToken(hub.payload, await issueToken(hub.payload, order), ['channel-app'])).channels).toEqual(['web-page'])
  })
})
