/** Style rules in the head of a mail, for clients that read them: dark screens and phones. Every one of them has an inline style behind it that reads well without. */
import type { BrandContent } from '../../../src/content/edition.ts'
import { darkPalette } from './theme.ts'

// A blank between closing braces, and no `%` before one: mail tools would take the pair for the end of a template.
const block = (selector: string, declarations: string) => `${selector}{${declarations};}`

/** By class: see the theme. */
function darkRules(brand: Pick<BrandContent, 'colours'>): readonly (readonly [selector: string, property: 'background-color' | 'color' | 'border-color', value: string])[] {
  const c = darkPalette(brand)
  return [
    ['ek-o', 'background-color', c.outer],
    ['ek-p', 'background-color', c.paper],
    // MJML paints body and sections twice, and draws a rule as the border of a paragraph.
    ['ek-o>div', 'background-color', c.outer],
    ['ek-p>table', 'background-color', c.paper],
    ['ek-r p', 'border-color', c.line],
    ['ek-t', 'background-color', c.tint],
    ['ek-b', 'background-color', c.button],
    ['ek-i', 'color', c.ink],
    ['ek-m', 'color', c.muted],
    ['ek-l', 'color', c.link],
    ['ek-b', 'color', c.buttonInk],
    ['ek-r', 'border-color', c.line],
  ]
}

const memo = new WeakMap<object, string>()

/**
 * Dark colours by the reader's system (Apple Mail, Outlook for Mac and phones) and by the marks that Outlook on the web and for Android set on what they recolour.
 * Gmail and Outlook for Windows recolour by themselves: for them every text has its own ground.
 */
export function darkCss(brand: Pick<BrandContent, 'colours'>): string {
  const known = memo.get(brand)
  if (known !== undefined) return known
  const rules = darkRules(brand)
  // A logo is drawn for light paper: it keeps a piece of it.
  const logo = 'background-color:#ffffff !important;padding:8px 12px !important;border-radius:6px !important'
  const bySystem = [...rules.map(([name, property, value]) => block(`.${name}`, `${property}:${value} !important`)), block('.ek-logo', logo)].join('\n')
  const marked = rules.map(([name, property, value]) => block(`[${property === 'background-color' ? 'data-ogsb' : 'data-ogsc'}] .${name}`, `${property}:${value} !important`)).join('\n')
  const css = `@media (prefers-color-scheme:dark){\n${bySystem}\n}\n${marked}\n`
  memo.set(brand, css)
  return css
}

/** Narrow screens: less padding, smaller titles, columns one below the other. */
export const PHONE_CSS = `@media (max-width:599px){
.ek-c{padding-left:20px !important;padding-right:20px !important;}
.ek-h{font-size:25px !important;line-height:31px !important;}
.ek-k{max-width:100% !important;}
.ek-k td{padding-left:0 !important;padding-right:0 !important;}
}
`
/** What clients add by themselves and what we take back: blue links made of dates and addresses, enlarged text. */
export const RESET_CSS = `:root{color-scheme:light dark;supported-color-schemes:light dark;}
body{margin:0 !important;padding:0 !important;-webkit-text-size-adjust:100%;-ms-text-size-adjust:100%;}
table{mso-table-lspace:0pt;mso-table-rspace:0pt;}
img{-ms-interpolation-mode:bicubic;}
a[x-apple-data-detectors]{color:inherit !important;text-decoration:inherit !important;}
`
