/** No route of Payload's publishes a piece, writes a record of the flow, or makes one pair of eyes into two. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { RECORDS } from '../../../collections/slugs.ts'
import { findRecords } from '../../../src/publishing/records.ts'
import { submit } from '../../../src/publishing/submit.ts'
import { approvedBrand, asPerson, DATABASE, makePiece, startHub, type TestHub } from '../hub.ts'
import { type Json, type PrincipalName, type Principal, principals, type Send, signedIn } from './rest.ts'

let hub: TestHub
let who: Record<PrincipalName, Principal>
/** May do everything with content, so that nothing but the flow stands in the way. */
let both: Awaited<ReturnType<typeof signedIn>>
let piece: { id: string | number; key: string }

beforeAll(async () => {
  hub = await startHub()
  who = await principals(hub)
  both = await signedIn(hub, 'Berta Beides', ['admin', 'editor', 'approver'])
  await approvedBrand(await hub.person('Edda Editor', ['editor']), await hub.person('Armin Approver', ['approver']))
  piece = await makePiece(await asPerson(hub.payload, both.id))
})
afterAll(() => hub?.stop())

const multipart = (data: unknown) => {
  const form = new FormData()
  form.append('_payload', JSON.stringify(data))
  return form
}
const PUBLISHED = { title: 'Am Freigeben vorbei', _status: 'published' }
const QUERIES = ['', 'draft=false', 'draft=true', 'autosave=true', 'draft=true&autosave=true', 'publishAllLocales=true', 'publishSpecificLocale=de', 'publishSpecificLocale=de&draft=true', 'publishAllLocales=true&draft=false', 'locale=all', 'locale=de', 'overrideAccess=true', 'overrideLock=true', 'trash=true']

async function publishedAnywhere(): Promise<number> {
  const { payload } = hub
  const live = await payload.count({ collection: 'pieces', where: { _status: { equals: 'published' } } })
  const versions = await payload.countVersions({ collection: 'pieces', where: { 'version._status': { equals: 'published' } } })
  const { docs } = await payload.find({ collection: 'pieces', locale: 'all', draft: true, limit: 0, pagination: false })
  return live.totalDocs + versions.totalDocs + docs.filter(({ _status }) => JSON.stringify(_status ?? 'draft').includes('published')).length
}
const recordsNow = async () => JSON.stringify(await Promise.all(RECORDS.map(async (slug) => [slug, await findRecords(hub.payload, slug, { where: {}, sort: 'createdAt' })])))

describe(`Payload’s ways to publish (${DATABASE})`, () => {
  const ways: readonly [string, (send: Send, query: string, id: string | number) => Promise<unknown>][] = [
    ['create', (send, query) => send('POST', `/pieces?${query}`, { body: PUBLISHED })],
    ['create by form', (send, query) => send('POST', `/pieces?${query}`, { form: multipart(PUBLISHED) })],
    ['create with a status per locale', (send, query) => send('POST', `/pieces?${query}`, { body: { ...PUBLISHED, _status: { de: 'published', en: 'published' } } })],
    ['update', (send, query, id) => send('PATCH', `/pieces/${id}?${query}`, { body: PUBLISHED })],
    ['update without a status', (send, query, id) => send('PATCH', `/pieces/${id}?${query}`, { body: { title: 'Ohne Status' } })],
    ['update with nothing', (send, query, id) => send('PATCH', `/pieces/${id}?${query}`, { body: {} })],
    ['update by form', (send, query, id) => send('PATCH', `/pieces/${id}?${query}`, { form: multipart(PUBLISHED) })],
    ['update with a status per locale', (send, query, id) => send('PATCH', `/pieces/${id}?${query}`, { body: { _status: { de: 'published' } } })],
    ['bulk update', (send, query, id) => send('PATCH', `/pieces?${query}&where[id][equals]=${id}`, { body: PUBLISHED })],
    ['duplicate', (send, query, id) => send('POST', `/pieces/${id}/duplicate?${query}`, { body: PUBLISHED })],
    ['restore', async (send, query, id) => {
      const { json } = await send('GET', `/pieces/versions?where[parent][equals]=${id}&limit=1`)
      return send('POST', `/pieces/versions/${json.docs?.[0]?.id}?${query}`, { body: PUBLISHED })
    }],
  ]
  it.each(ways)('%s, with every parameter, leave it a draft', async (_, way) => {
    const before = await recordsNow()
    for (const query of QUERIES) {
      for (const send of [both.send, who.editor.send, who['person-token'].send]) {
        const answer = (await way(send, query, piece.id)) as { status: number; json: Json }
        expect(answer.status, query).toBeLessThan(500)
        expect(JSON.stringify(answer.json), query).not.toContain('"_status":"published"')
      }
    }
    expect(await publishedAnywhere()).toBe(0)
    expect(await recordsNow()).toBe(before)
  })

  it('hold over the Local API, an import’s way, too', async () => {
    const { payload } = hub
    const published = { title: 'x', _status: 'published' } as never
    for (const overrideAccess of [true, false]) {
      for (const more of [{}, { draft: false }, { draft: true }, { publishAllLocales: true }, { publishSpecificLocale: 'de' }]) {
        const common = { collection: 'pieces', locale: 'de', overrideAccess, user: (await asPerson(payload, both.id)).user, ...more } as const
        await expect(payload.create({ ...common, data: published } as never)).rejects.toMatchObject({ status: 403 })
        await expect(payload.update({ ...common, id: piece.id as string, data: published } as never)).rejects.toMatchObject({ status: 403 })
        await payload.update({ ...common, id: piece.id as string, data: { title: 'Lokal' } } as never)
      }
    }
    expect(await publishedAnywhere()).toBe(0)
  })
})

describe(`four eyes over REST (${DATABASE})`, () => {
  const decide = (send: Send, key: string) => send('POST', `/flow/submissions/${key}/approve`, { body: {} })

  it('keep the author from approving, whatever the way the words came in', async () => {
    const editor = await signedIn(hub, 'Egon Editor', ['editor'])
    const ways: Record<string, (id: string | number) => Promise<unknown>> = {
      update: (id) => both.send('PATCH', `/pieces/${id}?locale=de`, { body: { teaser: 'Von Berta.' } }),
      'update in the other locale': (id) => both.send('PATCH', `/pieces/${id}?locale=en`, { body: { title: 'By Berta' } }),
      autosave: (id) => both.send('PATCH', `/pieces/${id}?locale=de&draft=true&autosave=true`, { body: { teaser: 'Von Berta.' } }),
      form: (id) => both.send('PATCH', `/pieces/${id}?locale=de`, { form: multipart({ teaser: 'Von Berta.' }) }),
      'claiming to be nobody': (id) => both.send('PATCH', `/pieces/${id}?locale=de`, { body: { teaser: 'Von Berta.', contributors: {}, rev: 99 } }),
    }
    for (const [way, write] of Object.entries(ways)) {
      const made = await editor.send('POST', '/pieces?locale=de', { body: { title: `Vier Augen: ${way}`, teaser: 'Von Egon.' } })
      const { id, key } = made.json.doc as { id: string; key: string }
      expect(await write(id), way).toMatchObject({ status: 200 })
      const submission = await editor.send('POST', `/flow/pieces/${key}/submit`, { body: { locale: 'de' } })
      expect(submission.status, way).toBe(200)
      expect(await decide(both.send, String(submission.json.key)), way).toMatchObject({ status: 403, json: { errors: [{ code: 'four-eyes' }] } })
    }
  })

  it('are for approvers alone, and only as long as they are', async () => {
    const editor = await hub.person('Edgar Editor', ['editor'])
    const { key } = await makePiece(editor, { title: 'Wer darf' })
    const submission = await submit(editor, { subject: 'piece', key, locale: 'de' })
    for (const principal of Object.values(who)) {
      if (principal.name === 'approver') continue
      expect([401, 403], principal.name).toContain((await decide(principal.send, submission.key)).status)
      expect([401, 403], principal.name).toContain((await principal.send('POST', `/flow/submissions/${submission.key}/return`, { body: { comment: 'Nein.' } })).status)
    }
    const late = await signedIn(hub, 'Lars Late', ['approver'])
    await who.admin.send('PATCH', `/users/${late.id}`, { body: { roles: ['agent'] } })
    expect((await decide(late.send, submission.key)).status).toBe(403)
    expect((await decide(who.approver.send, submission.key)).status).toBe(200)
  })

  it('say everything of the flow to those only who may work in it', async () => {
    const [submission] = await findRecords(hub.payload, 'submissions', { where: { subject: { equals: 'piece' } }, limit: 1 })
    const paths: readonly [string, string, unknown?][] = [
      ['GET', `/flow/pieces/${piece.key}/state?locale=de`],
      ['POST', `/flow/pieces/${piece.key}/composition`, { locale: 'de' }],
      ['GET', `/flow/submissions/${submission?.key}`],
      ['POST', `/flow/submissions/${submission?.key}/composition`, {}],
      ['POST', `/flow/pieces/${piece.key}/submit`, { locale: 'de' }],
      ['POST', `/flow/brands/stadtwerke-lindental/submit`, {}],
      ['POST', `/flow/pieces/${piece.key}/publish`, { locale: 'de', channels: ['web-page'] }],
      ['POST', `/flow/pieces/${piece.key}/unpublish`, { locale: 'de', channels: ['web-page'] }],
    ]
    for (const name of ['anonymous', 'agent', 'disabled', 'channel-app', 'print-shop', 'revoked', 'expired'] as const) {
      for (const [method, path, body] of paths) {
        const { status } = await who[name].send(method, path, body === undefined ? {} : { body })
        expect([401, 403], `${name} ${method} ${path}`).toContain(status)
      }
    }
  })
})
