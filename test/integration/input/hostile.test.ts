/** Words that some layer of some product once stumbled over, in every text field there is; then submitted and rendered for every channel. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { EDITABLE } from '../../../collections/slugs.ts'
import { injectionsInHtml, templateSigns } from '../../channels/inspect-html.ts'
import { hubOf } from '../../../src/publishing/hub.ts'
import { HOSTILE, HOSTILE_STRINGS } from '../../fixtures/hostile.ts'
import { approvedBrand, BRAND, DATABASE, paragraphs, startHub, type TestHub } from '../hub.ts'
import { type Send, signedIn } from '../access/rest.ts'
import { type Id, makeOne } from '../access/seed.ts'
import { composed, madeFiles } from '../making/made-files.ts'
import { outcomesOf, tried, valueAt, type WritableField, withValues, writableFields } from './fields.ts'

let hub: TestHub
let send: Send
const ids: Record<string, Id> = {}

beforeAll(async () => {
  hub = await startHub()
  send = (await signedIn(hub, 'Alles Erlaubt', ['admin', 'editor', 'agent'])).send
  await approvedBrand(await hub.person('Edda Editor', ['editor']), await hub.person('Armin Approver', ['approver']))
  for (const slug of EDITABLE) ids[slug] = await makeOne(hub, slug)
})
afterAll(() => hub?.stop())

const ALL_AT_ONCE = HOSTILE_STRINGS.filter((word) => word.length < 2_000)

describe(`hostile words in every field (${DATABASE})`, () => {
  it.each(EDITABLE)('%s takes them as words or refuses them', async (slug) => {
    const fields = writableFields(hub.payload.collections[slug]?.config.flattenedFields ?? []).filter(({ type, isMany }) => ['text', 'textarea', 'email'].includes(type) && !isMany)
    expect(fields.length).toBeGreaterThan(0)
    for (const [name, word] of tried(Object.entries(HOSTILE), EDITABLE.indexOf(slug))) {
      const write = (some: readonly WritableField[]) => send('PATCH', `/${slug}/${ids[slug]}?locale=de`, { body: withValues(slug === 'brands' ? { ...BRAND, key: undefined } : {}, some, word) })
      for (const { fields: some, answer } of await outcomesOf(fields, write)) {
        const { status, text, json } = answer
        const what = `${slug}.${some.map(({ path }) => path).join()} = ${name}`
        expect(status, `${what}: ${text.slice(0, 200)}`).toBeLessThan(500)
        expect(text, what).not.toMatch(/ at .{0,200}:\d+:\d+|node_modules|SQLITE|MongoServer|DrizzleQuery/)
        if (status >= 400) expect(String(json.errors?.[0]?.message).length, what).toBeGreaterThan(10)
        // An address is an address, whatever it was asked to be.
        else for (const { path } of some.filter(({ type }) => type === 'email')) expect(String(valueAt(json.doc, path)), what).toMatch(/^[^\s<>"]+@[^\s<>"]+$/)
      }
    }
    const { docs } = await hub.payload.find({ collection: slug, limit: 1 })
    expect(docs).toHaveLength(1)
  })

  it('a person’s name and a comment stay words on the certificate', async () => {
    const word = HOSTILE.script ?? ''
    const { send: named } = await signedIn(hub, 'Carla', ['editor'])
    const { json } = await named('GET', '/users/me')
    await named('PATCH', `/users/${json.user?.id}`, { body: { name: word } })
    const made = await named('POST', '/pieces?locale=de', { body: { title: word, body: paragraphs(word) } })
    const submission = await named('POST', `/flow/pieces/${made.json.doc?.key}/submit`, { body: { locale: 'de', comment: word } })
    expect(submission.json).toMatchObject({ title: word, comment: word, submittedByName: word })
    const shown = await named('GET', `/flow/submissions/${submission.json.key}`)
    expect(shown.headers.get('content-type')).toContain('application/json')
  })
})

describe(`hostile words on their way to the reader (${DATABASE})`, () => {
  const body = { root: { ...paragraphs(...ALL_AT_ONCE).root as object } }

  function expectHarmless(files: Record<string, string>, channel: string, what: string): void {
    for (const [name, text] of Object.entries(files)) {
      if (name.endsWith('.html')) {
        expect(injectionsInHtml(text), `${what} ${channel} ${name}`).toEqual([])
        expect(text.replace(/<script type="application\/ld\+json">/g, ''), `${what} ${channel} ${name}`).not.toMatch(/<script/i)
      }
      if (channel === 'newsletter-block') expect(templateSigns(text), `${what} ${name}`).toEqual([])
      if (name.endsWith('.json')) expect(() => JSON.parse(text) as unknown, `${what} ${name}`).not.toThrow()
      expect(text, `${what} ${channel} ${name}`).not.toMatch(/root:x:0:0/)
    }
  }

  it('in the body all at once, for every variant of every channel', async () => {
    const made = await send('POST', '/pieces?locale=de', { body: { title: 'Alle bösen Worte', teaser: HOSTILE.html, byline: HOSTILE.attributeBreak, heroCaption: HOSTILE.svg, body } })
    expect(made.status, made.text.slice(0, 300)).toBe(201)
    const submission = await send('POST', `/flow/pieces/${made.json.doc?.key}/submit`, { body: { locale: 'de' } })
    expect(submission.status, submission.text.slice(0, 300)).toBe(200)
    const all = await composed(send, `/submissions/${submission.json.key}`, {})
    expect(new Set(all.map(({ channel }) => channel)).size).toBe(hubOf(hub.payload).channels.length)
    for (const { channel, variant, making } of all) {
      const files = await madeFiles(send, making)
      expect(Object.keys(files).length, `${channel} ${variant}`).toBeGreaterThan(0)
      expectHarmless(files, channel, variant)
    }
  })

  it('in title, teaser, byline, slug and overrides, one by one', async () => {
    for (const [name, word] of tried(Object.entries(HOSTILE), 0)) {
      const [title, text] = [word.slice(0, 200), word.slice(0, 300)]
      const overrides = { webPage: { metaTitle: title, metaDescription: text }, newsletterBlock: { subject: title, preheader: title }, socialPost: { textMastodon: text }, printPdf: { headline: title } }
      const data = { title, teaser: text, byline: word.slice(0, 120), slug: title.slice(0, 80), overrides, extra: { word }, body: paragraphs(text) }
      const made = await send('POST', '/pieces?locale=de', { body: data })
      expect([201, 400], `${name}: ${made.text.slice(0, 200)}`).toContain(made.status)
      if (made.status !== 201) continue
      const submission = await send('POST', `/flow/pieces/${made.json.doc?.key}/submit`, { body: { locale: 'de' } })
      // A title that nobody can see is no title.
      expect([200, 400], `${name}: ${submission.text.slice(0, 200)}`).toContain(submission.status)
      if (submission.status !== 200) continue
      const shown = await composed(send, `/submissions/${submission.json.key}`, { channels: ['web-page', 'social-post', 'newsletter-block'] })
      for (const { channel, making } of shown.filter(({ variant }) => ['page', 'mastodon', 'large'].includes(variant))) expectHarmless(await madeFiles(send, making), channel, name)
    }
  })

  it.each(['typstCode', 'typstMarkup', 'typstBrackets', 'shell', 'traversal'])('in the headline of a letter: %s is set as it is', async (name) => {
    const word = HOSTILE[name] ?? ''
    const made = await send('POST', '/pieces?locale=de', { body: { title: word, teaser: word, overrides: { printPdf: { headline: word } }, body: paragraphs(word) } })
    const submission = await send('POST', `/flow/pieces/${made.json.doc?.key}/submit`, { body: { locale: 'de' } })
    const [letter] = await composed(send, `/submissions/${submission.json.key}`, { channels: ['print-pdf'] })
    const files = await madeFiles(send, letter?.making ?? '')
    expect(Object.keys(files).join(' ')).toMatch(/\.pdf/)
    expectHarmless(files, 'print-pdf', name)
  })
})
