/** What may not be read may not be found out by asking: true and false guesses about hidden fields answer alike, byte for byte. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DATABASE, startHub, type TestHub } from '../hub.ts'
import { type Json, type PrincipalName, PRINCIPALS, type Principal, principals, tokenFor } from './rest.ts'
import { type Id, seedAll } from './seed.ts'

let hub: TestHub
let who: Record<PrincipalName, Principal>
let ids: Record<string, Id>
let secrets: Record<'hash' | 'salt' | 'reset' | 'session' | 'tokenHash' | 'contributor', string>

beforeAll(async () => {
  hub = await startHub()
  who = await principals(hub)
  ids = await seedAll(hub, await hub.person('Edda Editor', ['editor']), await hub.person('Armin Approver', ['approver']))
  await hub.payload.forgotPassword({ collection: 'users', data: { email: 'person.approver@example.com' }, disableEmail: true })
  const one = async (collection: string, where: object) => (await hub.payload.db.findOne({ collection: collection as never, where: where as never })) as unknown as Json
  const user = await one('users', { email: { equals: 'person.approver@example.com' } })
  const token = await one('app-tokens', { kind: { equals: 'channel-app' } })
  const piece = (await hub.payload.findByID({ collection: 'pieces', id: ids.pieces as string, draft: true, showHiddenFields: true })) as unknown as { contributors: Record<string, number> }
  secrets = {
    hash: String(user.hash),
    salt: String(user.salt),
    reset: String(user.resetPasswordToken),
    session: String((user.sessions as { id: string }[])[0]?.id),
    tokenHash: String(token.hash),
    contributor: Object.keys(piece.contributors)[0] ?? '',
  }
  // So that a true guess through a relationship would find something.
  await tokenFor(hub, 'person', { person: user.id })
  await hub.payload.db.updateOne({ collection: 'payload-locked-documents', id: ids['payload-locked-documents'] as string, data: { user: { relationTo: 'users', value: user.id } } })
  for (const secret of Object.values(secrets)) expect(secret.length).toBeGreaterThan(8)
})
afterAll(() => hub?.stop())

interface Guess {
  readonly collection: string
  readonly path: string
  readonly truth: () => string
}
const GUESSES: readonly Guess[] = [
  { collection: 'users', path: 'hash', truth: () => secrets.hash },
  { collection: 'users', path: 'salt', truth: () => secrets.salt },
  { collection: 'users', path: 'resetPasswordToken', truth: () => secrets.reset },
  { collection: 'users', path: 'sessions.id', truth: () => secrets.session },
  { collection: 'users', path: 'loginAttempts', truth: () => '0' },
  { collection: 'app-tokens', path: 'hash', truth: () => secrets.tokenHash },
  { collection: 'app-tokens', path: 'person.hash', truth: () => secrets.hash },
  { collection: 'app-tokens', path: 'person.salt', truth: () => secrets.salt },
  { collection: 'app-tokens', path: 'person.resetPasswordToken', truth: () => secrets.reset },
  { collection: 'app-tokens', path: 'person.sessions.id', truth: () => secrets.session },
  { collection: 'payload-locked-documents', path: 'user.hash', truth: () => secrets.hash },
  { collection: 'payload-locked-documents', path: 'user.value.hash', truth: () => secrets.hash },
  { collection: 'payload-locked-documents', path: 'user.resetPasswordToken', truth: () => secrets.reset },
  { collection: 'pieces', path: `contributors`, truth: () => secrets.contributor },
  { collection: 'pieces', path: 'brand.contributors', truth: () => secrets.contributor },
  { collection: 'pieces', path: 'createdBy.password', truth: () => 'correct horse battery staple' },
  { collection: 'brands', path: 'contributors', truth: () => secrets.contributor },
]
const OPERATORS: readonly [string, (truth: string) => string, (truth: string) => string][] = [
  ['equals', (truth) => truth, () => 'no-such-value'],
  ['like', (truth) => truth.slice(0, 3), () => 'zzzzzz'],
  ['contains', (truth) => truth.slice(0, 3), () => 'zzzzzz'],
  ['in', (truth) => truth, () => 'no-such-value'],
  ['not_equals', () => 'no-such-value', (truth) => truth],
  ['greater_than', () => ' ', () => '~~~~'],
  ['exists', () => 'true', () => 'false'],
]
const what = ({ status, text }: { status: number; text: string }) => ({ status, text })

describe(`hidden fields (${DATABASE})`, () => {
  it.each(GUESSES)('$collection: $path cannot be searched', async ({ collection, path, truth }) => {
    for (const name of PRINCIPALS) {
      for (const [operator, right, wrong] of OPERATORS) {
        for (const place of ['', '/count', ...(collection === 'pieces' ? ['/versions'] : [])]) {
          for (const prefix of place === '/versions' ? ['version.', ''] : ['']) {
            const query = (value: string) => `/${collection}${place}?limit=50&where[${prefix}${path}][${operator}]=${encodeURIComponent(value)}`
            const yes = what(await who[name].send('GET', query(right(truth()))))
            const no = what(await who[name].send('GET', query(wrong(truth()))))
            expect(yes, `${name}: ${query(right(truth()))}`).toEqual(no)
            expect(yes.status, `${name}: ${query('…')}`).toBeLessThan(500)
          }
        }
      }
    }
  })

  it.each(GUESSES)('$collection: $path hides in no and, or or POSTed query', async ({ collection, path, truth }) => {
    for (const name of ['admin', 'editor', 'agent'] as const) {
      const asked = (value: string) => [
        `where[or][0][${path}][equals]=${encodeURIComponent(value)}&where[or][1][id][equals]=00000000-0000-4000-8000-000000000000`,
        `where[and][0][or][0][${path}][like]=${encodeURIComponent(value.slice(0, 4))}`,
        `where[${path.replaceAll('.', '__')}][equals]=${encodeURIComponent(value)}`,
      ]
      const [right, wrong] = [asked(truth()), asked('no-such-value')]
      for (const [index, query] of right.entries()) {
        expect(what(await who[name].send('GET', `/${collection}?${query}`)), `${name} ${query}`).toEqual(what(await who[name].send('GET', `/${collection}?${wrong[index]}`)))
        const headers = { 'x-payload-http-method-override': 'GET', 'content-type': 'application/x-www-form-urlencoded' }
        const posted = (body: string | undefined) => who[name].send('POST', `/${collection}`, { headers, body })
        expect(what(await posted(query)), `${name} POST ${query}`).toEqual(what(await posted(wrong[index])))
      }
    }
  })

  it.each(GUESSES)('$collection: $path orders nothing', async ({ collection, path }) => {
    for (const name of ['admin', 'editor', 'agent'] as const) {
      const up = what(await who[name].send('GET', `/${collection}?sort=${path}`))
      const down = what(await who[name].send('GET', `/${collection}?sort=-${path}`))
      expect(up.status, `${name} sort=${path}`).toBeLessThan(500)
      expect(up, `${name} sort=${path}`).toEqual(down)
    }
  })

  it('cannot be reached by joins, select or populate', async () => {
    const queries = ['joins[users][where][hash][like]=', 'joins[person][where][hash][exists]=', 'populate[users][hash]=true&depth=3&select[person]=true&x=', 'select[hash]=true&select[salt]=true&select[resetPasswordToken]=true&select[contributors]=true&x=']
    for (const name of PRINCIPALS) {
      for (const collection of ['users', 'app-tokens', 'pieces', 'brands', 'payload-locked-documents']) {
        for (const query of queries) {
          const answer = await who[name].send('GET', `/${collection}?${query}${secrets.hash.slice(0, 6)}`)
          expect(answer.status).toBeLessThan(500)
          for (const secret of Object.values(secrets)) {
            // One's own sessions are told to oneself; a person's key is no secret where the account itself may be read.
            const isOwn = (secret === secrets.session && name === 'approver') || (secret === secrets.contributor && collection === 'users')
            if (!isOwn) expect(answer.text.includes(secret), `${name} /${collection}?${query}`).toBe(false)
          }
        }
      }
    }
  })
})

describe(`people (${DATABASE})`, () => {
  const emails = { known: 'person.admin@example.com', unknown: 'nobody.at.all@example.com' }

  it.each(['editor', 'approver', 'agent', 'person-token'] as const)('cannot be found out by an %s', async (name) => {
    const { send } = who[name]
    const asks = (email: string) => [
      `/users?where[email][equals]=${email}`,
      `/users/count?where[email][like]=${email.slice(0, 12)}`,
      `/users?where[or][0][email][equals]=${email}`,
      `/payload-locked-documents?where[user.email][equals]=${email}`,
      `/payload-locked-documents?where[user.value.email][equals]=${email}`,
      `/payload-locked-documents?sort=user.email&where[user.value][exists]=${email}`,
      `/app-tokens?where[person.email][equals]=${email}`,
    ]
    const [known, unknown] = [asks(emails.known), asks(emails.unknown)]
    for (const [index, path] of known.entries()) expect(what(await send('GET', path)), path).toEqual(what(await send('GET', unknown[index] ?? '')))
    // Whose lock it is, as an id; no name, no address, except one's own.
    const { text } = await send('GET', '/payload-locked-documents?depth=3')
    expect(text).toContain(String(who.approver.id))
    if (name !== 'approver') expect(text).not.toContain('@example.com')
  })
})
