/** HTML by template, escaped by construction: whatever is put in is text, unless it is itself {@link Html}. */

/** Markup made by an {@link HtmlTag}. Opaque on purpose: a plain string can never pass for markup. */
export class Html {
  readonly #markup: string
  constructor(markup: string) {
    this.#markup = markup
  }
  toString(): string {
    return this.#markup
  }
}

/** What a template takes: text (escaped), markup (as it is), lists of both; false, null and undefined leave nothing. */
export type HtmlPart = string | number | Html | false | null | undefined | readonly HtmlPart[]
export type HtmlTag = (strings: TemplateStringsArray, ...parts: readonly HtmlPart[]) => Html

/** C0 and C1 controls except tab and line feed, noncharacters, and what XML and HTML cannot hold. */
const UNPRINTABLE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufdd0-\ufdef\ufffe\uffff]/g
/** Anything that {@link printableText} may have to change; nearly no text has any of it. */
const SUSPECT = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]/
/** Bidi embeddings and overrides, which can make a text read as another; isolates and marks are kept (Unicode TR 36). */
const OVERRIDES = /[\u202a-\u202e]/g

/**
 * Text that every output can hold: control characters become a space (so that words stay apart), bidi overrides are dropped, lone
 * surrogates become U+FFFD. Letters, marks and emoji are untouched.
 */
export function printableText(text: string): string {
  if (!SUSPECT.test(text)) return text
  return text.replace(/\r\n?/g, '\n').replace(UNPRINTABLE, ' ').replace(OVERRIDES, '').replace(/\p{Cs}/gu, '\ufffd')
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

const SIGNS = /[&<>"']/
const EVERY_SIGN = /[&<>"']/g

/** Escapes text for HTML content and for attribute values in double or single quotes. */
export function escapeHtml(text: string): string {
  const printable = printableText(text)
  return SIGNS.test(printable) ? printable.replace(EVERY_SIGN, (character) => ENTITIES[character] ?? character) : printable
}

/** Makes a template tag that escapes text with `escapeText`. */
export function createHtmlTag(escapeText: (text: string) => string): HtmlTag {
  const markup = (part: HtmlPart): string => {
    if (part === false || part === null || part === undefined) return ''
    if (part instanceof Html) return part.toString()
    if (typeof part === 'string') return escapeText(part)
    if (typeof part === 'number') return escapeText(String(part))
    let joined = ''
    for (const one of part as readonly HtmlPart[]) joined += markup(one)
    return joined
  }
  // Loops, not reduce and map: every element of every page passes here.
  return (strings, ...parts) => {
    let joined = strings[0] ?? ''
    for (let index = 1; index < strings.length; index++) joined += markup(parts[index - 1]) + (strings[index] ?? '')
    return new Html(joined)
  }
}

/** The tag for pages: `` html`<p>${text}</p>` ``. */
export const html: HtmlTag = createHtmlTag(escapeHtml)

const DECODED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: '\u00a0' }

/**
 * What a reader meets in markup that {@link createHtmlTag} made: text outside head, style and script, alternative texts and titles at
 * their place, blocks on lines of their own. Only for our own output: it relies on everything being escaped.
 */
export function visibleText(markup: string): string {
  return markup
    .replace(/<head>[\s\S]*?<\/head>|<style>[\s\S]*?<\/style>|<script[\s\S]*?<\/script>|<!--[\s\S]*?-->/g, '')
    .replace(/<(\/?)([a-z][a-z0-9]*)([^>]*)>/g, (_, slash: string, tag: string, attributes: string) => {
      const spoken = [...attributes.matchAll(/ (?:alt|title)="([^"]+)"/g)].map((match) => ` ${match[1]} `).join('')
      return slash + tag === 'br' || !PHRASING.has(tag) ? `${spoken}\n` : spoken
    })
    .replace(/&(?:#(\d+)|([a-z]+));/g, (entity, code: string | undefined, name: string | undefined) =>
      code ? String.fromCodePoint(Number(code)) : (DECODED[name ?? ''] ?? entity),
    )
}
const PHRASING = new Set(['a', 'strong', 'em', 'u', 's', 'code', 'sub', 'sup', 'span', 'small', 'b', 'i', 'time'])
