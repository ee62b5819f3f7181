/** The post's pictures: the hero, then those of the body, each cut to a ratio that the network shows whole. */
import type { Note } from '../../../src/channel/notes.ts'
import { pictureFacts, type PictureFacts } from '../../../src/channel/pictures.ts'
import type { PieceContent } from '../../../src/content/edition.ts'
import type { MediaKey } from '../../../src/content/nodes.ts'
import type { Network } from '../networks/network.ts'
import { cutSize, ratioWithin } from './cut-size.ts'
import { cutText } from './cut.ts'
import { altCut, altMissing, imageMissing, imageSmall, imagesLeftOut } from './picture-notes.ts'
import { isBlank, plainText } from './plain-text.ts'
import type { PostImage } from './post.ts'

/** Narrower cuts look coarse in every timeline, px. */
const SMALL = 600
/** A further picture with a side below this is an icon or an ornament, px. */
const ORNAMENT = 320

interface Candidate {
  readonly media: MediaKey | null
  readonly alt: string
  readonly path: string
}

/** At most `most` of them; notes what is missing, small, without description or left out. */
export function picturesOf(content: PieceContent, network: Network, most: number, notes: Note[]): PostImage[] {
  const limit = Math.min(most, network.limits.images.value)
  const shown: { readonly facts: PictureFacts; readonly candidate: Candidate }[] = []
  let leftOut = 0
  for (const candidate of candidatesOf(content)) {
    const facts = pictureFacts(candidate.media, content.media)
    if (!facts) notes.push(imageMissing(candidate.alt, candidate.path))
    else if (shown.some((other) => other.facts.key === facts.key)) continue
    else if (shown.length >= limit || (shown.length > 0 && Math.min(facts.width, facts.height) < ORNAMENT)) leftOut += 1
    else shown.push({ facts, candidate })
  }
  if (leftOut > 0) notes.push(imagesLeftOut(network.label, leftOut))
  const first = shown[0]?.facts
  const uniform = network.cuts.isUniform && first ? ratioWithin(first, network.cuts) : undefined
  return shown.map(({ facts, candidate }, index) => describe(facts, candidate, { content, network, notes, ratio: uniform, index }))
}

function candidatesOf({ hero, body }: PieceContent): Candidate[] {
  const inBody = body.children.flatMap((block, index): Candidate[] => (block.type === 'image' ? [{ media: block.media, alt: block.alt, path: `body.${index}` }] : []))
  return [...(hero ? [{ media: hero.media, alt: hero.alt, path: 'hero' }] : []), ...inBody]
}

interface Place {
  readonly content: PieceContent
  readonly network: Network
  readonly notes: Note[]
  readonly ratio: number | undefined
  readonly index: number
}

function describe(facts: PictureFacts, { alt: own, path }: Candidate, { content, network, notes, ratio, index }: Place): PostImage {
  const full = plainText(isBlank(own) ? facts.alt : own)
  const limit = network.limits.alt.value
  const alt = cutText(full, content.locale, (text) => network.altLength(text) <= limit)
  if (isBlank(full)) notes.push(altMissing(path))
  if (alt.lost !== '') notes.push(altCut(network.label, limit, alt.lost, path))
  const size = cutSize(facts, network.cuts, ratio)
  const real = Math.min(size.width, facts.width)
  if (real < SMALL) notes.push(imageSmall(real, Math.min(size.height, facts.height), path))
  const { maxWidth, minWidth = 1 } = network.cuts
  return {
    order: {
      media: facts.key,
      ...size,
      fit: 'cover',
      ...focusOf(facts),
      format: 'jpeg',
      maxBytes: network.limits.imageBytes.value,
      leastWidth: Math.min(size.width, Math.max(minWidth, Math.floor(maxWidth / 5))),
    },
    alt: alt.kept,
    isAltTruncated: alt.lost !== '',
    file: index === 0 ? `image-${network.id}.jpg` : `image-${network.id}-${index + 1}.jpg`,
  }
}

/** Media libraries say the exact middle where nobody set a focal point. */
function focusOf({ focalX, focalY }: PictureFacts): { readonly focalX: number; readonly focalY: number } | { readonly focus: 'attention' } {
  return focalX === 50 && focalY === 50 ? { focus: 'attention' } : { focalX, focalY }
}
