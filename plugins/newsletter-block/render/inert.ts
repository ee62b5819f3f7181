/**
 * Makes content inert for mail tools that run templates over what is put into them: Handlebars and Liquid (`{{ }}`, `{% %}`: listmonk,
 * Keila, Brevo), Mailchimp (`*|TAG|*`), Salesforce and others (`%%name%%`, `%NAME%`), Mailjet (`[[data:…]]`), Sendy (`[Name]`),
 * CleverReach (`{NAME}`), Mautic (`{contactfield=email}`, in addresses with encoded braces too), Emarsys and Velocity (`$name`, `${…}`), ERB/EJS (`<% %>`),
 * `##name##`, and listmonk's `…@TrackLink`, which makes a template of the address before it.
 */
import { createHtmlTag, escapeHtml, Html, printableText, type HtmlTag } from '../../../src/channel/escape-html.ts'
import { oneLine } from '../../../src/content/words.ts'

/** Zero-width space: no reader sees it, no template engine knows a tag with it inside. */
const BREAK = '\u200b'

/** Letters that stand in a row without a place to break: more than this widen the mail where the client breaks no words (Outlook for Windows). */
const LONG = /[\p{Script=Latin}\p{N}]{47,}/gu
const PART = /[\p{Script=Latin}\p{N}]{12}(?=[\p{Script=Latin}\p{N}]{6})/gu

/** Long words with zero-width spaces inside; combining marks stay where they are. */
const breakable = (text: string): string => (mayHoldLong(text) ? text.replace(LONG, (word) => word.replace(PART, (part) => part + BREAK)) : text)

/** Does it have 47 characters without a blank between them? Nearly no text does, and this is asked of every one. */
function mayHoldLong(text: string): boolean {
  for (let start = 0; start + 47 <= text.length; ) {
    const blank = text.lastIndexOf(' ', start + 46)
    if (blank < start) return true
    start = blank + 1
  }
  return false
}

const SIGN = /[&<>"'{}[\]%|$#*]|@(?=TrackLink)/
const EVERY_SIGN = new RegExp(SIGN, 'g')

/** Every character that opens or closes a template becomes a character reference: readers see no difference, template engines no tag. */
export const html: HtmlTag = createHtmlTag((text) => {
  const printable = breakable(printableText(text))
  return SIGN.test(printable) ? printable.replace(EVERY_SIGN, (character) => NAMED[character] ?? `&#${character.charCodeAt(0)};`) : printable
})
const NAMED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

const SIGNS = /\{(?=[{%#a-z])|\}(?=\})|%(?=[%}>]|[A-Z_]{3,}%)|\*(?=\|)|\|(?=\*)|\[(?=\[|[a-z]{2,})|\](?=\])|\$(?=[{[(!a-z])|#(?=[#{])|<(?=%)/gi
/** Plain text with a zero-width space inside every sign of a template. */
export function inertText(text: string): string {
  return printableText(text).replace(SIGNS, (sign) => sign + BREAK).replace(/@(?=TrackLink)/g, `@${BREAK}`)
}

/** One line of inert plain text: for subject and preheader, where a line break would start a new mail header. */
export function inertLine(text: string): string {
  return oneLine(inertText(text))
}

/** An address in which nothing looks like a template: reserved characters percent-encoded, stray `%` too. It leads to the same place. */
export function inertUrl(url: string): string {
  if (!/[%{}[\]|$#@]/.test(url)) return url
  const [, origin = '', rest = ''] = /^([a-z]+:\/\/[^/?#]*)?(.*)$/is.exec(url) ?? []
  return (
    origin +
    rest
      .replace(/%(?![0-9a-f]{2})/gi, '%25')
      .replace(/%[0-9A-F]{2}(?=[A-Z_]+%)/g, (code) => code.toLowerCase())
      .replace(/[{}[\]|$]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
      .replace(/#(.*)$/s, (_, fragment: string) => `#${fragment.replaceAll('#', '%23')}`)
      // Mautic reads encoded braces as braces: the name behind one is encoded as well.
      .replace(/(?<=%7B)[a-z]/gi, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`)
      .replace(/@(?=TrackLink)/g, '%40')
  )
}

/** An inert address as the value of an attribute. */
export function address(url: string): Html {
  return new Html(escapeHtml(inertUrl(url)))
}

/** A style of our own theme as the value of an attribute. Never for content. */
export function raw(style: string): Html {
  return new Html(style)
}
