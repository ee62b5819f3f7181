/** A post as files: `post.json` and the pictures as the network takes them; for each quote `quote-1.json` and `quote-1.jpg`. */
import sharp from 'sharp'
import type { Artefact, Packed, PackTools } from '../../src/channel/contract.ts'
import type { Note } from '../../src/channel/notes.ts'
import { drawCard } from './card-picture.ts'
import { imageShrunk } from './render/picture-notes.ts'
import type { Post, PostImage } from './render/post.ts'

interface Described {
  readonly file: string
  readonly alt: string
  readonly isAltTruncated: boolean
  readonly mime: 'image/jpeg'
  /** px, of the file. */
  readonly width: number
  readonly height: number
}

/** @throws HubError from the tools where a picture's original is missing or cannot be made small enough. */
export async function packPost(post: Post, tools: PackTools): Promise<Packed> {
  const { images, quotes, titleCard, ...rest } = post
  const notes: Note[] = []
  const pictures: { readonly artefact: Artefact; readonly described: Described }[] = []
  const of = images.length + (titleCard ? 1 : 0) + quotes.length
  let done = 0
  const next = () => {
    tools.signal?.throwIfAborted()
    tools.progress?.(done++, of)
  }
  for (const image of images) {
    next()
    const bytes = await tools.image(image.order)
    const size = await sizeOf(bytes)
    if (size.width < image.order.width) notes.push(imageShrunk(image.file, size.width, size.height))
    pictures.push({ artefact: jpegFile(image.file, bytes), described: { ...said(image), ...size } })
  }
  if (titleCard) {
    next()
    const { file, alt, width, height } = titleCard
    pictures.push({ artefact: jpegFile(file, await drawCard(titleCard)), described: { ...said({ file, alt, isAltTruncated: false }), width, height } })
  }
  const files: Artefact[] = [jsonFile('post.json', { ...rest, images: pictures.map(({ described }) => described) }), ...pictures.map(({ artefact }) => artefact)]
  for (const { image, file, ...quote } of quotes) {
    next()
    const { alt, width, height } = image
    files.push(jsonFile(`${file}.json`, { ...quote, images: [{ ...said({ file: `${file}.jpg`, alt, isAltTruncated: false }), width, height }] }))
    files.push(jpegFile(`${file}.jpg`, await drawCard(image)))
  }
  tools.progress?.(of, of)
  return { artefacts: files, notes }
}

const said = ({ file, alt, isAltTruncated }: Pick<PostImage, 'file' | 'alt' | 'isAltTruncated'>) => ({ file, alt, isAltTruncated, mime: 'image/jpeg' }) as const

/** The picture may have become smaller than ordered, to keep within the network's bytes. */
async function sizeOf(bytes: Uint8Array): Promise<{ readonly width: number; readonly height: number }> {
  const { width, height } = await sharp(bytes).metadata()
  return { width, height }
}

const jpegFile = (name: string, bytes: Uint8Array): Artefact => ({ name, mime: 'image/jpeg', bytes })

function jsonFile(name: string, value: unknown): Artefact {
  return { name, mime: 'application/json', bytes: new TextEncoder().encode(`${JSON.stringify(value, null, 2)}\n`) }
}
