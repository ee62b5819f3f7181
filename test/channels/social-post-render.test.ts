/** What is the social channel's own: overrides, tags, links, escapes. */
import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { overrides, socialPost } from '../../plugins/social-post/index.ts'
import { NETWORK_IDS, type NetworkId } from '../../plugins/social-post/networks/network.ts'
import { escapeLittleText } from '../../plugins/social-post/networks/linkedin.ts'
import { camelCase } from '../../plugins/social-post/render/hashtags.ts'
import type { PieceContent } from '../../src/content/edition.ts'
import { missingWords, splitWords } from '../../src/content/words.ts'
import { EMPTY_EN, NEWS_DE, OFFER_EN, edition, renderContext, renderInput } from '../fixtures/pieces.ts'
import { quotesOf, quotingPiece, WARM_DE } from '../fixtures/quotes.ts'
import { LONG_DE, codes, post, settings, topics } from './social-piece.ts'
import { expectWithinLimits } from './social-post-limits.ts'

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
    expect(overrides.map((field) => field.name)).toEqual([...NETWORK_IDS.map((network) => `text-${network}`), 'chain'])
    for (const network of ['x', 'mastodon', 'linkedin', 'instagram', 'facebook'] as const) {
      const field = overrides.find(({ name }) => name === `text-${network}`)
      const text = 'Wort '.repeat(1000).slice(0, field?.maxLength).trimEnd()
      expect(codes(post({ topics: [], overrides: { 'social-post': { [`text-${network}`]: text } } }, network)).filter((code) => code !== 'info:link-not-clickable')).toEqual([])
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
    ['Wärme\u00adnetz Fluss\ufeffwärme', 'WärmenetzFlusswärme'],
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

describe('Instagram', () => {
  test('points to the profile, where the note says which link belongs', () => {
    const { composition, notes } = post({}, 'instagram')
    expect(composition.text).toBe(`${NEWS_DE.content.teaser}\n\nLink in der Bio\n\n#Wärme`)
    expect(composition).toMatchObject({ link: null, bioLink: 'https://www.example.de/de/fernwaerme-muehlenviertel' })
    expect(notes).toMatchObject([{ code: 'link-not-clickable', severity: 'info', message: { en: expect.stringContaining('https://www.example.de/de/fernwaerme-muehlenviertel') } }])
    expect(post({}, 'instagram', {}, OFFER_EN).composition.text).toContain('\n\nLink in bio\n\n')
  })

  test('warns of more than five tags, and takes no more than thirty', () => {
    const tags = (count: number) => Array.from({ length: count }, (_, index) => `#Tag${String.fromCharCode(65 + (index % 26))}${index}`).join(' ')
    expect(codes(post({ teaser: `Schau: ${tags(6)}` }, 'instagram'))).toContain('warning:many-tags')
    expect(codes(post({ teaser: `Schau: ${tags(5)}`, topics: [] }, 'instagram'))).not.toContain('warning:many-tags')
    const many = post({ teaser: `Schau: ${tags(40)}` }, 'instagram')
    expect(many.composition.text.match(/#/g)).toHaveLength(30)
    expect(codes(many)).toContain('warning:teaser-cut')
  })
})

describe('Threads', () => {
  test('counts emoji by their bytes', () => {
    expect(post({ teaser: '👍'.repeat(10), topics: [] }, 'threads').composition.count).toBe(40 + 2 + 'https://www.example.de/de/fernwaerme-muehlenviertel'.length)
    const cut = post({ teaser: '👨‍👩‍👧‍👦 '.repeat(30).trim(), topics: [] }, 'threads').composition
    expect(cut.prose).toMatch(/^(?:👨‍👩‍👧‍👦 ){15,17}…$/u)
    expectWithinLimits(cut)
  })

  test('bears one tag, and at most five links', () => {
    expect(post({ topics: topics('Eins', 'Zwei') }, 'threads').composition.tags).toEqual(['#Eins'])
    expect(post({ teaser: 'Es geht um #Wärme.', topics: topics('Eins') }, 'threads').composition.tags).toEqual([])
    expect(codes(post({ teaser: 'Es geht um #Wärme und #Strom.', topics: [] }, 'threads'))).toEqual(['info:tags-not-live'])
    const links = Array.from({ length: 7 }, (_, index) => `Siehe https://example.org/${index}.`).join(' ')
    const { composition, notes } = post({ teaser: links }, 'threads')
    expect(composition.text.match(/https:/g)).toHaveLength(5)
    expect(notes.map(({ code }) => code)).toContain('teaser-cut')
  })
})

test('Facebook takes 30,000 words in little time, cut at a sentence end, the rest in a note', () => {
  const sentence = 'Am 3. Mai kommt Dr. Lenz (z. B. mit dem Rad) und sagt: „Es ist warm. Und es bleibt so.“ '
  const started = performance.now()
  const { composition, notes } = post({ teaser: sentence.repeat(1_600) }, 'facebook')
  expect(performance.now() - started).toBeLessThan(3_000)
  expect(composition.count).toBeGreaterThan(60_000)
  expect(composition.prose).toMatch(/bleibt so\.“$/)
  expect(missingWords(missingWords(splitWords(sentence.repeat(1_600)), splitWords(composition.prose)), splitWords(notes.find(({ code }) => code === 'teaser-cut')?.lost ?? ''))).toEqual([])
})

describe('what the piece emphasises', () => {
  const bold = (text: string) => ({ type: 'text', text, marks: ['bold'] }) as const
  const plain = (text: string) => ({ type: 'text', text }) as const
  const body = (...children: PieceContent['body']['children']) => ({ body: { type: 'root', children } }) as const
  const sentence = body({ type: 'paragraph', children: [plain('Wir rechnen vor. '), bold('Wer wechselt, spart 180 Euro im Jahr.'), plain(' Das geht so.')] })

  test('follows the teaser where the network has room', () => {
    expect(post(sentence, 'linkedin').composition.prose).toBe(`${NEWS_DE.content.teaser}\n\nWer wechselt, spart 180 Euro im Jahr.`)
    expect(post(sentence, 'x').composition.prose).toBe(NEWS_DE.content.teaser)
    expect(post({ ...sentence, overrides: { 'social-post': { 'text-linkedin': 'Eigener Text.' } } }, 'linkedin').composition.prose).toBe('Eigener Text.')
    expect(post({ ...sentence, teaser: 'Wer wechselt, spart 180 Euro im Jahr!' }, 'linkedin').composition.prose).toBe('Wer wechselt, spart 180 Euro im Jahr!')
  })

  test('is a sentence in bold, not one with a bold word; else key figures', () => {
    const figures = { type: 'keyFigures', items: [{ value: '420', label: 'Wohnungen' }, { value: '72 °C', label: 'im Netz' }] } as const
    expect(post(body({ type: 'paragraph', children: [plain('Daraus werden '), bold('72 Grad'), plain(' für die ganze Nachbarschaft.')] }, figures), 'facebook').composition.prose).toContain('\n\n420 Wohnungen · 72 °C im Netz')
  })

  test('and a testimonial, where the house wants it, with its notice and never in part', () => {
    const own = socialPost.settings.parse({ testimonial: ['linkedin', 'x'] })
    const render = (network: NetworkId, quotes = quotesOf(WARM_DE)) => socialPost.render(renderInput(quotingPiece(WARM_DE), network), renderContext(own, { locale: 'de', quotes })).composition
    expect(render('linkedin').prose).toMatch(/„Endlich ist es im Bad warm[\s\S]*gefegt\.“\n— Maria H\. aus Lindental\n\nWir haben anhand unserer Kundendaten geprüft[^.]*\. Gezeigt ist eine Auswahl positiver Rückmeldungen\.$/)
    expect(render('x').prose).toBe(NEWS_DE.content.teaser)
    expect(render('linkedin', {}).prose).toBe(NEWS_DE.content.teaser)
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
