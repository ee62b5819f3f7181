/** A post as files: `post.json` and the picture as the network takes it; for each quote `quote-1.json` and `quote-1.jpg`. */
import type { Artefact, Packed, PackTools } from '../../src/channel/contract.ts'
import { drawQuote } from './quote-picture.ts'
import type { Post } from './render/post.ts'

/** @throws HubError from the tools where a picture's original is missing or cannot be made small enough. */
export async function packPost(post: Post, tools: PackTools): Promise<Packed> {
  const { images, quotes, ...rest } = post
  const described = images.map(({ file, alt, isAltTruncated, order }) => ({ file, alt, isAltTruncated, mime: 'image/jpeg', width: order.width, height: order.height }))
  const files: Artefact[] = [jsonFile('post.json', { ...rest, images: described })]
  for (const { file, order } of images) {
    tools.signal?.throwIfAborted()
    files.push({ name: file, mime: 'image/jpeg', bytes: await tools.image(order) })
  }
  for (const { image, file, ...said } of quotes) {
    tools.signal?.throwIfAborted()
    const { alt, width, height } = image
    files.push(jsonFile(`${file}.json`, { ...said, images: [{ file: `${file}.jpg`, alt, isAltTruncated: false, mime: 'image/jpeg', width, height }] }))
    files.push({ name: `${file}.jpg`, mime: 'image/jpeg', bytes: await drawQuote(image) })
  }
  return { artefacts: files, notes: [] }
}

function jsonFile(name: string, value: unknown): Artefact {
  return { name, mime: 'application/json', bytes: new TextEncoder().encode(`${JSON.stringify(value, null, 2)}\n`) }
}
