/** A piece on the web: its page, the picture that link previews show, and the form that stands in other people's pages. All of them move, and go, together. */
import { EMBED_SEGMENT, pagePath, pieceEmbedPath, SHARE_SEGMENT, shareImagePath } from '../../channel/addresses.ts'
import type { VariantId } from '../../channel/contract.ts'
import { derivativePath, PREVIEW_SIZE } from '../../channel/images.ts'
import { pictureFacts } from '../../channel/pictures.ts'
import { HubError } from '../../content/errors.ts'
import type { Locale } from '../../content/nodes.ts'
import { keptRendition, type Order, orderForPublication, type Rendition, rendition, whileConsented } from '../../publishing/compose.ts'
import { resolveAddress } from '../../publishing/resolve-address.ts'
import type { Answer } from '../respond.ts'
import { type Absence, type Found, framed } from './absence.ts'
import { hasVariant, pageAnswer, redirect, type Site } from './site.ts'

export const SLUG = /^[a-z0-9-]{1,200}$/

/** One of a piece's addresses: which variant of it stands there. */
interface Form {
  readonly variant: VariantId
  readonly pathOf: (locale: Locale, slug: string) => string
  answer(site: Site, compose: () => Promise<Order>): Promise<Answer>
  /** Read in a frame in anybody's page, and so is what is said where the piece has gone. */
  readonly isFramed?: true
}

const PAGE: Form = {
  variant: 'page',
  pathOf: pagePath,
  answer: async ({ pages }, compose) => pageAnswer(200, await pages(compose)),
}

const EMBED: Form = {
  variant: 'fragment',
  pathOf: pieceEmbedPath,
  answer: async ({ pages }, compose) => framed(pageAnswer(200, await pages(compose))),
  isFramed: true,
}

const SHARE: Form = { variant: 'share-image', pathOf: shareImagePath, answer: shareImage }

const FORMS: Readonly<Record<string, Form>> = { [EMBED_SEGMENT]: EMBED, [SHARE_SEGMENT]: SHARE }

/** Which piece, in which form, the segments behind the locale ask for; null where that is no address of a piece. */
export function pieceAsked([slug, last, ...more]: readonly string[]): { readonly slug: string; readonly form: Form } | null {
  if (slug === undefined || !SLUG.test(slug) || more.length > 0) return null
  const form = last === undefined ? PAGE : Object.hasOwn(FORMS, last) ? FORMS[last] : undefined
  return form ? { slug, form } : null
}

/** The piece, or where it moved, or that it is gone. @param search the query as asked, with its question mark: it moves too, because campaigns put their marks there */
export async function pieceAnswer(site: Site, locale: Locale, { slug, form }: NonNullable<ReturnType<typeof pieceAsked>>, search: string): Promise<Found> {
  const { payload, channel } = site
  const absence = (absent: Absence['absent']): Absence => ({ absent, locale, ...(form.isFramed ? { isFramed: true } : {}) })
  if (!channel || !hasVariant(site, form.variant)) return absence('not-found')
  const at = site.now()
  const found = await resolveAddress(payload, { channel: channel.id, locale, slug }, at)
  switch (found.state) {
    case 'visible':
      try {
        return await form.answer(site, () => orderForPublication(payload, found.publication, form.variant, undefined, at))
      } catch (error) {
        // The consent that it stands and falls with ended at this moment.
        if (error instanceof HubError && error.code === 'gone') return absence('gone')
        throw error
      }
    case 'moved':
      return redirect(301, form.pathOf(locale, found.slug) + search)
    case 'gone':
      return absence('gone')
    case 'unknown':
      return absence('not-found')
  }
}

/** Seconds after which a picture that is being made is worth asking for again. */
const SHARE_RETRY_S = 5

/** Never made here: it is made when the piece is published. Whoever comes before it is there sees the lead picture, and has it begun. */
async function shareImage(site: Site, compose: () => Promise<Order>): Promise<Answer> {
  const { payload } = site
  const composing = async () => {
    const order = await compose()
    return { order, channel: order.channel.id, quotes: order.ctx.quotes }
  }
  const { order, kept } = await whileConsented(payload, composing, async ({ order }) => ({ order, kept: (await keptRendition(payload, order.key)).kept }))
  if (kept) return pictureAnswer(kept)
  rendition(payload, compose, { waitMs: 0 }).catch((error: unknown) => {
    if (!(error instanceof HubError && error.code === 'busy')) payload.logger.warn({ err: error, msg: 'a picture for link previews could not be made' })
  })
  const [subject] = order.input.subjects
  const hero = subject && pictureFacts(subject.content.hero?.media ?? null, subject.content.media)
  if (hero) return { ...redirect(302, derivativePath({ media: hero.key, ...PREVIEW_SIZE, fit: 'cover', focalX: hero.focalX, focalY: hero.focalY, format: 'jpeg' })), cacheControl: 'no-store' }
  throw new HubError('busy', 'This picture is being made. Ask again in a moment.', { retryAfterSeconds: SHARE_RETRY_S })
}

/** A picture that other sites show. */
export function pictureAnswer(kept: Rendition): Answer {
  const answer = pageAnswer(200, kept)
  return { ...answer, headers: { ...answer.headers, 'content-security-policy': "default-src 'none'; sandbox", 'cross-origin-resource-policy': 'cross-origin' } }
}
