/** The composition as files for mail tools and feeds. */
import type { Artefact, Packed } from '../../src/channel/contract.ts'
import type { BlockComposition } from './render/composition.ts'
import { rssItem } from './rss-item.ts'

/**
 * A block: `block.html` (fragment), `block.mjml`, `block.txt`, `block.json` (everything, flat), `item.json` (JSON Feed 1.1) and `item.xml` (RSS 2.0) of its first piece.
 * A mail: `mail.html`, `mail.mjml`, `mail.txt`, `mail.json`.
 */
export async function packBlock(composition: BlockComposition): Promise<Packed> {
  const { is, html, mjml, text, items, subject, preheader, darkCss } = composition
  const file = (name: string, mime: string, content: string): Artefact => ({ name, mime, bytes: new TextEncoder().encode(content) })
  const json = (name: string, value: unknown) => file(name, 'application/json', `${JSON.stringify(value, null, 2)}\n`)
  const item = items[0]
  return {
    artefacts: [
      file(`${is}.html`, 'text/html; charset=utf-8', html),
      file(`${is}.mjml`, 'text/mjml; charset=utf-8', mjml),
      file(`${is}.txt`, 'text/plain; charset=utf-8', text),
      json(`${is}.json`, { subject, preheader, html, text, mjml, ...(is === 'block' ? { darkCss } : {}) }),
      ...(item ? [json('item.json', item), file('item.xml', 'application/rss+xml; charset=utf-8', rssItem(item))] : []),
    ],
    notes: [],
  }
}
