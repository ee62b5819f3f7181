import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { LinkCard } from '../../../src/admin/previews/link-card.tsx'

const CARD = { title: 'Größere <Netze>', description: 'Was die Stadtwerke im Winter bauen.' }
const shown = (network: string, card = CARD, link = 'https://www.example.de/de/netze', picture: string | null = 'BILD') =>
  renderToStaticMarkup(createElement(LinkCard, { card, link, network, picture, label: 'Linkvorschau' }))
const order = (html: string) => [...html.matchAll(/hub-link-card__(host|title|description)">([^<]*)</g)].map(([, part]) => part)

test.each([
  ['x', ['title', 'host']],
  ['linkedin', ['title', 'host']],
  ['facebook', ['host', 'title', 'description']],
  ['mastodon', ['host', 'title', 'description']],
  ['bluesky', ['title', 'description', 'host']],
  ['threads', ['host', 'title']],
])('shows of a link what %s shows', (network, parts) => {
  const html = shown(network)
  expect(order(html)).toEqual(parts)
  expect(html).toContain('Größere &lt;Netze&gt;')
  expect(html).toContain('>example.de<')
  expect(html).toMatch(/data-has-picture="true".*BILD/)
})

test('has no empty line and no picture where there is none, and shows an address that is none as it is', () => {
  expect(order(shown('bluesky', { ...CARD, description: '' }))).toEqual(['title', 'host'])
  expect(shown('x', CARD, 'nirgends', null)).toMatch(/data-has-picture="false".*>nirgends</)
})
