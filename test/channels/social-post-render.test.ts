/** What is the social channel's own: overrides, tags, links, facets, escapes, pictures, files. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { overrides, socialPost, type Post } from '../../plugins/social-post/index.ts'
import { NETWORK_IDS, type NetworkId } from '../../plugins/social-post/networks/network.ts'
import { escapeLittleText } from '../../plugins/social-post/networks/linkedin.ts'
import { camelCase } from '../../plugins/social-post/render/hashtags.ts'
import { missingWords, splitWords } from '../../src/content/words.ts'
import type { PieceContent } from '../../src/content/edition.ts'
import { HOSTILE_STRINGS } from '../fixtures/hostile.ts'
import { EMPTY_EN, NEWS_DE, OFFER_EN, edition, renderContext, renderInput } from '../fixtures/pieces.ts'
import { expectWithinLimits, unescapedInLittleText } from './social-post-limits.ts'

const settings = socialPost.settings.parse({})
function post(change: Partial<PieceContent>, network: NetworkId, context: Parameters<typeof renderContext>[1] = {}, base = NEWS_DE) {
  const content = { ...base.content, ...change }
  return socialPost.render(renderInput(edition(content), network), renderContext(settings, { locale: content.locale, baseUrl: 'https://www.example.de', ...context, settings }))
}
const codes = (rendered: ReturnType<typeof post>) => rendered.notes.map((note) => `${note.severity}:${note.code}`)
const topics = (...names: string[]) => names.map((name) => ({ key: name, name }))

const LONG_DE =
  'Ab Oktober heizt eine Flusswärmepumpe 420 Wohnungen im Mühlenviertel. Die Bauarbeiten beginnen am 7. April, z. B. in der Gerberstraße, und enden im Herbst. ' +
  'Bürgermeisterin Dr. Lenz freut sich: „Das spart 1.200 t CO₂ im Jahr. Und es bleibt warm.“ Fragen beantwortet das Baubüro am Gerbersteg täglich bis 18 Uhr.'

describe('goldens', () => {
  test.each(NETWORK_IDS)('%s', async (network) => {
    const { composition, notes } = post({ teaser: LONG_DE, topics: topics('Erneuerbare Wärme', 'Straßenbau') }, network)
    await expect(`${JSON.stringify({ composition, notes }, null, 2)}\n`).toMatchFileSnapshot(`../golden/social-post/long-teaser.${network}.json`)
  })
})

test('no golden is orphaned', () => {
  expect(readdirSync(new URL('../golden/social-post', import.meta.url)).sort()).toEqual(NETWORK_IDS.map((network) => `long-teaser.${network}.json`).sort())
})

describe('the text', () => {
  test('is teaser, link and tags', () => {
    expect(post({}, 'mastodon').composition.text).toBe(`${NEWS_DE.content.teaser}\n\nhttps://www.example.de/de/fernwaerme-muehlenviertel\n\n#Wärme`)
    expect(codes(post({}, 'mastodon'))).toEqual([])
  })

  test('is cut at a sentence end on X, with the lost words in a note', () => {
    const { composition, notes } = post({ teaser: LONG_DE }, 'x')
    expect(composition.prose).toBe(LONG_DE.slice(0, LONG_DE.indexOf(' Fragen')))
    expect(notes.map((note) => [note.code, note.lost])).toEqual([['teaser-cut', LONG_DE.slice(LONG_DE.indexOf('Fragen'))]])
  })

  test('is the network’s own where the editor wrote one', () => {
    const own = { overrides: { 'social-post': { 'text-x': 'Warm durch den Fluss!' } } }
    expect(post(own, 'x').composition.text).toContain('Warm durch den Fluss!\n\nhttps://')
    expect(post(own, 'bluesky').composition.text).toContain('Ab Oktober')
    const tooLong = post({ overrides: { 'social-post': { 'text-x': LONG_DE } } }, 'x')
    expect(codes(tooLong)).toEqual(['error:override-too-long'])
    expect(tooLong.notes[0]?.path).toBe('overrides.social-post.text-x')
    expectWithinLimits(tooLong.composition)
  })

  test('stands in for a missing teaser with the first paragraph, variables by their fallback, then the title', () => {
    const body = post({ teaser: ' \u200b' }, 'mastodon', {}, OFFER_EN)
    expect(body.composition.prose).toContain('Good news, neighbour: most roofs in our valley')
    expect(codes(body)).toContain('warning:teaser-missing')
    expect(post({}, 'x', {}, EMPTY_EN).composition.prose).toBe('Empty')
    const nothing = post({ teaser: '', title: '\ufeff' }, 'x', {}, EMPTY_EN)
    expect(codes(nothing)).toEqual(['error:nothing-to-say'])
    expect(nothing.composition.text).toBe('https://www.example.de/en/empty')
  })

  test('names every override field in German and English, and what it allows fits', () => {
    expect(overrides.map((field) => field.name)).toEqual(['text-x', 'text-bluesky', 'text-mastodon', 'text-linkedin'])
    for (const network of ['x', 'mastodon', 'linkedin'] as const) {
      const field = overrides.find(({ name }) => name === `text-${network}`)
      const text = 'Wort '.repeat(1000).slice(0, field?.maxLength).trimEnd()
      expect(codes(post({ topics: [], overrides: { 'social-post': { [`text-${network}`]: text } } }, network))).toEqual([])
    }
  })

  test('notes an @ where the network would call somebody, and several pieces', () => {
    expect(codes(post({ teaser: 'Danke @lenz!' }, 'x'))).toEqual(['info:mention-in-text'])
    expect(codes(post({ teaser: 'Danke @lenz!' }, 'linkedin'))).toEqual([])
    expect(codes(post({ teaser: 'Mail an lenz@example.de' }, 'x'))).toEqual([])
    const two = socialPost.render({ subjects: [NEWS_DE, OFFER_EN], variant: 'x', market: 'DE' }, renderContext(settings))
    expect(two.notes.find((note) => note.code === 'one-piece-only')).toMatchObject({ severity: 'error', lost: OFFER_EN.content.title })
    expect(() => socialPost.render({ subjects: [], variant: 'x', market: 'DE' }, renderContext(settings))).toThrow(/needs a piece/)
    expect(() => socialPost.render(renderInput(NEWS_DE, 'myspace'), renderContext(settings))).toThrow(/myspace/)
  })

  test('counts as its server does where the settings say so', () => {
    const own = socialPost.settings.parse({ mastodon: { maxCharacters: 150, charactersReservedPerUrl: 30 } })
    const { composition } = socialPost.render(renderInput(edition({ ...NEWS_DE.content, teaser: LONG_DE }), 'mastodon'), renderContext(own, { locale: 'de', baseUrl: 'https://www.example.de' }))
    expect(composition.limit).toBe(150)
    expect(composition.count).toBe([...composition.prose].length + 4 + 30 + [...composition.tags.join(' ')].length)
    expect(socialPost.settings.safeParse({ mastodon: { maxCharacters: 1 } }).success).toBe(false)
    expect(socialPost.settings.safeParse({ limit: 1 }).success).toBe(false)
  })
})

describe('the link', () => {
  test('that nobody can open is a warning, one that does not fit an error', () => {
    expect(codes(post({}, 'x', { baseUrl: 'http://127.0.0.1:3000' }))).toEqual(['warning:link-not-public'])
    const long = post({ slug: 'a'.repeat(400) }, 'bluesky')
    expect(codes(long)).toContain('error:link-too-long')
    expect(long.composition.link).toBeNull()
    expectWithinLimits(long.composition)
  })
})

describe('tags', () => {
  test.each([
    ['Erneuerbare Wärme', 'ErneuerbareWärme'],
    ['3000 kWh', '3000kWh'],
    ['E-Mobilität & Straße', 'EMobilitätStraße'],
    ['iPad für alle', 'iPadFürAlle'],
    ['ßtrange', 'ßtrange'],
    ['C++', 'C'],
    ['', ''],
  ])('%j in camel case is %j', (name, tag) => {
    expect(camelCase(name, 'de')).toBe(tag)
  })

  test('Turkish keeps its dotted capital', () => {
    expect(camelCase('istanbul gezisi', 'tr')).toBe('İstanbulGezisi')
  })

  test('#3000kWh is a tag for X, #3000 is none', () => {
    expect(post({ topics: topics('3000 kWh', '3000') }, 'x').composition.tags).toEqual(['#3000kWh'])
    expect(codes(post({ topics: topics('3000 kWh', '3000', '🎉') }, 'x'))).toEqual(['info:tag-unusable'])
  })

  test('are at most as many as the settings say, never twice, and give way to the message', () => {
    const many = post({ topics: topics('Eins', 'Zwei', 'eins', 'Drei', 'Vier', 'Fünf') }, 'bluesky')
    expect(many.composition.tags).toEqual(['#Eins', '#Zwei', '#Drei'])
    expect(codes(many)).toEqual(['info:tags-left-out'])
    expect(post({ teaser: 'Es geht um #wärme.', topics: topics('Wärme') }, 'x').composition.tags).toEqual([])
    const tight = post({ teaser: `${'Wort '.repeat(49)}Ende.`, topics: topics('Eins', 'Zwei') }, 'x')
    expect(tight.composition.tags).toEqual([])
    expect(codes(tight)).toEqual(['info:tags-left-out'])
  })
})

describe('facets of Bluesky', () => {
  test('point at bytes, not at characters', () => {
    const { composition } = post({ teaser: 'Grüße 👩🏽‍🚒: #Wärmewende auf https://example.org/ä(b).', topics: topics('Energie') }, 'bluesky')
    expect(resolved(composition)).toEqual([
      ['#Wärmewende', '#Wärmewende'],
      ['https://example.org/ä(b)', 'https://example.org/ä(b)'],
      [composition.link, composition.link],
      ['#Energie', '#Energie'],
    ])
    expect(post({}, 'x').composition).not.toHaveProperty('facets')
  })

  test('and the limit of bytes cuts where graphemes would fit', () => {
    const { composition } = post({ teaser: '👨‍👩‍👧‍👦 '.repeat(120).trim(), topics: [] }, 'bluesky')
    expect(composition.count).toBeLessThan(300)
    expect(composition.measures[1]).toEqual({ unit: 'bytes', count: Buffer.byteLength(composition.text), limit: 3000 })
    expect(composition.prose).toMatch(/ …$/)
    expectWithinLimits(composition)
  })

  /** What stands at each facet's bytes, and what the facet says it is. */
  function resolved(composition: Post): [string | null, string | null][] {
    const bytes = Buffer.from(composition.text, 'utf8')
    return (composition.facets ?? []).map(({ index, features: [feature] }) => [
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(index.byteStart, index.byteEnd)),
      'uri' in feature ? feature.uri : `#${feature.tag}`,
    ])
  }

  test('round-trip for any text', () => {
    fc.assert(
      fc.property(texts, (teaser) => {
        const { composition } = post({ teaser, topics: topics('Wärme', '3000 kWh') }, 'bluesky')
        let last = 0
        for (const { index } of composition.facets ?? []) {
          expect(index.byteStart).toBeGreaterThanOrEqual(last)
          expect(index.byteEnd).toBeGreaterThan(index.byteStart)
          last = index.byteEnd
        }
        for (const [stands, says] of resolved(composition)) expect(stands).toBe(says)
      }),
      { numRuns: 500 },
    )
  })
})

describe('LinkedIn', () => {
  test('escapes prose completely, and leaves tags and the link alone', () => {
    const { composition } = post({ teaser: 'Neu (ab 1. Mai): *alles* {neu} [a] <b> @c ~d_ |e| \\f #5 #Wärme https://example.com/a_(b)~c.', topics: topics('Neue Wärme') }, 'linkedin')
    expect(composition.text).toBe(
      'Neu \\(ab 1. Mai\\): \\*alles\\* \\{neu\\} \\[a\\] \\<b\\> \\@c \\~d\\_ \\|e\\| \\\\f \\#5 #Wärme https://example.com/a_%28b%29%7Ec.\n\nhttps://www.example.de/de/fernwaerme-muehlenviertel\n\n#NeueWärme',
    )
    expect(composition.prose).toContain('(ab 1. Mai): *alles*')
    expect(escapeLittleText('\\|{}@[]()<>#*_~')).toBe('\\\\\\|\\{\\}\\@\\[\\]\\(\\)\\<\\>\\#\\*\\_\\~')
  })

  test('marks a draft with escaped brackets', () => {
    expect(post({}, 'linkedin', { isDraft: true }).composition.text).toMatch(/^\\\[ENTWURF\\\] Ab Oktober/)
    expect(post({}, 'x', { isDraft: true }, OFFER_EN).composition.text).toMatch(/^\[DRAFT\] We plan/)
  })
})

describe('the picture', () => {
  test('is cut to the network’s ratio around the focal point, never enlarged', () => {
    expect(post({}, 'x').composition.images[0]?.order).toEqual({ media: NEWS_DE.content.hero?.media, width: 1600, height: 900, fit: 'cover', focalX: 40, focalY: 45, format: 'jpeg', maxBytes: 5_000_000 })
    expect(post({}, 'bluesky').composition.images[0]?.order.maxBytes).toBe(1_000_000)
    const { order } = post({}, 'linkedin', {}, OFFER_EN).composition.images[0] ?? {}
    expect([order?.width, order?.height]).toEqual([1200, 627])
    const facts = Object.values(NEWS_DE.content.media)[0]!
    const small = post({ media: { [facts.key]: { ...facts, width: 300, height: 400 } } }, 'x')
    expect(small.composition.images[0]?.order).toMatchObject({ width: 300, height: 168 })
    expect(codes(small)).toEqual(['warning:image-small'])
  })

  test('that is missing, or has no or too long a description, is noted', () => {
    expect(post({ media: {} }, 'x').notes).toMatchObject([{ code: 'image-missing', lost: NEWS_DE.content.hero?.alt }])
    const media = NEWS_DE.content.hero?.media ?? ''
    const facts = NEWS_DE.content.media[media]!
    expect(codes(post({ hero: { media, alt: '' }, media: { [media]: { ...facts, alt: '' } } }, 'x'))).toEqual(['warning:alt-missing'])
    const alt = 'Ein Satz zum Bild. '.repeat(100).trim()
    const { composition, notes } = post({ hero: { media, alt } }, 'x')
    expect(composition.images[0]?.alt).toMatch(/Bild\.$/)
    expect(composition.images[0]?.isAltTruncated).toBe(true)
    expect(notes.map((note) => note.code)).toEqual(['alt-cut'])
    expect(missingWords(missingWords(splitWords(alt), splitWords(composition.images[0]?.alt ?? '')), splitWords(notes[0]?.lost ?? ''))).toEqual([])
  })

  test('is packed beside post.json', async () => {
    const orders: unknown[] = []
    const { artefacts } = await socialPost.pack(post({}, 'bluesky').composition, {
      original: () => Promise.reject(new Error('not needed')),
      image: async (order) => {
        orders.push(order)
        return new Uint8Array([1, 2])
      },
    })
    expect(artefacts.map(({ name, mime }) => [name, mime])).toEqual([['post.json', 'application/json'], ['image-bluesky.jpg', 'image/jpeg']])
    const json = JSON.parse(new TextDecoder().decode(artefacts[0]?.bytes))
    expect(json).toMatchObject({ network: 'bluesky', language: 'de', images: [{ file: 'image-bluesky.jpg', mime: 'image/jpeg', width: 1600, height: 900 }] })
    expect(json.facets).toHaveLength(2)
    expect(orders).toHaveLength(1)
  })
})

const folder = process.env.SAMPLES_DIR ?? resolve(import.meta.dirname, '../../../shared/samples/cwa')
if (!existsSync(folder)) console.info(`Sample posts skipped, the licence text stands in: no folder ${folder}; set SAMPLES_DIR to one with <post>/<locale>.md.`)
const realFiles = existsSync(folder)
  ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.md')).sort().map((name) => join(folder, name))
  : [resolve(import.meta.dirname, '../../LICENSE')]
const realText = realFiles.map((file) => readFileSync(file, 'utf8')).join('\n')
const fragment = fc.oneof(
  fc.constantFrom(...HOSTILE_STRINGS),
  fc.constantFrom(LONG_DE, OFFER_EN.content.teaser, 'Mehr: https://example.com/a_(b)?c=d#e', 'example.de', '#3000kWh', '@lenz@example.social', '€ 5', '👨‍👩‍👧‍👦', '…'),
  fc.tuple(fc.nat(realText.length), fc.nat(700)).map(([from, length]) => realText.slice(from, from + length)),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.string({ unit: 'binary', maxLength: 60 }),
)
const texts = fc.array(fragment, { minLength: 1, maxLength: 8 }).chain((parts) => fc.constantFrom(' ', '. ', '\n', '').map((glue) => parts.join(glue)))

describe.each(NETWORK_IDS)('%s and any text', (network) => {
  test('stays within the limits, keeps the link whole, escapes all, loses no word silently', () => {
    fc.assert(
      fc.property(texts, texts, fc.array(texts, { maxLength: 4 }), fc.boolean(), (teaser, alt, names, isDraft) => {
        const media = NEWS_DE.content.hero?.media ?? ''
        const { composition, notes } = post({ teaser, title: 'Titel', hero: { media, alt }, topics: topics(...names) }, network, { isDraft })
        expectWithinLimits(composition)
        expect(composition.link).toBe('https://www.example.de/de/fernwaerme-muehlenviertel')
        const at = composition.text.lastIndexOf(composition.link ?? '')
        expect(composition.text.slice(at + (composition.link ?? '').length)).toBe(composition.tags.length > 0 ? `\n\n${composition.tags.join(' ')}` : '')
        if (network === 'linkedin') expect(unescapedInLittleText(composition)).toEqual([])
        const lost = splitWords(notes.map((note) => note.lost ?? '').join('\n'))
        if (!notes.some((note) => note.code === 'teaser-missing')) expect(missingWords(missingWords(splitWords(teaser), splitWords(composition.prose)), lost)).toEqual([])
        expect(JSON.parse(JSON.stringify(composition))).toEqual(composition)
      }),
      { numRuns: 400 },
    )
  })
})
