/** What readers are answered is kept while it holds, and not a moment longer. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { DATABASE, make, paragraphs } from '../hub.ts'
import { type ReadingHub, startReadingHub } from './reading-hub.ts'

let hub: ReadingHub
let queries = 0
beforeAll(async () => {
  hub = await startReadingHub()
  for (const name of ['find', 'findOne', 'count'] as const) {
    const own = hub.payload.db[name] as (...args: unknown[]) => unknown
    Object.assign(hub.payload.db, {
      [name]: (...args: unknown[]) => {
        queries += 1
        return own.apply(hub.payload.db, args)
      },
    })
  }
})
afterAll(() => hub.stop())
afterEach(() => {
  hub.clock.wall = 0
  hub.clock.passed = 0
})

async function askedOf(path: string): Promise<{ status: number; body: string; queries: number }> {
  queries = 0
  const { status, body } = await hub.ask(path)
  return { status, body, queries }
}
/** Asked until it is kept. */
async function kept(path: string) {
  await hub.ask(path)
  return askedOf(path)
}
const published = (title: string, slug: string, window = {}) => hub.published({ title, slug, body: paragraphs('Der Strom kommt aus dem Tal.') }, ['web-page'], window)

test(DATABASE === 'sqlite' ? 'a page that still holds is answered without a query' : 'where other processes write, every reader is answered from the database', async () => {
  await published('Warm', 'warm')
  const { status, queries: asked } = await kept('/de/warm')
  expect(status).toBe(200)
  if (DATABASE === 'sqlite') expect(asked).toBe(0)
  else expect(asked).toBeGreaterThan(0)
})

test('what is taken off is gone for the next reader, on its page and in the list', async () => {
  const { key } = await published('Kommt weg', 'kommt-weg')
  expect((await kept('/de/kommt-weg')).body).toContain('Kommt weg')
  expect((await kept('/de')).body).toContain('Kommt weg')
  const { unpublish } = await import('../../../src/publishing/publish.ts')
  await unpublish(hub.editor, { pieceKey: key, locale: 'de', channels: ['web-page'] })
  expect((await askedOf('/de/kommt-weg')).status).toBe(410)
  expect((await askedOf('/de')).body).not.toContain('Kommt weg')
})

test('an end that comes by time alone is kept to, an embargo too', async () => {
  const inAnHour = new Date(Date.now() + 3_600_000).toISOString()
  await published('Endet bald', 'endet-bald', { until: inAnHour })
  await published('Kommt bald', 'kommt-bald', { from: inAnHour })
  expect((await kept('/de/endet-bald')).status).toBe(200)
  expect((await kept('/de')).body).not.toContain('Kommt bald')
  hub.goOn(3_601_000)
  expect((await askedOf('/de/endet-bald')).status).toBe(410)
  expect((await askedOf('/de')).body).toContain('Kommt bald')
  expect((await askedOf('/de/kommt-bald')).status).toBe(200)
})

test('a clock that was set makes every reader look at the database', async () => {
  await published('Uhr', 'uhr')
  await kept('/de/uhr')
  hub.clock.wall = 3_600_000
  expect((await askedOf('/de/uhr')).queries).toBeGreaterThan(0)
})

test('a new look of the brand is seen at once', async () => {
  await published('Neuer Name', 'neuer-name')
  expect((await kept('/de/neuer-name')).status).toBe(200)
  const { docs } = await hub.payload.find({ collection: 'brands', limit: 1, depth: 0 })
  await hub.payload.update({ collection: 'brands', id: docs[0]!.id, data: { name: 'Talwerke Lindental' } as never })
  const { submit } = await import('../../../src/publishing/submit.ts')
  const { approve } = await import('../../../src/publishing/decide.ts')
  const { key } = await submit(hub.editor, { subject: 'brand', key: (docs[0] as unknown as { key: string }).key, locale: '*' })
  await approve(hub.approver, key)
  expect((await askedOf('/de/neuer-name')).body).toContain('Talwerke Lindental')
})

test.runIf(DATABASE === 'sqlite')('writing drafts and signing in forgets nothing', async () => {
  await published('Ruhe', 'ruhe')
  await kept('/de/ruhe')
  await hub.payload.create({ collection: 'pieces', locale: 'de', draft: true, data: { title: 'Entwurf' } as never, user: hub.editor.user, req: hub.editor })
  expect((await askedOf('/de/ruhe')).queries).toBe(0)
})

test('marks of a campaign in the address change nothing, a page number does', async () => {
  await published('Kampagne', 'kampagne')
  const plain = await kept('/de/kampagne')
  expect((await askedOf('/de/kampagne?utm_source=post')).body).toBe(plain.body)
  if (DATABASE === 'sqlite') expect(queries).toBe(0)
})

test.runIf(DATABASE === 'sqlite')('guessing addresses costs no query: neither the same one again nor pages and parts beyond the last', async () => {
  await published('Steht hier', 'steht-hier')
  const guesses = [['/de/nie-dagewesen', '/de/nie-dagewesen'], ['/wp-login.php', '/wp-login.php'], ['/de?page=50', '/de?page=51'], ['/de/kind/news?page=50', '/de/kind/news?page=51'], ['/de/topic/nichts', '/de/topic/nichts'], ['/de/topic/nichts?page=2', '/de/topic/nichts?page=3'], ['/sitemap-7.xml', '/sitemap-8.xml']] as const
  for (const [first, again] of guesses) {
    expect([first, (await askedOf(first)).status]).toEqual([first, 404])
    expect([again, await askedOf(again)]).toEqual([again, expect.objectContaining({ status: 404, queries: 0 })])
  }
})

test('what was not there is found as soon as it is, and is gone when it goes', async () => {
  for (const path of ['/de/bald-da', '/de/bald-da/embed', '/de/topic/neu']) expect([path, (await kept(path)).status]).toEqual([path, 404])
  const { id } = await make(hub.editor, 'topics', { name: 'Neu', key: 'neu' })
  const { key } = await hub.published({ title: 'Da', slug: 'bald-da', topics: [id] }, ['web-page'])
  for (const path of ['/de/bald-da', '/de/bald-da/embed', '/de/topic/neu']) expect([path, (await kept(path)).status]).toEqual([path, 200])
  const { unpublish } = await import('../../../src/publishing/publish.ts')
  await unpublish(hub.editor, { pieceKey: key, locale: 'de', channels: ['web-page'] })
  for (const [path, status] of [['/de/bald-da', 410], ['/de/bald-da/embed', 410], ['/de/topic/neu', 404]] as const) expect([path, (await kept(path)).status]).toEqual([path, status])
})

test('what is not there is said in the reader’s language where the address names none, though it is kept', async () => {
  const said = async (language: string) => (await hub.ask('/wp-admin', { headers: { 'accept-language': language } })).headers
  expect([(await said('en'))['content-language'], (await said('de'))['content-language'], (await said('en'))['content-language']]).toEqual(['en', 'de', 'en'])
  expect((await said('en')).vary).toContain('accept-language')
})
