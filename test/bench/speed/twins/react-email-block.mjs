/**
 * The newsletter block as a React Email template: the same piece, node by node, in the components that React Email has for them. Written as its users write,
 * so that its own `render` has a like task.
 */
import { Button, Heading, Hr, Img, Link, render, Row, Column, Section, Text, toPlainText } from 'react-email'
import { createElement as h, Fragment } from 'react'

const MARKS = { bold: 'strong', italic: 'em', underline: 'u', strike: 's', code: 'code', sub: 'sub', sup: 'sup' }
const TEXT = { fontSize: '16px', lineHeight: '24px', color: '#1d2b30', margin: '0 0 16px' }
const HEADING = { fontSize: '20px', lineHeight: '26px', color: '#0b5563', margin: '24px 0 12px' }
const LINK = { color: '#0b5563', textDecoration: 'underline' }
const CELL = { padding: '6px 8px', borderBottom: '1px solid #c9d3d6', textAlign: 'left' }
const BUTTON = { backgroundColor: '#0b5563', color: '#ffffff', padding: '12px 20px', borderRadius: '4px', fontWeight: 'bold' }

const keyed = (nodes, make) => nodes.map((node, index) => h(Fragment, { key: index }, make(node)))

function inline(node) {
  switch (node.type) {
    case 'text':
      return (node.marks ?? []).reduce((inner, mark) => h(MARKS[mark], null, inner), node.text)
    case 'lineBreak':
      return h('br')
    case 'link':
      return h(Link, { href: node.url, style: LINK }, keyed(node.children, inline))
    case 'variable':
      return node.fallback
    default:
      return null
  }
}

const list = ({ ordered, items }) =>
  h(ordered ? 'ol' : 'ul', { style: { ...TEXT, paddingLeft: '24px' } }, keyed(items, ({ children, nested }) => h('li', null, keyed(children, inline), nested ? list(nested) : null)))

const block = (media, baseUrl) => (node) => {
  switch (node.type) {
    case 'paragraph':
      return h(Text, { style: TEXT }, keyed(node.children, inline))
    case 'heading':
      return h(Heading, { as: `h${node.level + 1}`, style: HEADING }, keyed(node.children, inline))
    case 'list':
      return list(node)
    case 'quote':
      return h('blockquote', { style: { borderLeft: '3px solid #0b5563', margin: '0 0 16px', paddingLeft: '16px' } }, h(Text, { style: TEXT }, keyed(node.children, inline)), node.source ? h(Text, { style: TEXT }, node.source) : null)
    case 'code':
      return h('pre', { style: { fontSize: '14px', overflow: 'auto' } }, h('code', null, node.text))
    case 'image':
      return node.media && media[node.media] ? picture(node.media, media[node.media], node.alt, node.caption, baseUrl) : null
    case 'table':
      return h('table', { width: '100%', cellPadding: 0, cellSpacing: 0, style: { borderCollapse: 'collapse', marginBottom: '16px' } }, h('tbody', null, keyed(node.rows, ({ cells }) => h('tr', null, keyed(cells, ({ header, children }) => h(header ? 'th' : 'td', { style: CELL }, keyed(children, inline)))))))
    case 'keyFigures':
      return h(Row, null, keyed(node.items, ({ value, label }) => h(Column, { style: CELL }, h(Text, { style: { ...TEXT, fontSize: '24px', margin: 0 } }, value), h(Text, { style: { ...TEXT, fontSize: '14px' } }, label))))
    case 'callToAction':
      return h(Button, { href: node.url, style: BUTTON }, node.label)
    case 'divider':
      return h(Hr)
    case 'legalNote':
      return h(Text, { style: { ...TEXT, fontSize: '13px' } }, keyed(node.children, inline))
    default:
      return null
  }
}

const picture = (key, { width, height }, alt, caption, baseUrl) =>
  h(Fragment, null, h(Img, { src: `${baseUrl}/media/${key}/w1200.jpg`, alt, width: 600, height: Math.round((600 * height) / width) }), caption ? h(Text, { style: { ...TEXT, fontSize: '14px' } }, caption) : null)

function Block({ piece, baseUrl }) {
  const { title, teaser, hero, media, body } = piece
  return h(
    Section,
    { style: { maxWidth: '600px', fontFamily: 'Arial, sans-serif', backgroundColor: '#ffffff', padding: '24px' } },
    hero && media[hero.media] ? picture(hero.media, media[hero.media], hero.alt, hero.caption, baseUrl) : null,
    h(Heading, { as: 'h2', style: HEADING }, title),
    h(Text, { style: { ...TEXT, fontWeight: 'bold' } }, teaser),
    keyed(body.children, block(media, baseUrl)),
  )
}

/** The HTML of a piece, as React Email renders it. */
export const renderTwin = (piece, baseUrl) => render(h(Block, { piece, baseUrl }))

/** The HTML and the plain text: all the forms that React Email has. */
export async function renderTwinForms(piece, baseUrl) {
  const html = await renderTwin(piece, baseUrl)
  return html + toPlainText(html)
}
