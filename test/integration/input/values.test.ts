/** Every field that people can write × every value of a wrong kind: a 4xx with a sentence, or nothing but what the field may hold. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { EDITABLE } from '../../../collections/slugs.ts'
import { BRAND, DATABASE, startHub, type TestHub } from '../hub.ts'
import { type Answer, type Send, signedIn } from '../access/rest.ts'
import { type Id, makeOne, numberOf, UPLOADS, VALID } from '../access/seed.ts'
import { tried, valueAt, type WritableField, withValues, writableFields } from './fields.ts'
import { WRONG } from './wrong-values.ts'

let hub: TestHub
let send: Send
const ids: Record<string, Id> = {}

beforeAll(async () => {
  hub = await startHub()
  send = (await signedIn(hub, 'Alles Erlaubt', ['admin', 'editor', 'agent'])).send
  for (const slug of EDITABLE) ids[slug] = await makeOne(hub, slug)
})
afterAll(() => hub?.stop())

const SET_BY_HOOKS = ['key', 'slot', 'rev', 'contributors', 'createdByKey', 'rolesSetByKey', 'rolesSetAt', 'passwordSetByKey', 'passwordSetAt', 'heldBy', 'lastUsedAt', 'hash', 'salt', 'token', 'sha256', 'thumbnailURL', 'url', 'filename', 'mimeType']

/** Is what the answer shows something that the field may hold? */
function mayHold({ type, isMany }: WritableField, value: unknown): boolean {
  if (value === null || value === undefined) return true
  if (isMany) return Array.isArray(value)
  if (type === 'text' || type === 'textarea' || type === 'email' || type === 'select') return typeof value === 'string'
  if (type === 'date') return typeof value === 'string' && !Number.isNaN(Date.parse(value))
  if (type === 'number') return typeof value === 'number'
  if (type === 'checkbox') return typeof value === 'boolean'
  return type === 'json'
}

/** What is wrong with an answer to bad input, or null. */
function complaint(answer: Answer, field: WritableField): string | null {
  const { status, text, json } = answer
  if (/ at .{0,200}:\d+:\d+|node_modules|SQLITE|MongoServer|DrizzleQuery/.test(text)) return `shows its insides: ${text.slice(0, 200)}`
  if (status >= 500) return `answers ${status}`
  if (status < 300) return mayHold(field, valueAt(json.doc, field.path)) ? null : `stored ${JSON.stringify(valueAt(json.doc, field.path))?.slice(0, 80)}`
  const message = json.errors?.[0]?.message
  return typeof message === 'string' && message.length > 10 ? null : `says nothing: ${text.slice(0, 100)}`
}

describe(`values of a wrong kind (${DATABASE})`, () => {
  it.each(EDITABLE)('are refused by %s, field by field', async (slug) => {
    const fields = writableFields(hub.payload.collections[slug]?.config.flattenedFields ?? [])
    expect(fields.length).toBeGreaterThan(1)
    const wrong: string[] = []
    for (const [turn, field] of fields.entries()) {
      for (const [name, value] of tried(Object.entries(WRONG), turn)) {
        const onUpdate = await send('PATCH', `/${slug}/${ids[slug]}?locale=de`, { body: withValues(slug === 'brands' ? { ...BRAND, key: undefined } : {}, [field], value) })
        const bad = complaint(onUpdate, field)
        if (bad) wrong.push(`update ${slug}.${field.path} = ${name}: ${bad}`)
        // A file comes as a form; and making thousands of accounts would take the time of as many passwords.
        if (UPLOADS.includes(slug) || slug === 'users') continue
        const onCreate = complaint(await send('POST', `/${slug}?locale=de`, { body: withValues(VALID[slug]?.() ?? {}, [field], value) }), field)
        if (onCreate) wrong.push(`create ${slug}.${field.path} = ${name}: ${onCreate}`)
      }
    }
    expect(wrong).toEqual([])
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
  })

  it('refuses what no value of the kind can be, by name of the field', async () => {
    const cases: readonly [string, Record<string, unknown>, RegExp][] = [
      ['pieces', { kind: 7 }, /kind/],
      ['pieces', { date: '2026-02-31T25:61:61Z' }, /date/],
      ['pieces', { date: 'morgen' }, /date/],
      ['pieces', { validity: { from: 'bald' } }, /validity.*from/],
      ['pieces', { hero: ids.topics }, /media/],
      ['pieces', { topics: [ids.media] }, /topics/],
      ['pieces', { brand: '00000000-0000-4000-8000-000000000000' }, /brands/],
      ['pieces', { topics: Array.from({ length: 21 }, () => ids.topics) }, /topics/],
      ['pieces', { title: { $gt: '' } }, /title/],
      ['pieces', { key: '../../etc' }, /key/i],
      ['pieces', { key: 'Ä B' }, /key/i],
      ['pieces', { key: 'x'.repeat(81) }, /key|Key|Schlüssel/],
      ['brands', { ...BRAND, key: 'b-1', fonts: { text: { $ne: 1 }, display: 'source-serif-4' } }, /fonts/],
      ['brands', { ...BRAND, key: 'b-2', colours: { ...BRAND.colours, primary: { ...BRAND.colours.primary, hex: 'red;}</style>' } } }, /hex|Bildschirm|Screen/i],
      ['app-tokens', { ...VALID['app-tokens']?.(), kind: true }, /kind/],
      ['app-tokens', { ...VALID['app-tokens']?.(), channels: { length: 1 } }, /channels/],
      ['users', { ...VALID.users?.(), roles: 'admin' }, /roles/],
      ['users', { ...VALID.users?.(), roles: [{ $gt: '' }] }, /roles/],
      ['users', { ...VALID.users?.(), email: { $gt: '' } }, /email/],
    ]
    for (const [slug, body, message] of cases) {
      const before = await numberOf(hub, slug)
      const { status, json } = await send('POST', `/${slug}?locale=de`, { body: { title: 'x', ...body } })
      expect(status, JSON.stringify(body).slice(0, 100)).toBe(400)
      expect(JSON.stringify(json.errors)).toMatch(message)
      expect(await numberOf(hub, slug)).toBe(before)
    }
  })

  it('leaves fields alone that only hooks may write', async () => {
    for (const slug of EDITABLE) {
      const stored = async () => (await hub.payload.db.findOne({ collection: slug, where: { id: { equals: ids[slug] } } })) as unknown as Record<string, unknown>
      const before = await stored()
      for (const name of SET_BY_HOOKS) if (name in before && name !== 'rev') await send('PATCH', `/${slug}/${ids[slug]}?locale=de`, { body: { [name]: 'mine' } })
      const after = await stored()
      for (const name of SET_BY_HOOKS) if (name in before && name !== 'rev' && name !== 'contributors') expect(after[name], `${slug}.${name}`).toEqual(before[name])
    }
  })
})
