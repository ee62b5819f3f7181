/** Posts as people order them: over REST by role, and on the command line. */
import type { PayloadRequest } from 'payload'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { runVerb } from '../../../src/cli/run.ts'
import { startOutbox } from '../../../src/jobs/outbox.ts'
import type { PostQueue } from '../../../src/publishing/delivering/queue.ts'
import { type Principal, type PrincipalName, principals } from '../access/rest.ts'
import { approvedBrand, DATABASE, type Made, staffOf, startHub, type Staff, type TestHub } from '../hub.ts'
import { startMastodon, type TestMastodon } from './mastodon-server.ts'
import { delivery, livePiece, makeAccount, SLOT, workIn } from './posting.ts'

let server: TestMastodon
let hub: TestHub
let staff: Staff
let admin: PayloadRequest
let account: Made
let who: Record<PrincipalName, Principal>

beforeAll(async () => {
  server = await startMastodon()
  hub = await startHub({ PRIVATE_HOSTS: server.host })
  staff = await staffOf(hub)
  admin = await hub.person('Ada Admin', ['admin'])
  await approvedBrand(staff.editor, staff.approver)
  account = await makeAccount(admin, { network: 'mastodon', server: server.url, secret: server.token })
  who = await principals(hub)
})
afterAll(async () => {
  await hub?.stop()
  await server?.stop()
})

const address = (piece: string) => `/flow/publications/${encodeURIComponent(SLOT(piece))}/posts`

describe(`posts over REST (${DATABASE})`, () => {
  it('are planned by editors and approvers, and by nobody else', async () => {
    const { key } = await livePiece(staff, { title: 'Wer darf planen' })
    const has = (roles: readonly string[], ...wanted: string[]) => roles.some((role) => wanted.includes(role))
    for (const { name, roles, send } of Object.values(who)) {
      const body = { accounts: [account.key], at: '2099-01-01T08:00' }
      const { status, json } = await send('POST', address(key), { body })
      expect([name, status === 200]).toEqual([name, has(roles, 'editor', 'approver')])
      if (status === 200) {
        const [post] = json as unknown as { key: string; dueLocal: string; due: string; state: string }[]
        expect(post).toMatchObject({ state: 'planned', dueLocal: '2099-01-01T08:00', due: '2099-01-01T07:00:00.000Z' })
        expect((await send('POST', address(key), { body })).status).toBe(409)
        expect((await send('POST', `/flow/deliveries/${post?.key}/cancel`, { body: {} })).status).toBe(200)
        expect((await send('POST', `/flow/deliveries/${post?.key}/cancel`, { body: {} })).status).toBe(409)
      }
      for (const path of [address(key), `/flow/pieces/${key}/posts`, '/flow/social-accounts']) {
        const listed = await send('GET', path)
        expect([name, path, listed.status === 200]).toEqual([name, path, has(roles, 'admin', 'editor', 'approver')])
        expect(JSON.stringify(listed.json)).not.toContain(server.token)
        expect(JSON.stringify(listed.json)).not.toMatch(/v1\.hub\./)
      }
    }
  })

  it('refuse what is not published, what is past, what the zone leaps over, and what the account does not take', async () => {
    const { key } = await livePiece(staff, { title: 'Was nicht geht' })
    const { send } = who.editor
    const codeOf = async (body: object, path = address(key)) => ((await send('POST', path, { body })).json as { errors?: { code?: string; data?: { code?: string } }[]; error?: { code?: string } })
    const accounts = [account.key]
    expect(JSON.stringify(await codeOf({ accounts }, address('gibt-es-nicht')))).toContain('not-found')
    expect(JSON.stringify(await codeOf({ accounts: ['keines'] }))).toContain('not-found')
    for (const bad of [{ accounts: [] }, { accounts, at: '2020-01-01T08:00' }, { accounts, at: '2027-03-28T02:30' }, { accounts, at: 'morgen' }, { accounts, variant: 'x' }, { accounts, posts: ['quote:niemand'] }, { accounts, posts: ['..'] }, { accounts, until: 'x' }]) {
      expect([bad, JSON.stringify(await codeOf(bad))]).toEqual([bad, expect.stringContaining('bad-input')])
    }
  })
})

describe(`the post queue (${DATABASE})`, () => {
  const ask = (from: string, until: string, name: PrincipalName = 'editor') => who[name].send('GET', `/flow/posts?from=${from}&until=${until}`)
  const read = async (from: string, until: string) => (await ask(from, until)).json as unknown as PostQueue

  it('tells the posts of all pieces by the days of each account, and what comes later', async () => {
    const far = await makeAccount(admin, { label: 'Neuseeland', network: 'mastodon', server: server.url, secret: server.token, timeZone: 'Pacific/Auckland' })
    const [one, other] = [await livePiece(staff, { title: 'Erster im Plan' }), await livePiece(staff, { title: 'Zweiter im Plan' })]
    const plan = async (piece: string, to: string, at: string) => expect((await who.editor.send('POST', address(piece), { body: { accounts: [to], at } })).status).toBe(200)
    await plan(one.key, account.key, '2098-06-02T23:30')
    // The same day there, and the day before in UTC.
    await plan(other.key, far.key, '2098-06-02T06:00')
    await plan(other.key, account.key, '2098-06-03T00:15')
    await plan(one.key, far.key, '2098-07-01T08:00')
    const { posts, next, accounts, isCut } = await read('2098-06-02', '2098-06-03')
    expect(posts.map(({ title, accountLabel, dueLocal, timeZone }) => [title, accountLabel, dueLocal, timeZone])).toEqual([
      ['Zweiter im Plan', 'Neuseeland', '2098-06-02T06:00', 'Pacific/Auckland'],
      ['Erster im Plan', 'Stadtwerke', '2098-06-02T23:30', 'Europe/Zurich'],
    ])
    expect(posts.map(({ pieceId }) => String(pieceId))).toEqual([String(other.id), String(one.id)])
    expect(next).toBe('2098-06-03')
    expect((await read('2098-06-03', '2098-06-10')).next).toBe('2098-07-01')
    expect([isCut, accounts.map(({ label }) => label).sort()]).toEqual([false, ['Neuseeland', 'Stadtwerke']])
    expect((await read('2098-08-01', '2098-08-02')).posts).toEqual([])
  })

  it('asks the database as often for many posts as for one', async () => {
    const { db } = hub.payload
    const finds = vi.spyOn(db, 'find')
    const asked = async (until: string) => {
      finds.mockClear()
      const { posts } = await read('2098-06-02', until)
      return [posts.length, finds.mock.calls.map(([{ collection }]) => collection).sort()] as const
    }
    const [[few, forFew], [many, forMany]] = [await asked('2098-06-03'), await asked('2098-07-02')]
    finds.mockRestore()
    expect([few, many]).toEqual([2, 4])
    expect(forMany).toEqual(forFew)
    expect(forMany.filter((slug) => slug === 'publications' || slug === 'pieces')).toHaveLength(2)
  })

  it('is for those who see posts, tells no secret, and refuses what are no days', async () => {
    for (const { name, roles } of Object.values(who)) {
      const { status, text } = await ask('2098-06-01', '2098-06-08', name as PrincipalName)
      expect([name, status === 200]).toEqual([name, roles.some((role) => ['admin', 'editor', 'approver'].includes(role))])
      expect(text).not.toMatch(/v1\.hub\.|"sealed"|"server"/)
    }
    for (const [from, until] of [['2098-06-08', '2098-06-01'], ['2098-06-01', '2098-06-01'], ['2098-06-01', '2098-09-01'], ['morgen', '2098-06-08'], ['2098-02-30', '2098-03-02']] as const) {
      expect([from, (await ask(from, until)).status]).toEqual([from, 400])
    }
  })
})

describe(`the outbox of a server (${DATABASE})`, () => {
  it('sends what is planned without being asked, and stops when told', async () => {
    const outbox = startOutbox(hub.payload)
    try {
      const { key } = await livePiece(staff, { title: 'Von selbst', teaser: 'Das geht von selbst.' })
      const { json } = await who.editor.send('POST', address(key), { body: { accounts: [account.key] } })
      const [planned] = json as unknown as { key: string }[]
      await expect.poll(async () => (await delivery(hub, planned?.key)).state, { timeout: 10_000 }).toBe('delivered')
      const { json: posts } = await who.approver.send('GET', `/flow/pieces/${key}/posts?state=delivered`)
      expect(posts).toMatchObject([{ url: expect.stringContaining('/@lindental/'), state: 'delivered' }])
    } finally {
      await outbox.stop()
    }
  })
})

describe(`hub posts (${DATABASE})`, () => {
  it('plans, lists, confirms', async () => {
    const token = async (email: string) => {
      const made = await runVerb(['user', 'create', '--email', email, '--role', 'editor', '--json'], { payload: hub.payload, cwd: '/', token: await adminToken() })
      return String((JSON.parse(made.stdout) as { token: string }).token)
    }
    const adminToken = async () => {
      const made = await hub.payload.create({ collection: 'app-tokens', data: { name: 'cli', kind: 'person', person: admin.user?.id, expiresAt: new Date(Date.now() + 86_400_000).toISOString() } as never, overrideAccess: true })
      return String((made as unknown as { token: string }).token)
    }
    const editor = await token('cli@example.com')
    const run = (...args: string[]) => runVerb(args, { payload: hub.payload, cwd: '/', token: editor })
    const { key } = await livePiece(staff, { title: 'Von der Kommandozeile', teaser: 'Kurz und gut.' })
    expect((await run('posts', 'accounts')).stdout).toContain(`${account.key}  mastodon “Stadtwerke”  Europe/Zurich  ready`)
    const planned = await run('posts', 'plan', key, '--account', account.key, '--json')
    expect([planned.exitCode, planned.stderr]).toEqual([0, ''])
    expect((await run('posts', 'plan', key, '--account', account.key)).stderr).toContain('already')
    server.faults.push('drop-after')
    await workIn(hub, 1)
    const [post] = (JSON.parse(planned.stdout) as { posts: { key: string }[] }).posts
    await hub.payload.db.updateOne({ collection: 'deliveries', where: { key: { equals: post?.key } }, data: { files: [{ name: 'post.json', mime: 'application/json', sha256: 'f'.repeat(64), bytes: 1 }] } })
    await workIn(hub, 5)
    expect((await run('posts', 'list', key)).stdout).toMatch(/uncertain[^]*not sent again by itself/)
    expect((await run('posts', 'confirm', post?.key.slice(0, 12) ?? '')).stderr).toContain('--not-posted')
    expect((await run('posts', 'confirm', post?.key.slice(0, 12) ?? '', '--posted', 'https://social.example.com/@a/1')).stdout).toContain('https://social.example.com/@a/1')
    expect((await run('posts', 'retry', post?.key ?? '')).exitCode).toBe(1)
    expect((await run('posts', 'cancel', 'zzz')).stderr).toContain('six characters')
  })
})
