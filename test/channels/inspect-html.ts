/** Looks at HTML as a browser would (parse5): its text, and signs that content became markup. */
import { parse, parseFragment, type DefaultTreeAdapterTypes as Tree } from 'parse5'

const URL_ATTRIBUTES = new Set(['href', 'src', 'action', 'formaction', 'background', 'poster'])
const SAFE_URL = /^(https?:\/\/|mailto:|tel:|\/(?!\/)|#)/
const FORBIDDEN_TAGS = new Set(['iframe', 'object', 'embed', 'svg', 'math', 'form', 'base', 'template', 'noscript', 'textarea', 'xmp', 'plaintext'])

/** Every element of a document or fragment, in order. */
export function elementsOf(html: string): Tree.Element[] {
  const found: Tree.Element[] = []
  const visit = (node: Tree.Node): void => {
    if ('tagName' in node) found.push(node)
    if ('childNodes' in node) node.childNodes.forEach(visit)
  }
  visit(/^\s*<!doctype/i.test(html) ? parse(html) : parseFragment(html))
  return found
}

/** An attribute's value, or undefined. */
export function attribute(element: Tree.Element, name: string): string | undefined {
  return element.attrs.find((one) => one.name === name)?.value
}

/** What a reader meets: text outside script, style and head; alternative texts and titles at their place. */
export function textOfHtml(html: string): string {
  const parts: string[] = []
  const visit = (node: Tree.Node): void => {
    if (node.nodeName === '#text') parts.push((node as Tree.TextNode).value)
    if ('tagName' in node) {
      if (['script', 'style', 'head', 'title'].includes(node.tagName)) return
      for (const name of ['alt', 'title']) {
        const value = attribute(node, name)
        if (value) parts.push(` ${value} `)
      }
      if (!INLINE_TAGS.has(node.tagName)) parts.push('\n')
    }
    if ('childNodes' in node) node.childNodes.forEach(visit)
    if ('tagName' in node && !INLINE_TAGS.has(node.tagName)) parts.push('\n')
  }
  visit(/^\s*<!doctype/i.test(html) ? parse(html) : parseFragment(html))
  return parts.join('')
}
const INLINE_TAGS = new Set(['a', 'b', 'strong', 'em', 'i', 'u', 's', 'del', 'code', 'sub', 'sup', 'span', 'abbr', 'time', 'q', 'cite', 'mark'])

/** Signs of injection: foreign tags, event handlers, executable script, unsafe addresses, comments made by content. */
export function injectionsInHtml(html: string): string[] {
  const findings: string[] = []
  for (const element of elementsOf(html)) {
    const { tagName } = element
    if (FORBIDDEN_TAGS.has(tagName)) findings.push(`<${tagName}>`)
    if (tagName === 'script' && attribute(element, 'type') !== 'application/ld+json') findings.push('<script>')
    if (tagName === 'script') {
      const child = element.childNodes[0]
      const json = child && child.nodeName === '#text' ? (child as Tree.TextNode).value : ''
      try {
        JSON.parse(json)
      } catch {
        findings.push(`broken JSON-LD: ${json.slice(0, 80)}`)
      }
      if (json.includes('<')) findings.push('`<` in JSON-LD')
    }
    for (const { name, value } of element.attrs) {
      if (!/^[a-z][a-z:-]*$/.test(name) || name.startsWith('on')) findings.push(`<${tagName} ${name}>`)
      if (URL_ATTRIBUTES.has(name) && !SAFE_URL.test(value)) findings.push(`<${tagName} ${name}="${value.slice(0, 80)}">`)
    }
  }
  return findings
}

/** What mail tools and template engines would run: Handlebars, Liquid, Mailchimp, Salesforce, Keila, JS literals, ERB/EJS. */
const TEMPLATE_SIGNS = /\{\{|\{%|\{#|\}\}|%\}|\*\||\|\*|%%|\[\[|\]\]|\$\{|<%|%>|#\{|\$!?[a-z]+\{/

/** Template openers and closers that stand in raw output, each with its surroundings. */
export function templateSigns(output: string): string[] {
  return [...output.matchAll(new RegExp(TEMPLATE_SIGNS, 'g'))].map((match) => output.slice(Math.max(0, match.index - 20), match.index + 20))
}
