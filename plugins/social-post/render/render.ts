/** One piece becomes one post, or several numbered ones: message, link, tags, pictures, within what the network takes. Pure and total. */
import { isPublicAddress } from '../../../src/channel/addresses.ts'
import type { RenderContext, Rendered, RenderInput } from '../../../src/channel/contract.ts'
import type { Note } from '../../../src/channel/notes.ts'
import type { PieceContent } from '../../../src/content/edition.ts'
import { HubError } from '../../../src/content/errors.ts'
import { NETWORKS } from '../networks/index.ts'
import { NETWORK_IDS, type Network, type Span } from '../networks/network.ts'
import type { SocialPostSettings } from '../settings.ts'
import { titleCard } from './card.ts'
import { type Chain, CHAIN_NETWORKS, chainOf } from './chain.ts'
import { cutText, tooLongAt, WINDOW } from './cut.ts'
import { findEntities, spansOf } from './entities.ts'
import { extrasOf } from './extras.ts'
import { tagsOf } from './hashtags.ts'
import { linkCard, withCard } from './link-card.ts'
import { type LinkLine, linkLine, NO_LINK } from './link-line.ts'
import { chainSplitsQuotation, chainTooLong, linkNotClickable, linkNotPublic, linkTooLong, manyTags, mentionInText, nothingToSay, onePieceOnly, overrideTooLong, tagsLeftOut, tagsNotLive, tagUnusable, teaserCut, teaserMissing } from './notes.ts'
import { picturesOf } from './picture.ts'
import { pictureDrawn } from './picture-notes.ts'
import type { Post, PostText } from './post.ts'
import { draftMark, fitsNetwork, holdsMention, postSpans, postText } from './post-text.ts'
import { quotePosts } from './quote-post.ts'
import { sourceOf } from './source.ts'

type Context = RenderContext<SocialPostSettings>

/** @throws HubError `bad-input` if the variant is no network or there is no piece. */
export function renderPost(input: RenderInput, ctx: Context): Rendered<Post> {
  const id = NETWORK_IDS.find((one) => one === input.variant)
  const [subject, ...others] = input.subjects
  if (!id) throw new HubError('bad-input', `There is no social network “${input.variant}” here; use one of ${NETWORK_IDS.join(', ')}.`)
  if (!subject) throw new HubError('bad-input', 'A social post needs a piece to speak for; give one.')
  const notes: Note[] = others.length > 0 ? [onePieceOnly(others.map((other) => other.content.title).join('\n'))] : []
  return { composition: composePost(subject.content, NETWORKS[id], ctx, notes), notes }
}

function composePost(content: PieceContent, network: Network, ctx: Context, notes: Note[]): Post {
  const { settings } = ctx
  const mayChain = CHAIN_NETWORKS.has(network.id) && settings.chain.when !== 'never'
  const source = sourceOf(content, network.id, mayChain)
  const window = Math.max(WINDOW, network.measure('', settings)[0].limit + 1)
  if (source.from === 'nothing') notes.push(nothingToSay())
  if (source.from === 'body' || source.from === 'title') notes.push(teaserMissing(source.from))
  if (holdsMention(source.text, network)) notes.push(mentionInText(network.label, source.path))

  const mark = draftMark(ctx, content.locale)
  const layOut = (prose: string, link: LinkLine | null, tags: readonly string[], extras: readonly Span[] = []) =>
    postSpans([...spansOf((mark + prose).trimEnd()), ...extras], link?.span ?? null, tags)
  const fits = (prose: string, link: LinkLine | null, tags: readonly string[], share = 1, extras: readonly Span[] = []) => fitsNetwork(layOut(prose, link, tags, extras), network, settings, share)
  const write = (prose: string, link: LinkLine | null, tags: readonly string[], extras: readonly Span[] = []): PostText => {
    const said = [mark + prose, ...extras.map(({ text }) => text)].join('').trim()
    return postText(layOut(prose, link, tags, extras), { language: content.locale, prose: said, ...(link?.said ?? NO_LINK), tags }, network, settings)
  }

  const link = chooseLink()
  const isTooLong = tooLongAt(source.text.slice(0, window), (text) => fits(text, link, [])) !== undefined
  const isChained = mayChain && source.text !== '' && (source.from === 'chain' || (settings.chain.when === 'too-long' && isTooLong))
  const tags = chooseTags(isChained)
  const [first, ...chain] = isChained ? composeChain() : [composeOne()]
  const images = picturesOf(content, network, settings.maxImages, notes)
  const isDrawn = network.needsPicture === true && images.length === 0
  if (isDrawn) notes.push(pictureDrawn(network.label))

  const card = linkCard(content, ctx)

  return {
    ...withCard(first, card, isDrawn || images.length > 0),
    images,
    ...(chain.length > 0 ? { chain: chain.map((one) => withCard(one, card, false)) } : {}),
    ...(isDrawn ? { titleCard: { ...titleCard(content, network, ctx), file: `image-${network.id}.jpg` } } : {}),
    quotes: quotePosts(content, network, ctx, notes),
  }

  /** The message, shortened if it must be, and what else there is room for. */
  function composeOne(): PostText {
    const cut = cutText(source.text, content.locale, (prose) => fits(prose, link, tags), window)
    if (cut.lost !== '') notes.push((source.from === 'override' ? overrideTooLong : teaserCut)(network.label, source.path, cut.lost))
    const isOwn = source.from === 'override' || source.from === 'nothing'
    const extras: Span[] = []
    for (const extra of cut.lost === '' && !isOwn ? extrasOf(content, network, ctx, cut.kept) : []) {
      if (fits(cut.kept, link, tags, 1, [...extras, ...extra])) extras.push(...extra)
    }
    return write(cut.kept, link, tags, extras)
  }

  /** The message as posts that follow each other; link and tags stand in the first or the last. */
  function composeChain(): [PostText, ...PostText[]] {
    const bears = ({ isFirst, isLast }: { isFirst: boolean; isLast: boolean }) => (settings.chain.linkIn === 'first' ? isFirst : isLast)
    const made: Chain = chainOf(source.text, {
      locale: content.locale,
      maxPosts: settings.chain.maxPosts,
      fits: (part, place) => fits(part, bears(place) ? link : null, bears(place) ? tags : []),
    })
    if (made.lost !== '') notes.push(chainTooLong(network.label, source.path, settings.chain.maxPosts, made.lost))
    if (made.isPairSplit) notes.push(chainSplitsQuotation(network.label, source.path))
    const posts = made.parts.map((part, index) => {
      const isBearer = bears({ isFirst: index === 0, isLast: index === made.parts.length - 1 })
      return write(part, isBearer ? link : null, isBearer ? tags : [])
    })
    const [head = write('', link, tags), ...rest] = posts
    return [head, ...rest]
  }

  /** The link, unless it alone is too long. */
  function chooseLink(): LinkLine | null {
    const line = linkLine(content, network, ctx.baseUrl)
    if (!isPublicAddress(line.address)) notes.push(linkNotPublic())
    if (!fits('', line, [])) {
      notes.push(linkTooLong(network.label))
      return null
    }
    if (network.isLinkDead) notes.push(linkNotClickable(network.label, line.address))
    return line
  }

  /** As many tags as leave the message whole; if it must be cut or parted anyway, as many as leave it half of the room. */
  function chooseTags(isParted: boolean): readonly string[] {
    const present = findEntities(source.text).flatMap((entity) => (entity.kind === 'tag' ? [entity.text] : []))
    const { usable, unusable } = tagsOf(content.topics, network, content.locale, present)
    if (unusable.length > 0) notes.push(tagUnusable(network.label, unusable))
    const wanted = usable.slice(0, Math.max(0, settings.maxTags[network.id] - present.length))
    const counts = Array.from({ length: wanted.length + 1 }, (_, index) => wanted.length - index)
    const whole = isParted || isTooLong ? undefined : counts.find((count) => fits(source.text, link, wanted.slice(0, count)))
    const count = whole ?? counts.find((one) => fits('', link, wanted.slice(0, one), 0.5)) ?? 0
    if (count < usable.length) notes.push(tagsLeftOut(network.label, usable.slice(count)))
    const borne = present.length + count
    if (network.seemlyTags !== undefined && borne > network.seemlyTags) notes.push(manyTags(network.label, borne, network.seemlyTags))
    if (network.liveTags !== undefined && borne > network.liveTags) notes.push(tagsNotLive(network.label, present.slice(network.liveTags)))
    return wanted.slice(0, count)
  }
}
