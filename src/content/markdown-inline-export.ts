/** Inline content → Markdown phrasing and → HTML (for tables that Markdown cannot write). */
import type { PhrasingContent } from 'mdast'
import type { Inline, Mark, Variable } from './nodes.ts'

/** Formats from the outside in. What Markdown has no sign for is written as HTML, which every CommonMark viewer shows. */
const ORDER: readonly Mark[] = ['bold', 'italic', 'strike', 'underline', 'sup', 'sub', 'code']
const NODE = { bold: 'strong', italic: 'emphasis', strike: 'delete' } as const
const TAG: Readonly<Record<Mark, string>> = { bold: 'strong', italic: 'em', strike: 'del', underline: 'u', sup: 'sup', sub: 'sub', code: 'code' }

const html = (value: string): PhrasingContent => ({ type: 'html', value })

/** @param isOnOneLine a heading or a table cell: line breaks are written as `<br>`. */
export function toPhrasing(children: readonly Inline[], isOnOneLine = false): PhrasingContent[] {
  return grouped(children, 0, { isOnOneLine, signs: 'free' })
}

interface Place {
  readonly isOnOneLine: boolean
  /** Between the signs of another format only signs around all of it are read back for certain; elsewhere there tags are written. */
  readonly signs: 'free' | 'whole' | 'none'
}

/** Neighbours that share a format share its sign. */
function grouped(children: readonly Inline[], level: number, place: Place): PhrasingContent[] {
  const mark = ORDER[level]
  if (mark === undefined) return children.flatMap((child) => leaf(child, place.isOnOneLine))
  const result: PhrasingContent[] = []
  for (let index = 0; index < children.length; ) {
    const isMarked = hasMark(children[index], mark)
    let end = index
    while (end < children.length && hasMark(children[end], mark) === isMarked) end++
    const run = children.slice(index, end)
    const here: Place = place.signs === 'whole' && run.length < children.length ? { ...place, signs: 'none' } : place
    result.push(...(isMarked ? wrapped(mark, run, level, here) : grouped(run, level + 1, here)))
    index = end
  }
  return result
}

function wrapped(mark: Mark, run: readonly Inline[], level: number, place: Place): PhrasingContent[] {
  if (mark === 'code') return [{ type: 'inlineCode', value: run.map((child) => (child.type === 'text' ? child.text : '')).join('') }]
  if ((mark === 'bold' || mark === 'italic' || mark === 'strike') && place.signs !== 'none') {
    return [{ type: NODE[mark], children: grouped(run, level + 1, { ...place, signs: 'whole' }) }]
  }
  return [html(`<${TAG[mark]}>`), ...grouped(run, level + 1, place), html(`</${TAG[mark]}>`)]
}

const hasMark = (child: Inline | undefined, mark: Mark) => child?.type === 'text' && (child.marks ?? []).includes(mark)

function leaf(child: Inline, isOnOneLine: boolean): PhrasingContent[] {
  switch (child.type) {
    case 'text':
      return [{ type: 'text', value: child.text }]
    case 'lineBreak':
      return [isOnOneLine ? html('<br>') : { type: 'break' }]
    case 'variable':
      return [html(`<var ${variableAttributes(child)}>`), { type: 'text', value: child.fallback }, html('</var>')]
    case 'link':
      return [{ type: 'link', url: child.url, title: child.title ?? null, children: toPhrasing(child.children, isOnOneLine) }]
  }
}

/** Inline content as HTML on one line. */
export function toHtml(children: readonly Inline[]): string {
  return children
    .map((child) => {
      switch (child.type) {
        case 'text':
          return ORDER.reduceRight((inner, mark) => (hasMark(child, mark) ? `<${TAG[mark]}>${inner}</${TAG[mark]}>` : inner), escapeHtml(child.text))
        case 'lineBreak':
          return '<br>'
        case 'variable':
          return `<var ${variableAttributes(child)}>${escapeHtml(child.fallback)}</var>`
        case 'link':
          return `<a href="${escapeHtml(child.url)}"${child.title === undefined ? '' : ` title="${escapeHtml(child.title)}"`}>${toHtml(child.children)}</a>`
      }
    })
    .join('')
}

const variableAttributes = ({ name, column }: Variable) => `data-variable="${name}"${column === undefined ? '' : ` data-column="${escapeHtml(column)}"`}`

/** Text within HTML, between tags or quotes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
