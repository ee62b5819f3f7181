/** A long text as several numbered posts. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { socialPost } from '../../plugins/social-post/index.ts'
import type { Post } from '../../plugins/social-post/index.ts'
import type { NetworkId } from '../../plugins/social-post/networks/network.ts'
import { chainOf } from '../../plugins/social-post/render/chain.ts'
import { HOSTILE_STRINGS } from '../fixtures/hostile.ts'
import { oddText } from '../fixtures/odd-text.ts'
import { edition, NEWS_DE, renderContext, renderInput } from '../fixtures/pieces.ts'
import { LONG_DE, codes, post, topics } from './social-piece.ts'
import { everyPost, expectWithinLimits } from './social-post-limits.ts'

const LINK = 'https://www.example.de/de/fernwaerme-muehlenviertel'
const asked = (chain: string, own: Record<string, string> = {}) => ({ overrides: { 'social-post': { chain, ...own } } })
const proses = ({ prose, chain = [] }: Post) => [prose, ...chain.map((one) => one.prose)]
const render = (settings: unknown, change: Parameters<typeof post>[0], network: NetworkId) =>
  socialPost.render(renderInput(edition({ ...NEWS_DE.content, ...change }), network), renderContext(socialPost.settings.parse(settings), { locale: 'de', baseUrl: 'https://www.example.de' }))

describe('a text for several posts', () => {
  test('is parted at sentence ends and numbered; link and tags stand in the first', () => {
    const { composition, notes } = post(asked(`${LONG_DE} ${LONG_DE}`), 'x')
    expect(proses(composition)).toEqual([
      'Ab Oktober heizt eine Flusswärmepumpe 420 Wohnungen im Mühlenviertel. Die Bauarbeiten beginnen am 7. April, z. B. in der Gerberstraße, und enden im Herbst. (1/3)',
      expect.stringMatching(/^Bürgermeisterin Dr\. Lenz freut sich: „Das spart[\s\S]* \(2\/3\)$/),
      expect.stringMatching(/ \(3\/3\)$/),
    ])
    expect(composition.text).toContain(`(1/3)\n\n${LINK}\n\n#Wärme`)
    expect(composition.chain?.map(({ link, tags }) => [link, tags])).toEqual([[null, []], [null, []]])
    expect(notes).toEqual([])
    for (const one of everyPost(composition)) expectWithinLimits(one)
  })

  test('may have them in the last', () => {
    const { composition } = render({ chain: { linkIn: 'last' } }, asked(`${LONG_DE} ${LONG_DE}`), 'x')
    expect([composition.link, ...(composition.chain ?? []).map(({ link }) => link)]).toEqual([...Array.from({ length: composition.chain?.length ?? 0 }, () => null), LINK])
    expect(composition.chain?.at(-1)?.text).toMatch(/\(\d\/\d\)\n\nhttps:\S+\n\n#Wärme$/)
  })

  test.each([
    ['German', 'Wer seine Heizung entlüftet, spart bis zu fünf Prozent Gas. '],
    ['Chinese without blanks', '我们的电力来自屋顶上的太阳能。'],
    ['Thai without stops', 'พลังงานแสงอาทิตย์จากหลังคาของเรา'],
    ['families', '👨‍👩‍👧‍👦'],
    ['abbreviations without end', 'a.'],
  ])('of %s costs about as much for each post, however much follows', (_, words) => {
    const unitsMeasured = (length: number) => {
      let units = 0
      const text = words.repeat(Math.ceil(length / words.length)).slice(0, length)
      const fits = (part: string) => {
        units += part.length
        return part.length <= 300
      }
      const { parts } = chainOf(text, { locale: 'de', maxPosts: 90, fits })
      return units / parts.length
    }
    // Measured to the end for every post, the longer text would take ten times as much.
    expect(unitsMeasured(10_000)).toBeLessThan(3 * unitsMeasured(1_000))
  })

  test('is one post, without a number, where it fits', () => {
    expect(post(asked('Warm durch den Fluss!'), 'bluesky').composition).toMatchObject({ prose: 'Warm durch den Fluss!', link: LINK })
    expect(post(asked('Warm durch den Fluss!'), 'bluesky').composition).not.toHaveProperty('chain')
  })

  test('begins the next post where the editor says so', () => {
    expect(proses(post(asked('Erstens.\n---\nZweitens.\n\n  -----\n\nDrittens.'), 'mastodon').composition)).toEqual(['Erstens. (1/3)', 'Zweitens. (2/3)', 'Drittens. (3/3)'])
  })

  test('prefers the end of a paragraph', () => {
    const paragraph = 'Ein Satz, der hier steht. Noch einer, der dazu gehört. Und ein dritter, der den Absatz beendet, damit er lang genug ist.'
    expect(proses(post(asked([paragraph, paragraph, paragraph].join('\n\n')), 'bluesky').composition)).toEqual([`${paragraph} (1/2)`, `${paragraph}\n\n${paragraph} (2/2)`])
  })

  test('does not part a quotation that one post has room for, and notes one that none has', () => {
    const quotation = '„Wir sind froh. Es hat geklappt. Nun wird es warm, und zwar für alle im Viertel. Das ist ein guter Tag.“'
    const { composition, notes } = post(asked(`${'Es geht voran im Viertel. '.repeat(7)}${quotation} Mehr im Rathaus. ${'Es geht voran im Viertel. '.repeat(7)}`), 'x')
    expect(proses(composition).filter((one) => one.includes(quotation))).toHaveLength(1)
    expect(notes).toEqual([])
    expect(codes(post(asked(`„${'Es geht voran, weil alle helfen. '.repeat(20)}“`), 'x'))).toEqual(['warning:chain-splits-quotation'])
  })

  test('gives way to the network’s own text, and is left to the networks where posts answer posts', () => {
    expect(post(asked(LONG_DE, { 'text-x': 'Kurz.' }), 'x').composition).toMatchObject({ prose: 'Kurz.' })
    for (const network of ['linkedin', 'instagram', 'facebook'] as const) expect(post(asked(LONG_DE), network).composition.prose).toBe(NEWS_DE.content.teaser)
    expect(post(asked(`${LONG_DE} ${LONG_DE}`), 'threads').composition.chain).toHaveLength(1)
  })

  test('that makes too many posts is an error with the rest', () => {
    const { composition, notes } = render({ chain: { maxPosts: 2 } }, asked(`${LONG_DE} `.repeat(4)), 'x')
    expect(composition.chain).toHaveLength(1)
    expect(notes).toMatchObject([{ code: 'chain-too-long', severity: 'error', path: 'overrides.social-post.chain', lost: expect.stringContaining('18 Uhr') }])
  })

  test('is made of any text too long where the house wants that, and never where it does not', () => {
    const { composition, notes } = render({ chain: { when: 'too-long' } }, { teaser: LONG_DE }, 'x')
    expect(composition.chain).toHaveLength(1)
    expect(notes).toEqual([])
    expect(render({ chain: { when: 'too-long' } }, { teaser: LONG_DE }, 'linkedin').composition).not.toHaveProperty('chain')
    expect(render({ chain: { when: 'never' } }, asked(LONG_DE), 'x').composition.prose).toBe(NEWS_DE.content.teaser)
  })

  test('marks every post of a draft', () => {
    for (const prose of proses(post(asked(`${LONG_DE} ${LONG_DE}`), 'x', { isDraft: true }).composition)) expect(prose).toMatch(/^\[ENTWURF\] /)
  })
})

const fragment = fc.oneof(
  fc.constantFrom(...HOSTILE_STRINGS.filter((one) => one.length < 2_000)),
  fc.constantFrom(LONG_DE, '\n---\n', '„Zitat (mit', 'Klammer)“', '👨‍👩‍👧‍👦'.repeat(30), 'Donaudampfschiff'.repeat(25), 'https://example.com/a_(b)?c=d#e', '#Wärmewende'),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  oddText,
)
const texts = fc.array(fragment, { minLength: 1, maxLength: 12 }).chain((parts) => fc.constantFrom(' ', '. ', '\n\n').map((glue) => parts.join(glue)))
const squeezed = (text: string) => text.replace(/[\s…)\]“”«»"]/g, '')

describe.each(['x', 'bluesky', 'mastodon', 'threads'] as const)('%s and any text', (network) => {
  test('every post keeps the limits, numbers count up, the link stands in one, no word is lost silently', () => {
    fc.assert(
      fc.property(texts, fc.constantFrom('first', 'last'), (chain, linkIn) => {
        const { composition, notes } = render({ chain: { linkIn, maxPosts: 50 } }, { ...asked(chain), topics: topics('Wärme', '3000 kWh') }, network)
        const all = everyPost(composition)
        all.forEach(expectWithinLimits)
        expect(all.filter(({ link }) => link !== null)).toHaveLength(1)
        const count = all.length
        if (count > 1) expect(proses(composition).map((prose) => /\((\d+\/\d+)\)$/.exec(prose)?.[1])).toEqual(all.map((_, index) => `${index + 1}/${count}`))
        const lost = notes.find(({ code }) => code === 'chain-too-long')?.lost ?? ''
        // Nothing to see: the teaser speaks.
        if (composition.prose.includes(NEWS_DE.content.teaser)) return
        const said = count > 1 ? proses(composition).map((prose) => prose.replace(/ ?\(\d+\/\d+\)$/, '')) : [composition.prose]
        const source = chain.replace(/\p{Cs}/gu, '\ufffd').replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n').replace(/^[ \t]*-{3,}[ \t]*$/gm, '')
        // Letters in order: what the posts say and what the note bears is the text, but for blanks, the marks of parting and dangling commas.
        const bare = (text: string) => squeezed(text).replace(/[\p{P}\p{Cc}\p{Cf}\p{Cn}\ufdd0-\ufdef]/gu, '')
        expect(bare(said.join('') + lost)).toBe(bare(source))
      }),
      { numRuns: 200 },
    )
  })
})

test('more than nine posts have room for their numbers', () => {
  const fits = (part: string) => part.length <= 30
  const { parts } = chainOf('Wort '.repeat(100).trim(), { locale: 'de', maxPosts: 50, fits })
  expect(parts.length).toBeGreaterThan(9)
  for (const [index, part] of parts.entries()) {
    expect(part).toMatch(new RegExp(`\\(${index + 1}/${parts.length}\\)$`))
    expect(fits(part)).toBe(true)
  }
})
