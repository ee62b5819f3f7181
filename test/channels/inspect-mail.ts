/** Looks at every form of a newsletter block for signs that content became markup or a template. */
import mjml2html from 'mjml'
import type { BlockComposition } from '../../plugins/newsletter-block/index.ts'
import { rssItem } from '../../plugins/newsletter-block/rss-item.ts'
import { elementsOf, injectionsInHtml, templateSigns } from './inspect-html.ts'

/** What our MJML is made of; HTML stands in `mj-text` only. */
const MJML_TAGS = new Set(['mjml', 'mj-head', 'mj-title', 'mj-preview', 'mj-attributes', 'mj-all', 'mj-raw', 'mj-style', 'mj-body', 'mj-section', 'mj-column', 'mj-text', 'mj-image', 'mj-button', 'mj-divider'])

/** Foreign tags, handlers, unsafe addresses in MJML. */
export function injectionsInMjml(mjml: string): string[] {
  const strange = elementsOf(mjml).filter(({ tagName }) => tagName.startsWith('mj') && !MJML_TAGS.has(tagName))
  return [...strange.map(({ tagName }) => `<${tagName}>`), ...injectionsInHtml(mjml.replace(/<mj-style>[\s\S]*?<\/mj-style>/g, ''))]
}

/** Signs in every form; `allowed` are the place-holders that an exporter put in. */
export function injectionsInForms({ html, mjml, text, items, subject, preheader }: BlockComposition, allowed: readonly string[] = []): string[] {
  const withoutAllowed = (form: string) => allowed.reduce((rest, one) => rest.replaceAll(one, 'https://example.com/'), form)
  const feeds = items.map((item) => JSON.stringify(item, null, 2))
  return [
    ...injectionsInHtml(withoutAllowed(html)),
    ...injectionsInMjml(withoutAllowed(mjml)),
    ...items.flatMap((item) => [...injectionsInHtml(item.content_html), ...xmlFaults(rssItem(item))]),
    ...[html, mjml, text, subject, preheader, ...feeds, ...items.map(rssItem)].map(withoutAllowed).flatMap(templateSigns),
    ...(/[\r\n]/.test(subject + preheader) ? ['line break in a line'] : []),
  ]
}

/** Markup as Outlook for Windows reads it: what is for it stands there, what is for all others or for its forebears up to 2003 does not. */
export const forOutlook = (html: string): string =>
  html.replace(/<!--\[if !mso\]><!-->[\s\S]*?<!--<!\[endif\]-->|<!--\[if lte mso 11\]>[\s\S]*?<!\[endif\]-->/g, '').replace(/<!--\[if mso(?: \| IE)?\]>([\s\S]*?)<!\[endif\]-->/g, '$1')
/** The same as all others read it. */
export const forOthers = (html: string): string => html.replace(/<!--[\s\S]*?-->/g, '')

const VOID = new Set(['meta', 'br', 'img', 'hr', 'w:anchorlock'])

/** Elements that are closed in the wrong place, or not at all: browsers mend it, Word does not. */
export function unbalanced(html: string): string[] {
  const open: string[] = []
  const faults: string[] = []
  for (const [tag, slash, name = ''] of html.replace(/<style>[\s\S]*?<\/style>|<!DOCTYPE html>/g, '').matchAll(/<(\/?)([a-z][\w:-]*)(?:"[^"]*"|[^">])*>/gi)) {
    if (VOID.has(name) || tag.endsWith('/>')) continue
    if (slash === '') open.push(name)
    else if (open.at(-1) === name) open.pop()
    else faults.push(`</${name}> inside <${open.at(-1)}>`)
  }
  return [...faults, ...open.map((name) => `<${name}> stays open`)]
}

/** What keeps a text from being well-formed XML of elements, attributes and the references that we write. */
export function xmlFaults(xml: string): string[] {
  const open: string[] = []
  const faults: string[] = []
  const rest = xml.replace(/^<\?xml version="1\.0" encoding="utf-8"\?>\n/, '')
  const token = /<([a-z][\w:]*)((?: [a-z][\w:]*="(?:[^"<&]|&(?:amp|lt|gt|quot|#\d+);)*")*)>|<\/([a-z][\w:]*)>|((?:[^<&]|&(?:amp|lt|gt|quot|#\d+);)+)/giy
  while (token.lastIndex < rest.length) {
    const at = token.lastIndex
    const match = token.exec(rest)
    if (!match) return [...faults, `not XML: ${rest.slice(at, at + 40)}`]
    if (match[1]) open.push(match[1])
    if (match[3] && open.pop() !== match[3]) faults.push(`</${match[3]}> closes nothing`)
    if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/u.test(match[0])) faults.push('a character that XML cannot hold')
  }
  return open.length > 0 ? [...faults, `<${open.join('> <')}> stays open`] : faults
}

/** MJML as HTML, and what its own validator says. @param mjml sections, or a whole document */
export async function compiled(mjml: string): Promise<{ readonly html: string; readonly errors: readonly string[] }> {
  const document = mjml.startsWith('<mjml') ? mjml : `<mjml><mj-body width="600px">${mjml}</mj-body></mjml>`
  const { html, errors } = await mjml2html(document, { validationLevel: 'soft' })
  return { html, errors: errors.map(({ formattedMessage }) => formattedMessage) }
}
