/** A linter for mails: which features a document uses, and what caniemail.com measured of them in the clients that our readers have. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { DefaultTreeAdapterTypes as Tree } from 'parse5'
import { attribute, elementsOf } from './inspect-html.ts'

interface Feature {
  readonly slug: string
  readonly stats: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, string>>>>>>
}
const FILE = createRequire(import.meta.url).resolve('caniemail').replace(/dist\/.*$/, 'data/caniemail.json')
const DATA = JSON.parse(readFileSync(FILE, 'utf8')) as { readonly last_update_date: string; readonly data: readonly Feature[] }
const FEATURES = new Map(DATA.data.map((feature) => [feature.slug, feature.stats]))

/** `2024-03`, `16.80`, `2019`: later is larger. */
function byVersion(one: string, other: string): number {
  const [a, b] = [one, other].map((version) => version.split(/[.-]/).map(Number)) as [number[], number[]]
  for (let index = 0; index < Math.max(a.length, b.length); index += 1) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}

/** `y` full, `a` in part, `n` none, `u` nobody knows, in the client's latest measured version. */
export function supportOf(slug: string, client: string): 'y' | 'a' | 'n' | 'u' {
  const [family = '', platform = ''] = client.split('.')
  const versions = FEATURES.get(slug)?.[family]?.[platform] ?? {}
  const latest = Object.keys(versions).sort(byVersion).at(-1)
  const said = latest === undefined ? 'u' : versions[latest]?.[0]
  return said === 'y' || said === 'a' || said === 'n' ? said : 'u'
}

const TAG_FEATURES: Readonly<Record<string, string>> = { a: 'html-anchor', h1: 'html-h1-h6', h2: 'html-h1-h6', h3: 'html-h1-h6', h4: 'html-h1-h6', h5: 'html-h1-h6', h6: 'html-h1-h6', ul: 'html-lists', ol: 'html-lists', li: 'html-lists', section: 'html-semantics', article: 'html-semantics', header: 'html-semantics', footer: 'html-semantics', main: 'html-semantics', nav: 'html-semantics', figure: 'html-semantics' }
const FAMILIES = ['padding', 'margin', 'border-radius', 'border-spacing', 'border-collapse', 'border', 'list-style', 'outline', 'text-decoration', 'background']
const AT_MEDIA_FEATURES = ['prefers-color-scheme', 'prefers-reduced-motion', 'hover', 'orientation', 'device-pixel-ratio']

/** The feature's name at caniemail.com for a property, or undefined where it has no page of its own. */
function propertyFeature(property: string): string | undefined {
  if (FEATURES.has(`css-${property}`)) return `css-${property}`
  if (/^font-(family|style|variant)$/.test(property)) return 'css-font'
  const family = FAMILIES.find((one) => property.startsWith(`${one}-`))
  return family === undefined ? undefined : `css-${family}`
}

/** Features by where they are used first; properties without a page come as `?property`. */
export function featuresOf(html: string): Map<string, string> {
  const found = new Map<string, string>()
  const note = (slug: string | undefined, where: string) => slug !== undefined && !found.has(slug) && found.set(slug, where)
  for (const element of elementsOf(html)) {
    const { tagName } = element
    const where = `<${tagName}>`
    const tag = TAG_FEATURES[tagName] ?? `html-${tagName}`
    if (FEATURES.has(tag)) note(tag, where)
    for (const { name, value } of element.attrs) {
      if (FEATURES.has(`html-${name}`) && name !== 'style') note(`html-${name}`, `${where} ${name}`)
      if (name === 'style') declarations(value, where, note)
    }
    if (tagName === 'a' && attribute(element, 'href')?.startsWith('mailto:')) note('html-mailto-links', where)
    if (tagName === 'img') note(`image-${/\.([a-z]+)$/.exec(attribute(element, 'src') ?? '')?.[1] ?? '?'}`, attribute(element, 'src') ?? where)
    if (tagName === 'meta' && attribute(element, 'name') === 'color-scheme') note('html-meta-color-scheme', where)
    if (tagName === 'style') rules((element.childNodes[0] as Tree.TextNode | undefined)?.value ?? '', note)
  }
  if (/^\s*<!doctype/i.test(html)) note('html-doctype', '<!doctype>')
  return found
}

type Take = (slug: string | undefined, where: string) => unknown

function declarations(css: string, where: string, note: Take): void {
  for (const declaration of css.split(';')) {
    const [, property, value = ''] = /^\s*([\w-]+)\s*:\s*([\s\S]*?)\s*$/.exec(declaration) ?? []
    if (property === undefined) continue
    const at = `${where} {${property}: ${value}}`
    note(propertyFeature(property) ?? `?${property}`, at)
    if (/!important/.test(value)) note('css-important', at)
    if (property === 'display' && /none/.test(value)) note('css-display-none', at)
    if (property === 'display' && /flex|grid/.test(value)) note(`css-display-${/grid/.test(value) ? 'grid' : 'flex'}`, at)
    for (const [, unit] of value.matchAll(/[\d.](px|em|rem|vh|vw|ch|ex|pt|cm|mm|in|pc|vmin|vmax|%)(?![\w%])/g)) note(`css-unit-${unit === '%' ? 'percent' : unit}`, at)
    for (const [, name] of value.matchAll(/\b(calc|clamp|min|max|light-dark|rgba?|linear-gradient|radial-gradient|conic-gradient|var)\(/g)) {
      note(name === 'calc' ? 'css-unit-calc' : name === 'var' ? 'css-variables' : /rgb|gradient/.test(name ?? '') ? `css-${name}` : `css-function-${name}`, at)
    }
  }
}

function rules(css: string, note: Take): void {
  for (const [, condition = ''] of css.matchAll(/@media\s*([^{]*)\{/g)) {
    note('css-at-media', `@media ${condition}`)
    for (const feature of AT_MEDIA_FEATURES) if (condition.includes(feature)) note(`css-at-media-${feature}`, `@media ${condition}`)
  }
  for (const [, name] of css.matchAll(/@(font-face|import|keyframes|supports)/g)) note(`css-at-${name}`, `@${name}`)
  for (const [, selector = '', body = ''] of css.replace(/@media[^{]*\{/g, '').matchAll(/([^{}]+)\{([^{}]*)\}/g)) {
    const one = selector.trim()
    if (/\./.test(one)) note('css-selector-class', one)
    if (/\[/.test(one)) note('css-selector-attribute', one)
    if (/>/.test(one)) note('css-selector-child', one)
    if (/\+/.test(one)) note('css-selector-adjacent-sibling', one)
    if (/[\w\]]\s+[.\w[]/.test(one)) note('css-selector-descendant', one)
    for (const [, pseudo] of one.matchAll(/:([a-z-]+)/g)) note(FEATURES.has(`css-pseudo-class-${pseudo}`) ? `css-pseudo-class-${pseudo}` : `?:${pseudo}`, one)
    declarations(body, one, note)
  }
}

/** A feature that a client does not support, or only in part. */
export interface Finding {
  readonly slug: string
  readonly where: string
  /** By client. */
  readonly support: Readonly<Record<string, 'a' | 'n'>>
}

/** What a document uses that some of the clients lack. */
export function findingsIn(html: string, clients: readonly string[]): Finding[] {
  return [...featuresOf(html)].flatMap(([slug, where]) => {
    const support = Object.fromEntries(clients.map((client) => [client, supportOf(slug, client)] as const).filter(([, said]) => said === 'a' || said === 'n')) as Finding['support']
    return Object.keys(support).length > 0 ? [{ slug, where, support }] : []
  })
}
