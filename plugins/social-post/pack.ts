/** A post as files: `post.json`, and the picture as the network takes it. */
import type { Artefact, Packed, PackTools } from '../../src/channel/contract.ts'
import type { Post } from './render/post.ts'

/** @throws HubError from the tools where a picture's original is missing or cannot be made small enough. */
export async function packPost(post: Post, tools: PackTools): Promise<Packed> {
  const { images, ...rest } = post
  const described = images.map(({ file, alt, isAltTruncated, order }) => ({ file, alt, isAltTruncated, mime: 'image/jpeg', width: order.width, height: order.height }))
  const json: Artefact = {
    name: 'post.json',
    mime: 'application/json',
    bytes: new TextEncoder().encode(`${JSON.stringify({ ...rest, images: described }, null, 2)}\n`),
  }
  const files: Artefact[] = []
  for (const { file, order } of images) {
    tools.signal?.throwIfAborted()
    files.push({ name: file, mime: 'image/jpeg', bytes: await tools.image(order) })
  }
  return { artefacts: [json, ...files], notes: [] }
}
