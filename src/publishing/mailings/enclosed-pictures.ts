/** Pictures that no reader may see yet travel inside a test mail: of planned pieces, and of a brand that is not approved. Nobody else gets at them. */
import type { Payload } from 'payload'
import type { ImageOrder } from '../../channel/contract.ts'
import { derivativeName, parseDerivativeName } from '../../channel/images.ts'
import type { MediaFacts } from '../../content/edition.ts'
import { HubError } from '../../content/errors.ts'
import { type Now, now } from '../clock.ts'
import type { Order } from '../compose.ts'
import { hubOf, type InlinePicture } from '../hub.ts'
import { wantedPictures } from '../media/wanted.ts'
import { orderNamed, visiblePicture } from '../visible-media.ts'

export interface EnclosedMail {
  readonly html: string
  readonly pictures: readonly InlinePicture[]
}

/** A picture as our mails name it: one file, or one with twice the pixels behind one with as many as are shown. */
const SOURCE = /src="([^"]+)"(?: srcset="([^" ]+) 1x, [^"]+")?/g

/** Pixels from which a picture is sharp enough for a phone. */
const WIDE_ENOUGH = 480

/**
 * The mail with the pictures inside it that its reader could not fetch; all others stay where they are. Of two files the smaller travels, unless it is tiny: mail servers refuse large mails.
 * @throws HubError `busy` while a picture is being made and nothing like it is there
 */
export async function enclosePictures(payload: Payload, order: Order, html: string, at: Now = now()): Promise<EnclosedMail> {
  const base = `${hubOf(payload).publicUrl}/media/`
  const known = factsOf(order)
  const enclosed = new Map<string, InlinePicture>()
  for (const [, larger = '', smaller] of html.matchAll(SOURCE)) {
    const address = chosen(larger, smaller)
    if (enclosed.has(address) || !address.startsWith(base)) continue
    const [media = '', name = ''] = address.slice(base.length).split('/')
    const wanted = orderNamed(known.filter(({ key }) => key === media), name)
    if (!wanted || (await visiblePicture(payload, { media, name }, at))) continue
    const picture = await pictureOf(payload, wanted)
    if (picture) enclosed.set(address, picture)
  }
  const replaced = html.replace(SOURCE, (source: string, larger: string, smaller?: string) => {
    const picture = enclosed.get(chosen(larger, smaller))
    return picture ? `src="cid:${picture.id}"` : source
  })
  return { html: replaced, pictures: [...enclosed.values()] }
}

const widthOf = (address: string): number => parseDerivativeName(address.slice(address.lastIndexOf('/') + 1))?.width ?? 0
const chosen = (larger: string, smaller?: string): string => (smaller !== undefined && widthOf(smaller) >= WIDE_ENOUGH ? smaller : larger)

/** What editions and brand say of the files that they show. */
const factsOf = ({ input, ctx }: Order): MediaFacts[] => [...input.subjects.map(({ content }) => content), ...Object.values(ctx.embedded).map(({ content }) => content), ctx.brand].flatMap(({ media }) => Object.values(media))

/** Null where the file is not there, or nobody can read it: then the mail shows what it says in words. */
async function pictureOf(payload: Payload, order: ImageOrder): Promise<InlinePicture | null> {
  try {
    const { bytes, format } = await wantedPictures(payload).get(order)
    const name = derivativeName(order)
    return { id: `${order.media.slice(0, 24)}.${name}@${new URL(hubOf(payload).publicUrl).hostname}`, name, mime: `image/${format}`, bytes }
  } catch (error) {
    if (error instanceof HubError && (error.code === 'not-found' || error.code === 'unsupported-media')) return null
    throw error
  }
}
