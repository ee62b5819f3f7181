/** Lists by language, kind and topic, page by page. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { unpublish } from '../../../src/publishing/publish.ts'
import { make } from '../hub.ts'
import { type ReadingHub, startReadingHub } from './reading-hub.ts'

let hub: ReadingHub
let solar: string | number
let guide: { key: string }
beforeAll(async () => {
  hub = await startReadingHub()
  solar = (await make(hub.editor, 'topics', { name: 'Sonnenstrom', key: 'sonne' })).id
  guide = await hub.published({ title: 'Ratgeber Dach', slug: 'ratgeber-dach', kind: 'guide', topics: [solar] }, ['web-page'])
  for (let number = 1; number <= 21; number++) await hub.published({ title: `Meldung ${String(number).padStart(2, '0')}`, slug: `meldung-${number}`, topics: number <= 2 ? [solar] : [] }, ['web-page'])
  await hub.published({ title: 'Nur im Netz', slug: 'nur-im-netz', kind: 'offer' }, ['social-post'])
})
afterAll(() => hub?.stop())

const titles = ({ body }: { body: string }) => [...body.matchAll(/Meldung \d\d|Ratgeber Dach|Nur im Netz/g)].map(([title]) => title).filter((title, index, all) => all.indexOf(title) === index)

describe('lists', () => {
  it('show twenty pieces to a page, newest first, each once', async () => {
    const pages = [titles(await hub.ask('/de')), titles(await hub.ask('/de?page=2'))]
    expect(pages.map((page) => page.length)).toEqual([20, 2])
    expect(pages[0]?.[0]).toBe('Meldung 21')
    expect(pages[1]).toEqual(['Meldung 01', 'Ratgeber Dach'])
    expect(new Set(pages.flat()).size).toBe(22)
  })

  it('are confined to a kind or a topic', async () => {
    expect(titles(await hub.ask('/de/kind/guide'))).toEqual(['Ratgeber Dach'])
    expect(titles(await hub.ask('/de/kind/news?page=2'))).toEqual(['Meldung 01'])
    expect(titles(await hub.ask('/de/topic/sonne'))).toEqual(['Meldung 02', 'Meldung 01', 'Ratgeber Dach'])
  })

  it('are not there where nothing is visible', async () => {
    const none = ['/de?page=3', '/de?page=0', '/de?page=1.5', '/de?page=x', '/de?page=1&page=2', '/de?page=99999', '/de?page=-1', '/de/kind/offer', '/de/kind/nonsense', '/de/kind', '/de/topic', '/de/topic/nichts', '/en/topic/sonne', '/en/kind/guide', '/de/topic/sonne?page=2', '/de/topic/sonne/x', '/de/kind/__proto__', '/de/topic/so%00nne']
    for (const path of none) expect([path, (await hub.ask(path)).status]).toEqual([path, 404])
    expect((await hub.ask('/en')).status).toBe(200)
  })

  it('have one address each', async () => {
    const [first, marked] = await Promise.all([hub.ask('/de/kind/guide'), hub.ask('/de/kind/guide?utm_source=mail&page=1')])
    expect([marked.status, marked.headers.etag]).toEqual([200, first.headers.etag])
    expect(await hub.ask('/de/kind/guide/?utm_source=mail')).toMatchObject({ status: 308, headers: { location: '/de/kind/guide?utm_source=mail' } })
    expect(await hub.ask('/de/topic/sonne', { method: 'HEAD' })).toMatchObject({ status: 200, body: '' })
    expect((await hub.ask('/de/topic/sonne', { headers: { 'if-none-match': (await hub.ask('/de/topic/sonne')).headers.etag ?? '' } })).status).toBe(304)
    expect((await hub.ask('/de/topic/sonne', { method: 'POST' })).status).toBe(405)
  })

  it('lose at once what is taken off, and are gone with the last of it', async () => {
    expect((await hub.ask('/de/kind/guide')).status).toBe(200)
    await unpublish(hub.editor, { pieceKey: guide.key, locale: 'de', channels: ['web-page'] })
    expect((await hub.ask('/de/kind/guide')).status).toBe(404)
    expect(titles(await hub.ask('/de/topic/sonne'))).toEqual(['Meldung 02', 'Meldung 01'])
    expect(titles(await hub.ask('/de?page=2'))).toEqual(['Meldung 01'])
  })
})

describe('slugs that are paths of the site', () => {
  it('are given to no piece', async () => {
    const { id } = await hub.approved({ title: 'Kind', slug: 'kind' })
    expect(await hub.payload.findByID({ collection: 'pieces', id, locale: 'de', draft: true })).toMatchObject({ slug: 'kind-2' })
  })
})
