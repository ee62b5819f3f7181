/** A piece that says one hostile string wherever text may stand. */
import { channels } from '../../plugins/index.ts'
import type { Edition, PieceContent } from '../../src/content/edition.ts'
import { MEDIA, ROOF } from '../fixtures/media-facts.ts'
import { edition } from '../fixtures/pieces.ts'

/** One hostile string in every free text of a piece, its media facts and its overrides included. */
export function hostilePiece(word: string): Edition<PieceContent> {
  const text = { type: 'text', text: word } as const
  const url = `https://example.com/?q=${encodeURIComponent(word.replace(/\p{Cs}/gu, '')).slice(0, 500)}`
  return edition({
    format: 1,
    subject: 'piece',
    key: 'hostile',
    locale: 'en',
    kind: 'news',
    brand: 'stadtwerke-lindental',
    title: word,
    slug: 'hostile',
    teaser: word,
    byline: word,
    topics: [{ key: 'hostile', name: word }],
    hero: { media: ROOF, alt: word, caption: word },
    media: { [ROOF]: { ...MEDIA[ROOF]!, alt: word, filename: word, rightsHolder: word, licence: word } },
    embeds: {},
    overrides: Object.fromEntries(channels.map(({ id, overrides }) => [id, Object.fromEntries(overrides.map(({ name }) => [name, word]))])),
    extra: { word },
    body: {
      type: 'root',
      children: [
        { type: 'paragraph', children: [text, { type: 'lineBreak' }, { type: 'link', url, title: word, children: [text] }, { type: 'text', text: ' ' }, { type: 'variable', name: 'givenName', fallback: word }] },
        { type: 'heading', level: 2, children: [{ ...text, marks: ['bold', 'italic', 'underline', 'strike', 'code', 'sub', 'sup'] }] },
        { type: 'list', ordered: true, start: 3, items: [{ type: 'listItem', checked: true, children: [text], nested: { type: 'list', ordered: false, items: [{ type: 'listItem', children: [text] }] } }] },
        { type: 'quote', children: [text], source: word },
        { type: 'code', language: word, text: word },
        { type: 'image', media: ROOF, alt: word, caption: word, source: word },
        { type: 'image', media: null, alt: word, caption: word, source: word },
        { type: 'table', caption: word, rows: [{ type: 'tableRow', cells: [{ type: 'tableCell', header: 'column', children: [text] }, { type: 'tableCell', children: [text] }] }] },
        { type: 'keyFigures', items: [{ value: word, label: word }] },
        { type: 'callToAction', label: word, url },
        { type: 'legalNote', children: [text] },
        { type: 'divider' },
      ],
    },
  })
}

/** A piece whose links go where no link may go: the words must arrive, the address must not. */
export function hostileLinks(urls: readonly string[]): Edition<PieceContent> {
  const piece = hostilePiece('word').content
  return edition({
    ...piece,
    body: {
      type: 'root',
      children: urls.flatMap((url) => [
        { type: 'paragraph', children: [{ type: 'link', url, children: [{ type: 'text', text: 'wrong turning' }] }] } as const,
        { type: 'callToAction', label: 'wrong door', url } as const,
      ]),
    },
  })
}
