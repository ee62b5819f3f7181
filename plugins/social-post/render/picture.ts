/** The post's picture: the hero, cut around its focal point to the network's ratio, never enlarged. */
import type { Note } from '../../../src/channel/notes.ts'
import { pictureFacts } from '../../../src/channel/pictures.ts'
import type { PieceContent } from '../../../src/content/edition.ts'
import type { Network } from '../networks/network.ts'
import { cutText } from './cut.ts'
import { altCut, altMissing, imageMissing, imageSmall } from './notes.ts'
import { isBlank, plainText } from './plain-text.ts'
import type { PostImage } from './post.ts'

/** Narrower cuts look coarse in every timeline, px. */
const SMALL = 600

export function picturesOf(content: PieceContent, network: Network, notes: Note[]): PostImage[] {
  const { hero } = content
  if (!hero) return []
  const facts = pictureFacts(hero.media, content.media)
  if (!facts) {
    notes.push(imageMissing(hero.alt))
    return []
  }
  const full = plainText(isBlank(hero.alt) ? facts.alt : hero.alt)
  const limit = network.limits.alt.value
  const alt = cutText(full, content.locale, (text) => network.altLength(text) <= limit)
  if (isBlank(full)) notes.push(altMissing())
  if (alt.lost !== '') notes.push(altCut(network.label, limit, alt.lost))

  const { width, height } = network.picture
  const scale = Math.min(1, facts.width / width, facts.height / height)
  const size = { width: Math.max(1, Math.floor(width * scale)), height: Math.max(1, Math.floor(height * scale)) }
  if (size.width < SMALL) notes.push(imageSmall(size.width, size.height))
  return [
    {
      order: {
        media: facts.key,
        ...size,
        fit: 'cover',
        focalX: facts.focalX,
        focalY: facts.focalY,
        format: 'jpeg',
        maxBytes: network.limits.imageBytes.value,
      },
      alt: alt.kept,
      isAltTruncated: alt.lost !== '',
      file: `image-${network.id}.jpg`,
    },
  ]
}
