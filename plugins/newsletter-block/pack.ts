/** The block as files for mail tools. */
import type { Artefact, Packed } from '../../src/channel/contract.ts'
import type { BlockComposition } from './render/composition.ts'

/** `block.html` (fragment), `block.txt` and `block.json` (everything, flat). */
export async function packBlock(composition: BlockComposition): Promise<Packed> {
  const { html, text, subject, preheader } = composition
  const file = (name: string, mime: string, content: string): Artefact => ({ name, mime, bytes: new TextEncoder().encode(content) })
  return {
    artefacts: [
      file('block.html', 'text/html; charset=utf-8', html),
      file('block.txt', 'text/plain; charset=utf-8', text),
      file('block.json', 'application/json', `${JSON.stringify({ subject, preheader, html, text }, null, 2)}\n`),
    ],
    notes: [],
  }
}
