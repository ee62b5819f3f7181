/** The packed files of one post, as carriers send them. */
import { CARD_PICTURE, CarrierError } from '../../../src/channel/carrier.ts'
import type { Packed } from '../../../src/channel/contract.ts'
import type { Facet, LinkCard } from '../render/post.ts'

export interface PackedImage {
  readonly file: string
  readonly alt: string
  readonly mime: string
  /** px */
  readonly width: number
  readonly height: number
  readonly bytes: Uint8Array
}

export interface PackedText {
  readonly text: string
  readonly language: string
  readonly facets: readonly Facet[]
  readonly link: string | null
  /** Absent where the link shows none. */
  readonly card?: LinkCard
}

export interface PackedPost extends PackedText {
  readonly tags: readonly string[]
  /** Posts that follow, each an answer to the one before. */
  readonly chain: readonly PackedText[]
  readonly images: readonly PackedImage[]
  /** The picture of the card, a JPEG; null where it has none. */
  readonly cardPicture: Uint8Array | null
  /** The post's JSON as it was packed. */
  readonly json: Readonly<Record<string, unknown>>
}

type DescribedText = Omit<PackedText, 'facets'> & { readonly facets?: readonly Facet[] }
type Described = DescribedText & Pick<PackedPost, 'tags'> & { readonly chain?: readonly DescribedText[]; readonly images: readonly Omit<PackedImage, 'bytes'>[] }

const textOf = ({ text, language, facets = [], link, card }: DescribedText): PackedText => ({ text, language, facets, link, ...(card ? { card } : {}) })

/** One of the packed posts with its pictures. @throws CarrierError `validation` where a file is missing */
export function packedPost({ artefacts }: Packed, post: string): PackedPost {
  const file = (name: string): Uint8Array => {
    const found = artefacts.find((artefact) => artefact.name === name)
    if (!found) throw new CarrierError('validation', `The file ${name} is not among what was packed.`)
    return found.bytes
  }
  const json = JSON.parse(new TextDecoder().decode(file(`${post}.json`))) as Record<string, unknown>
  const { tags, chain = [], images, ...first } = json as unknown as Described
  const cardPicture = artefacts.find(({ name }) => name === CARD_PICTURE)?.bytes ?? null
  return { ...textOf(first), tags, chain: chain.map(textOf), cardPicture, images: images.map((image) => ({ ...image, bytes: file(image.file) })), json }
}
