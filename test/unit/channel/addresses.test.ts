import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FEED_FORMATS, feedPath, type ListFilter, legalPath, listPath, oembedPath, parseListSegments, pieceEmbedPath, RESERVED_SLUGS, shareImagePath, wallPath } from '../../../src/channel/addresses.ts'
import { PIECE_KINDS } from '../../../src/content/edition.ts'
import { pagePathOf } from '../../../src/publishing/mailings/page-address.ts'

const filters: fc.Arbitrary<ListFilter> = fc.oneof(
  fc.constant({}),
  fc.constantFrom(...PIECE_KINDS).map((kind) => ({ kind })),
  fc.stringMatching(/^[a-z0-9-]{1,80}$/).map((topic) => ({ topic })),
)
const segmentsOf = (path: string) => path.split('/').slice(2)

describe('addresses of lists', () => {
  it('reads what it writes', () => {
    fc.assert(
      fc.property(filters, (filter) => {
        expect(parseListSegments(segmentsOf(listPath('de', filter)))).toEqual({ filter, feed: null })
        for (const feed of FEED_FORMATS) expect(parseListSegments(segmentsOf(feedPath('de', feed, filter)))).toEqual({ filter, feed })
      }),
    )
  })

  it.each([['kind'], ['kind', 'nonsense'], ['kind', 'news', 'x'], ['topic'], ['topic', 'Über'], ['topic', ''], ['topic', 'a', 'b', 'feed.atom'], ['a-piece'], ['feed.rss'], ['feed.atom', 'x'], ['']])(
    'takes no other path for one: %j',
    (...segments) => expect(parseListSegments(segments)).toBeNull(),
  )

  it('keeps a page of its own for the first page', () => {
    expect(listPath('en', { kind: 'news' })).toBe('/en/kind/news')
    expect(listPath('en', { kind: 'news' }, 2)).toBe('/en/kind/news?page=2')
  })
})

it('lets no piece take the path of a page of the site', () => {
  const mailing = pagePathOf('a secret', { key: 'mailing-1', locale: 'de' })
  const first = [mailing, listPath('de', { kind: 'news' }), listPath('de', { topic: 'x' }), legalPath('de', 'imprint'), legalPath('en', 'privacy'), wallPath('de'), wallPath('en')].map((path) => segmentsOf(path)[0])
  expect(RESERVED_SLUGS).toEqual(expect.arrayContaining(first))
})

it('puts what belongs to a piece below its page', () => {
  expect([shareImagePath('de', 'neu'), pieceEmbedPath('de', 'neu')]).toEqual(['/de/neu/share.jpg', '/de/neu/embed'])
  expect(oembedPath('https://example.com/de/neu?a=b', 'xml')).toBe('/oembed?url=https%3A%2F%2Fexample.com%2Fde%2Fneu%3Fa%3Db&format=xml')
})
