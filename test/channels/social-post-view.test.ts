/** What an editor sees of a post before its pictures are made is what the files say. */
import { describe, expect, test } from 'vitest'
import { socialPost, type PostView } from '../../plugins/social-post/index.ts'
import { NETWORK_IDS } from '../../plugins/social-post/networks/network.ts'
import { edition, NEWS_DE, renderContext, renderInput } from '../fixtures/pieces.ts'
import { LONG_DE, post, settings } from './social-piece.ts'

const viewOf = (rendered: ReturnType<typeof post>) => socialPost.view?.(rendered.composition) as unknown as PostView
const replaced = (network: string, change: object = {}) =>
  socialPost.replaced?.(renderInput(edition({ ...NEWS_DE.content, ...change }), network), renderContext(settings, { locale: 'de', baseUrl: 'https://www.example.de', settings })) ?? {}

describe('the view of a post', () => {
  test.each(NETWORK_IDS)('has the texts, counts and pictures of the composition: %s', (network) => {
    const rendered = post({}, network)
    const view = viewOf(rendered)
    const { text, prose, measures, link, tags, images } = rendered.composition
    expect(view).toMatchObject({ network, text, prose, measures, link, tags, number: 1, of: 1, chain: [] })
    expect(view.images.slice(0, images.length).map(({ file, alt, width, height, media }) => ({ file, alt, width, height, media }))).toEqual(
      images.map(({ file, alt, order }) => ({ file, alt, width: order.width, height: order.height, media: order.media })),
    )
    expect(JSON.parse(JSON.stringify(view))).toEqual(view)
  })

  test('numbers the posts of a chain', () => {
    const view = viewOf(post({ overrides: { 'social-post': { chain: `${LONG_DE} ${LONG_DE}` } } }, 'x'))
    expect([view, ...view.chain].map(({ number, of, prose }) => [number, of, prose.endsWith(`(${number}/${of})`)])).toEqual([
      [1, 3, true],
      [2, 3, true],
      [3, 3, true],
    ])
  })

  test('says which address belongs into the profile, and what is drawn where there is no picture', () => {
    const { hero: _, ...bare } = NEWS_DE.content
    const view = viewOf(post({ ...bare, body: { ...bare.body, children: bare.body.children.filter(({ type }) => type !== 'image') } }, 'instagram', {}, edition(bare)))
    expect(view.bioLink).toMatch(/^https:\/\/www\.example\.de\/de\//)
    expect(view.images).toMatchObject([{ file: 'image-instagram.jpg', media: null, order: null, width: expect.any(Number), drawn: { words: expect.stringContaining(bare.title.slice(0, 10)) } }])
  })
})

describe('the card of a link', () => {
  const { hero: _, ...content } = NEWS_DE.content
  const bare = { ...content, body: { ...content.body, children: content.body.children.filter(({ type }) => type !== 'image') } }
  const viewed = (network: (typeof NETWORK_IDS)[number], change: object = {}, context: object = {}) => viewOf(post({ ...bare, ...change }, network, context, edition(bare)))

  test('says title and teaser where a post has a link and no picture', () => {
    for (const network of ['x', 'bluesky', 'mastodon', 'linkedin', 'facebook', 'threads'] as const) expect(viewed(network).card).toEqual({ title: bare.title, description: expect.stringContaining(bare.teaser.slice(0, 30)) })
    expect(viewed('bluesky', {}, { isDraft: true }).card?.title).toBe(`[ENTWURF] ${bare.title}`)
  })

  test('is not there beside a picture, nor where addresses are no links', () => {
    expect(viewOf(post({}, 'bluesky'))).not.toHaveProperty('card')
    expect(viewed('instagram')).not.toHaveProperty('card')
  })

  test('stands beneath the post of a chain that bears the link, whatever pictures the first one has', () => {
    const rendered = socialPost.render(renderInput(edition({ ...NEWS_DE.content, overrides: { 'social-post': { chain: `${LONG_DE} ${LONG_DE}` } } }), 'bluesky'), renderContext(settings, { locale: 'de', baseUrl: 'https://www.example.de', settings: { ...settings, chain: { ...settings.chain, linkIn: 'last' } } }))
    const { chain, ...first } = viewOf(rendered)
    expect([first, ...chain].map(({ link, card }) => [link !== null, card !== undefined])).toEqual([[false, false], ...chain.slice(1).map(() => [false, false]), [true, true]])
  })

  test('is short, in one line, of whole characters', () => {
    const { title, description } = viewed('bluesky', { title: '👩‍👩‍👧‍👦'.repeat(200), teaser: 'Ein Satz über\ndie Netze. '.repeat(90) }).card ?? { title: '', description: '' }
    expect([title.length <= 200, title.startsWith('👩‍👩‍👧‍👦'), title.replaceAll('👩‍👩‍👧‍👦', '').trim()]).toEqual([true, true, '…'])
    expect(description).toMatch(/^(Ein Satz über die Netze\. ?){5,12}$/)
    expect(viewed('bluesky', { teaser: '' }).card?.description).toBe('')
  })
})

describe('what an override replaces', () => {
  test('is the text that the post has without it', () => {
    const own = post({}, 'x').composition.prose
    expect(replaced('x')).toEqual({ 'text-x': own, chain: own })
    expect(replaced('linkedin')).toEqual({ 'text-linkedin': post({}, 'linkedin').composition.prose })
  })
})
