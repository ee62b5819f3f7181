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
import { plainPage } from './plain-page.ts'
import { hasVariant, pageAnswer, redirect, type Site, sitePage } from './site.ts'

export const SLUG = /^[a-z0-9-]{1,200}$/

/** One of a piece's addresses: which variant of it stands there. */
interface Form {
  readonly variant: VariantId
  readonly pathOf: (locale: Locale, slug: string) => string
  answer(site: Site, compose: () => Promise<Order>): Promise<Answer>
  /** What is said instead where the piece is not (any more). */
  absent(answer: Answer): Answer
}

const PAGE: Form = {
  variant: 'page',
  pathOf: pagePath,
  answer: async ({ pages }, compose) => pageAnswer(200, await pages(compose)),
  absent: (answer) => answer,
}

/** Anybody may frame it: its own policy says so, and the older header can only say this site. What stands there when the piece has gone is read in the frame, too. */
const EMBED: Form = {
  variant: 'fragment',
  pathOf: pieceEmbedPath,
  answer: async ({ pages }, compose) => framed(pageAnswer(200, await pages(compose))),
  absent: (answer) => framed(answer),
}

const SHARE: Form = { variant: 'share-image', pathOf: shareImagePath, answer: shareImage, absent: (answer) => answer }

const FORMS: Readonly<Record<string, Form>> = { [EMBED_SEGMENT]: EMBED, [SHARE_SEGMENT]: SHARE }

function framed(answer: Answer): Answer {
  const policy = answer.headers?.['content-security-policy']?.replace(/frame-ancestors [^;]+/, 'frame-ancestors *')
  return { ...answer, headers: { ...answer.headers, ...(policy ? { 'content-security-policy': policy } : {}), 'x-frame-options': null } }
}

/** Which piece, in which form, the segments behind the locale ask for; null where that is no address of a piece. */
export function pieceAsked([slug, last, ...more]: readonly string[]): { readonly slug: string; readonly form: Form } | null {
  if (slug === undefined || !SLUG.test(slug) || more.length > 0) return null
  const form = last === undefined ? PAGE : Object.hasOwn(FORMS, last) ? FORMS[last] : undefined
  return form ? { slug, form } : null
}

/** The piece, or where it moved, or that it is gone. */
export async function pieceAnswer(site: Site, locale: Locale, { slug, form }: NonNullable<ReturnType<typeof pieceAsked>>): Promise<Answer> {
  const { payload, channel } = site
  if (!channel) return form.absent(plainPage(404, locale))
  const absent = async (variant: 'not-found' | 'gone') => form.absent(await sitePage(site, variant, locale))
  if (!hasVariant(site, form.variant)) return absent('not-found')
  const at = site.now()
  const found = await resolveAddress(payload, { channel: channel.id, locale, slug }, at)
  switch (found.state) {
    case 'visible':
      try {
        return await form.answer(site, () => orderForPublication(payload, found.publication, form.variant, undefined, at))
      } catch (error) {
        // The consent that it stands and falls with ended at this moment.
        if (error instanceof HubError && error.code === 'gone') return absent('gone')
        throw error
      }
    case 'moved':
      return redirect(301, form.pathOf(locale, found.slug))
    case 'gone':
      return absent('gone')
    case 'unknown':
      return absent('not-found')
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

function pictureAnswer(kept: Rendition): Answer {
  const answer = pageAnswer(200, kept)
  return { ...answer, headers: { ...answer.headers, 'content-security-policy': "default-src 'none'; sandbox", 'cross-origin-resource-policy': 'cross-origin' } }
}
