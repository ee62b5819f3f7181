/** What every channel makes of a piece while somebody writes it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { approve } from '../../../src/publishing/decide.ts'
import { hubOf } from '../../../src/publishing/hub.ts'
import type { ComposedVariant } from '../../../src/publishing/making/compositions.ts'
import { submit } from '../../../src/publishing/submit.ts'
import { type PrincipalName, PRINCIPALS, type Principal, principals } from '../access/rest.ts'
import { type ReadingHub, startReadingHub } from '../api/reading-hub.ts'
import { DATABASE, makePiece, paragraphs } from '../hub.ts'
import { composed } from './made-files.ts'

let hub: ReadingHub
let who: Record<PrincipalName, Principal>
let piece: { readonly id: string | number; readonly key: string }

beforeAll(async () => {
  hub = await startReadingHub()
  who = await principals(hub)
  piece = await makePiece(hub.editor, { title: 'Ökostrom ab Mai', slug: 'oekostrom-ab-mai' })
})
afterAll(() => hub?.stop())

const pathOf = (key: string) => `/flow/pieces/${key}/composition`
const submissionPath = (key: string) => `/flow/submissions/${key}/composition`
const compose = (body: object, { as = 'editor', key = piece.key }: { as?: PrincipalName; key?: string } = {}) => composed(who[as].send, `/pieces/${key}`, { locale: 'de', ...body })
const one = (variants: readonly ComposedVariant[], channel: string) => {
  const found = variants.find((variant) => variant.channel === channel)
  if (!found) throw new Error(`Nothing was composed for ${channel}.`)
  return found
}
const versions = async () => (await hub.payload.countVersions({ collection: 'pieces', where: {} })).totalDocs

describe(`a composition (${DATABASE})`, () => {
  it('is what all channels make of the draft, marked as one, with no file made', async () => {
    const variants = await compose({})
    const offered = hubOf(hub.payload).channels.flatMap(({ id, variants }) => variants.filter(({ isPerPiece }) => isPerPiece).map((variant) => `${id}/${variant.id}`))
    expect(variants.map(({ channel, variant }) => `${channel}/${variant}`)).toEqual(offered)
    expect(new Set(variants.map(({ making }) => making)).size).toBe(variants.length)
    for (const { making, edition } of variants) expect([making, edition]).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/), expect.stringMatching(/^[0-9a-f]{64}$/)])
    expect(one(variants, 'print-pdf').files).toBe('none')
    expect(one(variants, 'web-page').files).toBe('made')
    expect(one(variants, 'web-page').words).toContain('Ökostrom ab Mai')
  })

  it('of an unsaved form is that of the same saved, to the letter, and saves nothing', async () => {
    const fields = {
      title: 'Ökostrom ab Juni',
      teaser: 'Ab Juni liefern wir allen Haushalten Strom aus Wind und Sonne.',
      body: paragraphs('Ab dem 1. Juni stellen wir um.'),
      slug: 'Ökostrom ab Juni!',
      kind: 'offer',
      byline: 'Edda Editor',
      date: '2026-05-01T00:00:00.000Z',
      validity: { from: '2026-06-01T08:00:00.000Z' },
      overrides: { printPdf: { headline: 'Grüner Strom für Sie' } },
      // What a form sends besides and is not the piece's own to say.
      key: 'another-key',
      rev: 99,
      contributors: { somebody: 1 },
      updatedAt: '2020-01-01T00:00:00.000Z',
    }
    const before = await versions()
    const unsaved = await compose({ of: { is: 'draft', fields } })
    expect(await versions()).toBe(before)
    expect((await compose({}))[0]?.edition).not.toBe(unsaved[0]?.edition)
    const { key: _, rev: __, contributors: ___, updatedAt: ____, ...own } = fields
    await hub.payload.update({ collection: 'pieces', id: piece.id, locale: 'de', draft: true, data: own as never, overrideAccess: false, user: hub.editor.user })
    expect(await compose({})).toEqual(unsaved)
    expect(one(unsaved, 'web-page').words).toContain('Ökostrom ab Juni')
  })

  it('takes only what was changed in the form and leaves the rest as it is stored', async () => {
    const stored = one(await compose({}), 'web-page')
    const changed = one(await compose({ of: { is: 'draft', fields: { title: 'Nur ein anderer Titel' } } }), 'web-page')
    expect(changed.words).toContain('Nur ein anderer Titel')
    expect(changed.words).toContain('Ab dem 1. Juni stellen wir um.')
    expect(changed.edition).not.toBe(stored.edition)
  })

  it('says what each override stands in for, as if there were none', async () => {
    const channels = hubOf(hub.payload).channels.filter(({ replaced }) => replaced)
    for (const { id, overrides } of channels) {
      const [field] = overrides
      if (!field) continue
      const group = id.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())
      const name = field.name.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
      const plain = await compose({ channels: [id] })
      const overridden = await compose({ channels: [id], of: { is: 'draft', fields: { overrides: { [group]: { [name]: 'Etwas ganz anderes' } } } } })
      expect(overridden.map(({ replaces }) => replaces), id).toEqual(plain.map(({ replaces }) => replaces))
    }
  })

  it('of an edition is that edition, of no other piece and in no other language', async () => {
    const first = await hub.approved({ title: 'Die Fassung', slug: 'die-fassung' })
    const other = await hub.approved({ title: 'Ein anderer Beitrag', slug: 'ein-anderer' })
    const { docs } = await hub.payload.find({ collection: 'editions', where: { subjectKey: { equals: first.key } }, depth: 0 })
    const hash = String((docs[0] as { hash?: unknown }).hash)
    const made = await compose({ of: { is: 'edition', hash } }, { key: first.key, as: 'approver' })
    expect(made.every(({ edition }) => edition === hash)).toBe(true)
    for (const [key, body] of [[other.key, {}], [first.key, { locale: 'en' }]] as const) {
      const { status, json } = await who.approver.send('POST', pathOf(key), { body: { locale: 'de', of: { is: 'edition', hash }, ...body } })
      expect([status, json.errors?.[0]?.code]).toEqual([404, 'not-found'])
    }
  })

  it('of what is live is what readers see, on the channels where they see something', async () => {
    const { key } = await hub.published({ title: 'Nur im Netz', slug: 'nur-im-netz' }, ['web-page'])
    const live = await compose({ of: { is: 'live' } }, { key })
    expect(new Set(live.map(({ channel }) => channel))).toEqual(new Set(['web-page']))
    expect((await hub.ask('/de/nur-im-netz')).body).toContain('Nur im Netz')
    const rendition = await hub.payload.find({ collection: 'renditions', where: { key: { equals: live[0]?.making } }, depth: 0 })
    expect(rendition.totalDocs).toBe(1)
    expect(await compose({ of: { is: 'live' } })).toEqual([])
  })

  it('of a submission stays what was submitted, a draft until it is approved', async () => {
    const { id, key } = await makePiece(hub.editor, { title: 'So eingereicht', slug: 'so-eingereicht' })
    const submission = await submit(hub.editor, { subject: 'piece', key, locale: 'de' })
    await hub.payload.update({ collection: 'pieces', id, locale: 'de', draft: true, data: { title: 'Danach' } as never, overrideAccess: false, user: hub.editor.user })
    const judged = (body: object = {}) => composed(who.approver.send, `/submissions/${submission.key}`, body)
    const made = await judged()
    expect(one(made, 'web-page').words).toContain('So eingereicht')
    expect(made.every(({ edition }) => edition === submission.hash)).toBe(true)
    expect(new Set((await judged({ channels: ['web-page'] })).map(({ channel }) => channel))).toEqual(new Set(['web-page']))
    await approve(hub.approver, submission.key)
    expect(one(await judged(), 'web-page').making).not.toBe(one(made, 'web-page').making)
    const { key: brand } = await submit(hub.editor, { subject: 'brand', key: 'stadtwerke-lindental', locale: '*' })
    expect((await who.approver.send('POST', submissionPath(brand), { body: {} })).status).toBe(400)
  })

  it('is given to those who write and judge, and to nobody else', async () => {
    const { key: submission } = await submit(hub.editor, { subject: 'piece', key: piece.key, locale: 'de' })
    for (const [name, path, body] of PRINCIPALS.flatMap((name) => [[name, pathOf(piece.key), { locale: 'de' }], [name, submissionPath(submission), {}]] as const)) {
      const { status } = await who[name].send('POST', path, { body })
      const may = who[name].roles.some((role) => ['admin', 'editor', 'approver'].includes(role))
      expect([name, status === 200]).toEqual([name, may])
      if (!may) expect([name, [401, 403].includes(status)]).toEqual([name, true])
    }
  })
})

describe(`a hostile form (${DATABASE})`, () => {
  const nested = (depth: number): object => (depth === 0 ? {} : { a: nested(depth - 1) })
  const forms: readonly [string, object][] = [
    ['text where a document belongs', { hero: 'no-such-picture' }],
    ['an object where text belongs', { title: { $ne: null } }],
    ['a title too long', { title: 'x'.repeat(201) }],
    ['a script link', { body: { root: { ...(paragraphs('x').root as object), children: [{ type: 'paragraph', version: 1, children: [{ type: 'link', version: 3, fields: { url: 'javascript:alert(1)', linkType: 'custom' }, children: [] }] }] } } }],
    ['an unknown node', { body: { root: { type: 'root', children: [{ type: 'iframe', src: 'https://example.com' }] } } }],
    ['text for the body', { body: '<p>hello</p>' }],
    ['a text nested without end', { body: { root: nested(140) } }],
    ['a kind that there is not', { kind: 'spam' }],
    ['a date that is none', { date: 'tomorrow' }],
    ['overrides that are a list', { overrides: ['x'] }],
    ['more topics than a piece may have', { topics: Array.from({ length: 30 }, () => 'x') }],
  ]
  it.each(forms)('with %s is refused as saving it would be', async (_, fields) => {
    const { status, json } = await who.editor.send('POST', pathOf(piece.key), { body: { locale: 'de', of: { is: 'draft', fields } } })
    expect([status, json.errors?.[0]?.code]).toEqual([400, 'bad-input'])
    expect(String(json.errors?.[0]?.message)).not.toMatch(/undefined|\[object/)
  })

  it('of many megabytes is refused', async () => {
    const body = paragraphs(...Array.from({ length: 70 }, () => 'Wort '.repeat(16_000)))
    const { status } = await who.editor.send('POST', pathOf(piece.key), { body: { locale: 'de', of: { is: 'draft', fields: { body } } } })
    expect([400, 413]).toContain(status)
  })

  it.each([
    ['an unknown locale', { locale: 'fr' }, 400],
    ['all locales', { locale: 'all' }, 400],
    ['an unknown channel', { locale: 'de', channels: ['fax'] }, 400],
    ['something else than draft, edition and live', { locale: 'de', of: { is: 'everything' } }, 400],
    ['a hash that is none', { locale: 'de', of: { is: 'edition', hash: '../../etc/passwd' } }, 400],
    ['a hash of nothing', { locale: 'de', of: { is: 'edition', hash: 'a'.repeat(64) } }, 404],
    ['what nobody asked for', { locale: 'de', overrideAccess: true }, 400],
  ])('with %s is refused', async (_, body, status) => {
    expect((await who.editor.send('POST', pathOf(piece.key), { body })).status).toBe(status)
  })

  it('of a piece that there is not, or in a language without text, says so', async () => {
    expect((await who.editor.send('POST', pathOf('no-such-piece'), { body: { locale: 'de' } })).status).toBe(404)
    const { status, json } = await who.editor.send('POST', pathOf(piece.key), { body: { locale: 'en' } })
    expect([status, json.errors?.[0]?.code]).toEqual([400, 'bad-input'])
  })

  it('may be sent 240 times a minute, by each person', async () => {
    const statuses: number[] = []
    for (let index = 0; index < 245; index++) statuses.push((await who.admin.send('POST', pathOf('no-such-piece'), { body: { locale: 'de' } })).status)
    expect(statuses.at(-1)).toBe(429)
    expect(statuses.filter((status) => status === 404).length).toBeGreaterThanOrEqual(200)
    expect((await who.approver.send('POST', pathOf(piece.key), { body: { locale: 'de' } })).status).toBe(200)
  })
})
