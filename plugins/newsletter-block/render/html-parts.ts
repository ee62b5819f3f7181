/** Parts that mail clients need built from tables. */
import type { Html } from '../../../src/channel/escape-html.ts'
import { derivativePath } from '../../../src/channel/images.ts'
import { pictureWidths, type PictureFacts } from '../../../src/channel/pictures.ts'
import type { PieceContent } from '../../../src/content/edition.ts'
import type { KeyFigures, Table, TableCell } from '../../../src/content/nodes.ts'
import { address, html, raw } from './inert.ts'
import type { Phrases } from './phrases.ts'
import type { Theme } from './theme.ts'

/** Width of the text column: 600 px less 24 px on either side. */
const COLUMN = 552

/** A picture at the column's width, fetched at twice that for sharp screens, with caption and rights holder. */
export function picture(
  facts: PictureFacts,
  { alt, caption }: { readonly alt: string; readonly caption?: string | undefined },
  { baseUrl, phrases, theme }: { readonly baseUrl: string; readonly phrases: Phrases; readonly theme: Theme },
): Html {
  const widths = pictureWidths(facts)
  const width = widths.find((one) => one >= 2 * COLUMN) ?? widths.at(-1) ?? facts.width
  const shown = Math.min(COLUMN, facts.width)
  const height = Math.max(1, Math.round((facts.height * shown) / facts.width))
  const source = baseUrl + derivativePath({ media: facts.key, width, fit: 'inside', format: 'jpeg' })
  const credit = facts.rightsHolder && html`${phrases.photo} ${facts.rightsHolder}`
  const words = html`${caption}${caption && credit ? ' ' : ''}${credit}`
  const under = caption || credit ? html`<p style="${raw(theme.styles.caption)}">${words}</p>` : html`<p style="${raw(theme.styles.afterPicture)}">&nbsp;</p>`
  return html`<img src="${address(source)}" width="${shown}" height="${height}" alt="${alt}" style="${raw(theme.styles.picture)}">\n${under}`
}

/** A button that is one everywhere: the cell bears the colour, so that Outlook shows it without images or VML. */
export function button(label: string, url: string, theme: Theme): Html {
  const { buttonTable, buttonCell, button: style } = theme.styles
  return html`<table role="presentation" cellpadding="0" cellspacing="0" border="0" style="${raw(buttonTable)}"><tr><td align="center" bgcolor="${raw(theme.button)}" style="${raw(buttonCell)}"><a href="${address(url)}" style="${raw(style)}">${label}</a></td></tr></table>`
}

/** A table of data, with scopes. */
export function dataTable(node: Table, { styles }: Theme, cell: (cell: TableCell, row: number, column: number) => Html): Html {
  const one = (each: TableCell, row: number, column: number): Html => {
    const content = cell(each, row, column)
    const span = html`${spanAttribute('colspan', each.colSpan)}${spanAttribute('rowspan', each.rowSpan)}`
    if (!each.header || content.toString().trim() === '') return html`<td${span} style="${raw(styles.data)}">${content}</td>`
    return each.header === 'row'
      ? html`<th scope="row"${span} style="${raw(styles.rowHead)}">${content}</th>`
      : html`<th scope="col"${span} style="${raw(styles.head)}">${content}</th>`
  }
  const caption = node.caption && html`<caption style="${raw(styles.tableCaption)}">${node.caption}</caption>`
  const rows = node.rows.map((row, index) => html`<tr>${row.cells.map((each, column) => one(each, index, column))}</tr>\n`)
  return html`<table cellpadding="0" cellspacing="0" border="0" width="100%" style="${raw(styles.table)}">${caption}${rows}</table>`
}

function spanAttribute(name: 'colspan' | 'rowspan', value: number | undefined): Html | undefined {
  if (value === undefined || !Number.isInteger(value) || value < 2 || value > 1000) return undefined
  return name === 'colspan' ? html` colspan="${value}"` : html` rowspan="${value}"`
}

/** Key figures: value beside label, one per row, so that no phone squeezes them. */
export function figureTable(node: KeyFigures, { styles }: Theme): Html {
  if (node.items.length === 0) return html``
  const rows = node.items.map((item) => html`<tr><td style="${raw(styles.figureValue)}">${item.value}</td><td style="${raw(styles.figureLabel)}">${item.label}</td></tr>\n`)
  return html`<table role="presentation" cellpadding="0" cellspacing="0" border="0" width="100%" style="${raw(styles.figures)}">${rows}</table>`
}

/** Another piece: title with link, and teaser. */
export function reference(content: PieceContent, url: string, { styles }: Theme): Html {
  const teaser = content.teaser && html`<p style="${raw(styles.referenceText)}">${content.teaser}</p>`
  return html`<table role="presentation" cellpadding="0" cellspacing="0" border="0" width="100%" style="${raw(styles.reference)}"><tr><td style="${raw(styles.referenceCell)}"><p style="${raw(styles.referenceTitle)}"><a href="${address(url)}" style="${raw(styles.link)}">${content.title}</a></p>${teaser}</td></tr></table>`
}
