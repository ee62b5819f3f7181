/** The opening of every page: the brand's colour from edge to edge, where one is, and what the page is called. */
import { html, type Html } from '../../../src/channel/escape-html.ts'
import type { Crumb } from './crumbs.ts'
import type { Phrases } from './phrases.ts'

export interface Opening {
  readonly crumbs?: readonly Crumb[]
  readonly kicker?: string
  readonly title: string
  readonly standfirst?: string | false | undefined
  /** What stands below: a byline, a notice. */
  readonly more?: Html | false | undefined
  /** A picture follows and overlaps. */
  readonly leads?: boolean
}

/** Characters above which a title in display size would fill the first screen, and above which it would fill several. */
const LONG = 60
const ENDLESS = 180

function sizeOf(text: string, long: number): Html | false {
  const { length } = [...text]
  if (length > Math.max(long, ENDLESS)) return html` endless`
  return length > long && html` long`
}

/** The header of a page. */
export function opening({ crumbs = [], kicker, title, standfirst, more, leads }: Opening, phrases: Phrases): Html {
  const size = sizeOf(title, LONG)
  const trail = crumbs.length > 0 && html`<nav class="crumbs" aria-label="${phrases.breadcrumbs}"><ol class="row">${crumbs.map(({ label, path }) => html`<li><a href="${path}">${label}</a></li>`)}</ol></nav>`
  return html`<header class="opening${leads && html` leads`}"><div class="frame">${trail}${kicker && html`<p class="kicker">${kicker}</p>`}
<h1${size && html` class="${size.toString().trim()}"`}>${title}</h1>${standfirst && html`
<p class="standfirst${[...standfirst].length > 400 && html` endless`}">${standfirst}</p>`}${more}</div></header>
`
}
