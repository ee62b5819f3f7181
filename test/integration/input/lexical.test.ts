/** Texts that no editor makes, and addresses that no link may carry: refused over REST, on every way to write, with nothing stored. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { HOSTILE_URLS } from '../../fixtures/hostile.ts'
import { BRAND, DATABASE, paragraphs, startHub, type TestHub } from '../hub.ts'
import { type Send, signedIn } from '../access/rest.ts'
import { numberOf } from '../access/seed.ts'

let hub: TestHub
let send: Send
let id: string

beforeAll(async () => {
  hub = await startHub()
  send = (await signedIn(hub, 'Edda Editor', ['editor'])).send
  id = String((await send('POST', '/pieces?locale=de', { body: { title: 'Unberührt', body: paragraphs('Ein Satz.') } })).json.doc?.id)
})
afterAll(() => hub?.stop())

const element = { version: 1, indent: 0, format: '', direction: 'ltr' } as const
const text = (value: unknown) => ({ type: 'text', version: 1, text: value, format: 0, detail: 0, mode: 'normal', style: '' })
const paragraph = (...children: unknown[]) => ({ type: 'paragraph', ...element, textFormat: 0, textStyle: '', children })
const state = (...children: unknown[]) => ({ root: { type: 'root', ...element, children } })
const block = (fields: object) => ({ type: 'block', version: 2, format: '', fields: { id: 'b', blockName: '', ...fields } })
const link = (url: unknown, type = 'link', fields: object = {}) => ({ type, ...element, fields: { linkType: 'custom', newTab: false, url, ...fields }, children: [text('hier')] })
const item = (...children: unknown[]) => ({ type: 'listitem', ...element, value: 1, children })
const list = (...children: unknown[]) => ({ type: 'list', ...element, listType: 'bullet', tag: 'ul', start: 1, children })
const cell = (...children: unknown[]) => ({ type: 'tablecell', ...element, headerState: 0, colSpan: 1, rowSpan: 1, backgroundColor: null, children })
const table = (...children: unknown[]) => ({ type: 'table', ...element, children: [{ type: 'tablerow', ...element, children }] })
const nestedList = (depth: number): unknown => {
  let inner: unknown = item(text('x'))
  for (let level = 0; level < depth; level += 1) inner = item(list(inner))
  return list(inner)
}
const nestedQuote = (depth: number): unknown => {
  let inner: unknown = text('x')
  for (let level = 0; level < depth; level += 1) inner = { type: 'quote', ...element, children: [inner] }
  return inner
}

/** Tries every way to write a body; each must be refused with a sentence, and store nothing. */
async function expectRefused(body: unknown, what: string, status: readonly number[] = [400, 413]): Promise<void> {
  const count = await numberOf(hub, 'pieces')
  const form = new FormData()
  form.append('_payload', JSON.stringify({ title: 'Neu', body }))
  const ways = [
    send('POST', '/pieces?locale=de', { body: { title: 'Neu', body } }),
    send('POST', '/pieces?locale=de&draft=true', { form }),
    send('PATCH', `/pieces/${id}?locale=de`, { body: { body } }),
    send('PATCH', `/pieces/${id}?locale=en&draft=true&autosave=true`, { body: { body } }),
    send('POST', `/pieces/${id}/duplicate?locale=de`, { body: { body } }),
  ]
  for (const answer of await Promise.all(ways)) {
    expect(status, `${what}: ${answer.text.slice(0, 200)}`).toContain(answer.status)
    expect(String(answer.json.errors?.[0]?.message).length, what).toBeGreaterThan(20)
    expect(answer.text, what).not.toMatch(/ at .{0,200}:\d+:\d+|node_modules/)
  }
  expect(await numberOf(hub, 'pieces'), what).toBe(count)
  const now = await hub.payload.findByID({ collection: 'pieces', id, draft: true, locale: 'de' })
  expect(JSON.stringify(now.body), what).toContain('Ein Satz.')
}

describe(`texts that are none (${DATABASE})`, () => {
  const BAD: Readonly<Record<string, unknown>> = {
    'a word': 'hello',
    'a number': 7,
    true: true,
    'a list': [],
    'an empty object': {},
    'an operator': { $gt: '' },
    'no root': { foo: 1 },
    'a root that is a word': { root: 'x' },
    'a root without children': { root: { type: 'root' } },
    'children that are no list': { root: { type: 'root', children: { 0: paragraph() } } },
    'an unknown node': state({ type: 'iframe', src: 'https://example.com' }),
    'an upload node': state({ type: 'upload', relationTo: 'users', value: 'x' }),
    'a relationship': state({ type: 'relationship', relationTo: 'users', value: 'x' }),
    'raw HTML': state({ type: 'html', html: '<script>alert(1)</script>' }),
    'a node without a type': state({ children: [] }),
    'null among the nodes': state(null),
    'a type of the prototype': state({ type: '__proto__' }, { type: 'constructor' }),
    'an unknown block': state(block({ blockType: 'script', code: 'x' })),
    'a block without fields': state({ type: 'block', version: 2 }),
    'a paragraph in a line': state(paragraph(paragraph(text('x')))),
    'text that is an object': state(paragraph(text({ $gt: '' }))),
    'text of a megabyte': state(paragraph(text('x'.repeat(1_000_000)))),
    'a format that is a word': state(paragraph({ ...text('x'), format: 'bold' })),
    'a link within a document': state(paragraph(link(undefined, 'link', { linkType: 'internal', doc: { relationTo: 'users', value: 'x' } }))),
    'lists nested over 100': state(nestedList(120)),
    'quotes nested over 100': state(nestedQuote(120)),
    'a table in a huge span': state(table({ ...cell(paragraph(text('x'))), colSpan: 1e9 })),
    'a list of paragraphs': state({ ...list(), children: [paragraph(text('x'))] }),
    'a variable nobody knows': state(paragraph({ type: 'inlineBlock', version: 1, fields: { id: 'v', blockName: '', blockType: 'variable', name: 'password', fallback: 'x' } })),
    'an image that is an object': state(block({ blockType: 'image', media: { $ne: null } })),
    'key figures without end': state(block({ blockType: 'keyFigures', items: Array.from({ length: 1_000 }, () => ({ value: '1', label: 'x' })) })),
  }
  it.each(Object.entries(BAD))('%s', async (name, body) => {
    await expectRefused(body, name)
  })

  it('nested twenty thousand deep', async () => {
    const deep = `${'{"type":"quote","version":1,"children":['.repeat(20_000)}${']}'.repeat(20_000)}`
    const raw = `{"title":"Tief","body":{"root":{"type":"root","children":[${deep}]}}}`
    for (const [method, path] of [['POST', '/pieces?locale=de'], ['PATCH', `/pieces/${id}?locale=de`]] as const) {
      const { status, json } = await send(method, path, { body: raw })
      expect(status).toBe(400)
      expect(json.errors?.[0]?.message).toMatch(/nested/)
    }
  })

  it('what editors do not know of a known node is left out', async () => {
    const body = state({ ...paragraph({ ...text('Rein.'), onclick: 'alert(1)', style: 'background:url(https://evil.example)' }), className: 'x', __html: '<script>' })
    const made = await send('POST', '/pieces?locale=de', { body: { title: 'Überzählig', body } })
    expect(made.status).toBe(201)
    expect(made.text).toContain('Rein.')
    expect(made.text).not.toMatch(/onclick|evil\.example|className|__html/)
  })
})

describe(`addresses that no link may carry (${DATABASE})`, () => {
  const places: Readonly<Record<string, (url: string) => unknown>> = {
    'a link': (url) => state(paragraph(link(url))),
    'an autolink': (url) => state(paragraph(link(url, 'autolink'))),
    'a call to action': (url) => state(block({ blockType: 'callToAction', label: 'Los', url })),
    'a link in a quotation': (url) => state(block({ blockType: 'sourcedQuote', source: 'X', text: state(paragraph(link(url))) })),
    'a link in a list': (url) => state(list(item(link(url)))),
    'a link in a table': (url) => state(table(cell(paragraph(link(url))))),
    'a link in a legal note': (url) => state(block({ blockType: 'legalNote', text: state(paragraph(link(url))) })),
  }
  it.each(Object.entries(places))('in %s', async (place, bodyWith) => {
    // A door that has no address yet is a draft; it is refused when it is submitted.
    for (const url of HOSTILE_URLS.filter((one) => !(place === 'a call to action' && one === ''))) await expectRefused(bodyWith(url), `${place}: ${JSON.stringify(url)}`)
  })

  it('but those that people use', async () => {
    for (const url of ['https://example.com/a?b=c#d', 'mailto:post@example.de', 'tel:+49301234567', '/de/seite']) {
      for (const [place, bodyWith] of Object.entries(places)) {
        const answer = await send('POST', '/pieces?locale=de', { body: { title: 'Gut', body: bodyWith(url) } })
        expect(answer.status, `${place}: ${url}: ${answer.text.slice(0, 300)}`).toBe(201)
      }
    }
  })

  it('nor a brand', async () => {
    const admin = (await signedIn(hub, 'Ada Admin', ['admin'])).send
    const made = await admin('POST', '/brands', { body: { ...BRAND, key: 'adressen' } })
    expect(made.status).toBe(201)
    for (const url of HOSTILE_URLS.filter((one) => one !== '')) {
      for (const name of ['imprintUrl', 'privacyUrl']) {
        const { status, text: said } = await admin('PATCH', `/brands/${made.json.doc?.id}`, { body: { links: { [name]: url } } })
        expect(status, `${name} ${JSON.stringify(url)} ${said.slice(0, 100)}`).toBe(400)
      }
    }
    expect((await admin('GET', `/brands/${made.json.doc?.id}`)).json.links).toEqual(BRAND.links)
  })
})
