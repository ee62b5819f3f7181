/** Bytes of pages and pictures, and the headers that belong to them. */
import { createHash } from 'node:crypto'
import type { Artefact, Packed, PackTools } from '../../src/channel/contract.ts'
import type { PageComposition } from './render/composition.ts'
import { drawShareImage } from './share-picture.ts'

/**
 * `page.html`, with a Content-Security-Policy that admits its own style by hash and nothing else from anywhere else, and `fragment.html` where the
 * composition has one; or `share.jpg`.
 */
export async function packPage(composition: PageComposition, tools: PackTools): Promise<Packed> {
  const { shareImage, fragment } = composition
  if (shareImage) return { artefacts: [{ name: 'share.jpg', mime: 'image/jpeg', bytes: await drawShareImage(shareImage, tools) }], notes: [] }
  const fragments = fragment === undefined ? [] : [{ name: 'fragment.html', mime: 'text/html; charset=utf-8', bytes: new TextEncoder().encode(fragment) }]
  return { artefacts: [pageFile(composition), ...fragments], notes: [] }
}

function pageFile({ html, style, locale, isIndexed, isEmbeddable }: PageComposition): Artefact {
  const hash = createHash('sha256').update(style, 'utf8').digest('base64')
  const policy = [
    "default-src 'none'",
    "img-src 'self'",
    "font-src 'self'",
    `style-src 'sha256-${hash}'`,
    // Nothing on a page connects to anywhere; tools that judge pages read robots.txt from within them.
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    isEmbeddable ? 'frame-ancestors *' : "frame-ancestors 'none'",
  ]
  return {
    name: 'page.html',
    mime: 'text/html; charset=utf-8',
    bytes: new TextEncoder().encode(html),
    headers: {
      'content-security-policy': policy.join('; '),
      'content-language': locale,
      ...(isIndexed ? {} : { 'x-robots-tag': 'noindex' }),
    },
  }
}
