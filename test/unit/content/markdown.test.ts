import { describe, expect, it } from 'vitest'
import { HubError } from '../../../src/content/errors.ts'
import { fromMarkdown } from '../../../src/content/markdown.ts'
import type { Block } from '../../../src/content/nodes.ts'
import { plainText } from '../../../src/content/walk.ts'
import { missingWords, splitWords } from '../../../src/content/words.ts'
import { HOSTILE_STRINGS, HOSTILE_URLS } from '../../fixtures/hostile.ts'

const text = (value: string, ...marks: string[]) => ({ type: 'text', text: value, ...(marks.length > 0 ? { marks } : {}) })
const br = { type: 'lineBreak' }
const paragraph = (...children: object[]) => ({ type: 'paragraph', children })
const item = (value: string, more: object = {}) => ({ type: 'listItem', children: [text(value)], ...more })
const codesOf = (markdown: string) => fromMarkdown(markdown).notes.map((note) => note.code)
const blocksOf = (markdown: string): readonly Block[] => fromMarkdown(markdown).tree.children

describe('fromMarkdown', () => {
  it.each<[string, string, object[]]>([
    ['CRLF, BOM and trailing spaces', '\ufeffEins  \r\nzwei   \r\n\r\ndrei \r\n', [paragraph(text('Eins'), br, text('zwei')), paragraph(text('drei'))]],
    ['soft line ends as blanks', 'Eins\n  zwei', [paragraph(text('Eins zwei'))]],
    ['headings from level 2 to 4', '## A ##\n#### B\n###### C', [2, 4, 4].map((level, index) => ({ type: 'heading', level, children: [text('ABC'[index] ?? '')] }))],
    ['formats', '**a** *b* ~~c~~ `d` <u>e</u> <sub>f</sub><sup>g</sup>', [
      paragraph(text('a', 'bold'), text(' '), text('b', 'italic'), text(' '), text('c', 'strike'), text(' '), text('d', 'code'), text(' '), text('e', 'underline'), text(' '), text('f', 'sub'), text('g', 'sup')),
    ]],
    ['stray and doubled breaks', 'a</br>b<br></br>c\n\n</br>\n', [paragraph(text('a'), br, text('b'), br, br, text('c'))]],
    ['unquoted attributes and centred text', '<center><span style=font-size:0.7em;>klein</span></center>', [paragraph(text('klein'))]],
    ['nested lists', '1. a\n   - b\n   - c\n2. d', [
      { type: 'list', ordered: true, items: [item('a', { nested: { type: 'list', ordered: false, items: [item('b'), item('c')] } }), item('d')] },
    ]],
    ['a list that begins elsewhere', '3. a', [{ type: 'list', ordered: true, start: 3, items: [item('a')] }]],
    ['tasks', '- [x] a\n- [ ] b', [{ type: 'list', ordered: false, items: [item('a', { checked: true }), item('b', { checked: false })] }]],
    ['a loose item', '- a\n\n  b', [{ type: 'list', ordered: false, items: [{ type: 'listItem', children: [text('a'), br, br, text('b')] }] }]],
    ['a quotation of several blocks', '> a\n>\n> - b\n> - c\n>\n> <cite>Nora Fels</cite>', [
      { type: 'quote', children: [text('a'), br, text('• b'), br, text('• c')], source: 'Nora Fels' },
    ]],
    ['code', '```json\n{\n  "a": 1\n}\n```', [{ type: 'code', language: 'json', text: '{\n  "a": 1\n}' }]],
    ['a rule', '***', [{ type: 'divider' }]],
    ['a table', '| a | b |\n|---|--:|\n| c | **d** |', [
      {
        type: 'table',
        rows: [
          { type: 'tableRow', cells: ['a', 'b'].map((each) => ({ type: 'tableCell', header: 'column', children: [text(each)] })) },
          { type: 'tableRow', cells: [{ type: 'tableCell', children: [text('c')] }, { type: 'tableCell', children: [text('d', 'bold')] }] },
        ],
      },
    ]],
    ['an HTML table with caption and spans', '<table><caption>Preise</caption><tr><th scope=row>a</th><td colspan=2>b</td></tr></table>', [
      { type: 'table', caption: 'Preise', rows: [{ type: 'tableRow', cells: [{ type: 'tableCell', header: 'row', children: [text('a')] }, { type: 'tableCell', colSpan: 2, children: [text('b')] }] }] },
    ]],
    ['a footnote', 'a[^1]\n\n[^1]: Quelle: *Amt*', [
      paragraph(text('a'), text('1', 'sup')),
      { type: 'list', ordered: true, items: [{ type: 'listItem', children: [text('Quelle: '), text('Amt', 'italic')] }] },
    ]],
    ['links', '[a](https://example.com/x "T") <https://example.de> post@example.de', [
      paragraph(
        { type: 'link', url: 'https://example.com/x', title: 'T', children: [text('a')] },
        text(' '),
        { type: 'link', url: 'https://example.de', children: [text('https://example.de')] },
        text(' '),
        { type: 'link', url: 'mailto:post@example.de', children: [text('post@example.de')] },
      ),
    ]],
    ['an image within a sentence, behind it', 'Tippen Sie auf <img src="./i.png" alt=Info title="Knopf"> oben.', [
      paragraph(text('Tippen Sie auf oben.')),
      { type: 'image', media: null, alt: 'Info', caption: 'Knopf', source: './i.png' },
    ]],
    ['a figure', '<figure><img src=a.jpg alt=""><figcaption>Das Haus</figcaption></figure>', [{ type: 'image', media: null, alt: '', caption: 'Das Haus', source: 'a.jpg' }]],
    ['small print', '<small>Angebot gilt bis 31. März.</small>', [{ type: 'legalNote', children: [text('Angebot gilt bis 31. März.')] }]],
    ['the star of inclusive German', 'Nutzer*innen und Entwickler*innen, Kund\\*innen', [paragraph(text('Nutzer*innen und Entwickler*innen, Kund*innen'))]],
    ['a format around blocks', '<b><p>a</p></b>', [paragraph(text('a', 'bold'))]],
  ])('reads %s', (_name, markdown, blocks) => {
    expect(blocksOf(markdown)).toEqual(blocks)
  })

  it('resolves images to media and says which are missing', () => {
    const key = 'a'.repeat(64)
    const { tree, notes } = fromMarkdown('![Haus](./Bild%20ä.jpg "Unser Haus") ![x](b.jpg)', { resolveImage: (source) => (source === './Bild ä.jpg' ? key : null) })
    expect(tree.children).toEqual([
      { type: 'image', media: key, alt: 'Haus', caption: 'Unser Haus', source: './Bild ä.jpg' },
      { type: 'image', media: null, alt: 'x', source: 'b.jpg' },
    ])
    expect(notes.map((note) => note.code)).toEqual(['image-missing'])
  })
  it('makes site paths of relative links and says so', () => {
    const { tree, notes } = fromMarkdown('[a](assets/x.pdf) [b](../de/y#z)', { basePath: '/blog/post/' })
    expect(JSON.stringify(tree)).toContain('"/blog/post/assets/x.pdf"')
    expect(JSON.stringify(tree)).toContain('"/blog/de/y#z"')
    expect(notes.map((note) => note.code)).toEqual(['link-relative', 'link-relative'])
  })
  it.each(HOSTILE_URLS.filter((url) => url.trim() !== ''))('never links to %j, keeps the text', (url) => {
    const escaped = url.replaceAll('&', '&amp;').replaceAll('"', '&quot;')
    const { tree } = fromMarkdown(`<p><a href="${escaped}">Wort</a></p>`)
    expect(plainText(tree)).toContain('Wort')
    expect(JSON.stringify(tree)).not.toMatch(/"url":"(?!https?:\/\/|mailto:|\/[^/\\])/)
    expect(JSON.stringify(tree)).not.toMatch(/"url":"[^"]*secret/)
  })
  it.each<[string, string]>([
    ['<!-- overview -->', 'comment-dropped'],
    ['<script>alert(1)</script>', 'markup-dropped'],
    ['<iframe src="https://example.com/v"></iframe>', 'media-as-link'],
    ['<video src="data:x"></video>', 'media-dropped'],
    ['[a](javascript:x)', 'link-unsafe'],
    ['[a](#b)', 'link-anchor-dropped'],
    ['##### a', 'heading-level'],
    ['- a\n\n  | b |\n  |---|\n', 'block-moved'],
    ['[![a](b.jpg)](https://example.com)', 'image-link-dropped'],
    ['1. [ ] a', 'task-list-unnumbered'],
  ])('notes what it cannot carry: %s', (markdown, code) => {
    expect(codesOf(markdown)).toContain(code)
  })

  it('loses no word of hostile text', () => {
    for (const hostile of HOSTILE_STRINGS) {
      const source = `Anfang ${hostile.replace(/[\\`*_{}[\]()#+\-.!|<>&~$:=@"'/]/g, (sign) => (/[!-/:-@[-`{-~]/.test(sign) ? `\\${sign}` : sign)).replace(/[\u0000\r\n\v\f\u0085\u2028\u2029]/g, ' ')} Ende`
      const { tree } = fromMarkdown(source)
      const clean = source.replace(/\\([!-/:-@[-`{-~])/g, '$1').replace(/[^\P{Cc}\t]|\p{Noncharacter_Code_Point}/gu, '').replace(/\p{Cs}/gu, '\ufffd')
      expect(missingWords(splitWords(clean), splitWords(plainText(tree))), hostile).toEqual([])
    }
  })
  it('puts raw hostile text nowhere but into text', () => {
    for (const hostile of HOSTILE_STRINGS) {
      const { tree } = fromMarkdown(hostile)
      expect(JSON.stringify(tree)).not.toMatch(/"url":"(?!https?:\/\/|mailto:|tel:|\/[^/])/)
    }
  })
})

describe('front matter', () => {
  const fields = (yaml: string) => fromMarkdown(`---\n${yaml}\n---\nText`).frontMatter
  it('maps the usual keys and keeps the rest as written', () => {
    expect(fields('page-title: "Neu: 1.10"\ndescription: >\n  Eins\n  zwei\ndate: 2020-10-19\nauthor: Nora Fels\npage-name: Über uns!\ntags: [Netz, Energie, Netz]\nlayout: no\nversion: 1.10')).toEqual({
      title: 'Neu: 1.10',
      teaser: 'Eins zwei',
      date: '2020-10-19',
      byline: 'Nora Fels',
      slug: 'ueber-uns',
      topics: ['Netz', 'Energie'],
      extra: { layout: 'no', version: '1.10' },
    })
  })
  it('prefers the earlier key, keeps the other', () => {
    expect(fields('page-title: B\ntitle: A')).toMatchObject({ title: 'A', extra: { 'page-title': 'B' } })
  })
  it('takes keys from configuration', () => {
    expect(fromMarkdown('---\nueberschrift: A\n---\n', { keys: { ueberschrift: 'title' } }).frontMatter.title).toBe('A')
  })
  it.each(['2026-02-30', 'gestern', '31.4.2020'])('keeps the impossible date %s as an extra, with a note', (date) => {
    const { frontMatter, notes } = fromMarkdown(`---\ndate: ${date}\n---\n`)
    expect(frontMatter).toMatchObject({ extra: { date } })
    expect(notes.map((note) => note.code)).toEqual(['front-matter-kept'])
  })
  it.each<[string, string]>([
    ['unclosed quote', 'title: "a'],
    ['a list', '- a'],
    ['twice the same key', 'title: a\ntitle: b'],
    ['billions of laughs', `a: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefghi'.split('').map((name, index) => `${name}: &${name} [${`*${'abcdefghi'[index]},`.repeat(9)}]`).join('\n')}`],
    ['a novel', `title: ${'x'.repeat(20_000)}`],
  ])('refuses %s', (_name, yaml) => {
    expect(() => fields(yaml)).toThrow(HubError)
  })
  it('does not touch prototypes', () => {
    const { extra } = fields('__proto__:\n  polluted: yes\nconstructor: x')
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
    expect(Object.getPrototypeOf(extra)).toBe(Object.prototype)
  })
})

describe('title', () => {
  it('is a level 1 heading at the beginning, then no longer in the body', () => {
    const { title, tree } = fromMarkdown('# Neu & *gut*\n\nText')
    expect(title).toBe('Neu & gut')
    expect(tree.children).toEqual([paragraph(text('Text'))])
  })
  it('is the front matter’s where there is one; a repetition is noted with its words', () => {
    const { title, tree, notes } = fromMarkdown('---\ntitle: A B\n---\n# A B\n\nText')
    expect([title, tree.children.length]).toEqual(['A B', 1])
    expect(notes).toMatchObject([{ code: 'title-repeated', lost: 'A B' }])
  })
})

describe('limits', () => {
  it.each<[string, string]>([
    ['nested quotations', `${'>'.repeat(5_000)}x`],
    ['nested HTML', '<div>'.repeat(20_000)],
    ['nested inline HTML', `x${'<b>'.repeat(20_000)}`],
    ['a million characters', 'x'.repeat(1_000_001)],
  ])('refuses %s with a sentence', (_name, markdown) => {
    expect(() => fromMarkdown(markdown)).toThrow(HubError)
  })
})
