/** Page bytes and the headers that belong to them. */
import { createHash } from 'node:crypto'
import type { Packed } from '../../src/channel/contract.ts'
import type { PageComposition } from './render/composition.ts'

/** One artefact, `page.html`, with a Content-Security-Policy that admits its own style by hash and nothing else from anywhere else. */
export async function packPage(composition: PageComposition): Promise<Packed> {
  const hash = createHash('sha256').update(composition.style, 'utf8').digest('base64')
  const policy = [
    "default-src 'none'",
    "img-src 'self'",
    "font-src 'self'",
    `style-src 'sha256-${hash}'`,
    "base-uri 'none'",
    "form-action 'none'",
    composition.isEmbeddable ? 'frame-ancestors *' : "frame-ancestors 'none'",
  ]
  return {
    artefacts: [
      {
        name: 'page.html',
        mime: 'text/html; charset=utf-8',
        bytes: new TextEncoder().encode(composition.html),
        headers: {
          'content-security-policy': policy.join('; '),
          'content-language': composition.locale,
          ...(composition.isIndexed ? {} : { 'x-robots-tag': 'noindex' }),
        },
      },
    ],
    notes: [],
  }
}
