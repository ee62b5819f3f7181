/** Posts as people order them: over REST by role, and on the command line. */
import type { PayloadRequest } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runVerb } from '../../../src/cli/run.ts'
import { startOutbox } from '../../../src/jobs/outbox.ts'
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
