/** One piece becomes one post: message, link, tags, picture, within what the network takes. Pure and total. */
import { isPublicAddress, pagePath } from '../../../src/channel/addresses.ts'
import type { RenderContext, Rendered, RenderInput } from '../../../src/channel/contract.ts'
import type { Note } from '../../../src/channel/notes.ts'
import type { PieceContent } from '../../../src/content/edition.ts'
import { HubError } from '../../../src/content/errors.ts'
import { NETWORKS } from '../networks/index.ts'
import { NETWORK_IDS, type Network } from '../networks/network.ts'
import type { SocialPostSettings } from '../settings.ts'
import { cutText, WINDOW } from './cut.ts'
import { findEntities, spansOf } from './entities.ts'
import { tagsOf } from './hashtags.ts'
import { linkNotPublic, linkTooLong, mentionInText, nothingToSay, onePieceOnly, overrideTooLong, tagsLeftOut, tagUnusable, teaserCut, teaserMissing } from './notes.ts'
import { picturesOf } from './picture.ts'
import type { Post } from './post.ts'
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
  const source = sourceOf(content, network.id)
  if (source.from === 'nothing') notes.push(nothingToSay())
  if (source.from === 'body' || source.from === 'title') notes.push(teaserMissing(source.from))
  if (holdsMention(source.text, network)) notes.push(mentionInText(network.label, source.path))

  const mark = draftMark(ctx, content.locale)
  const layOut = (prose: string, link: string | null, tags: readonly string[]) => postSpans(spansOf((mark + prose).trimEnd()), link, tags)
  const fits = (prose: string, link: string | null, tags: readonly string[], share = 1) => fitsNetwork(layOut(prose, link, tags), network, ctx.settings, share)

  const link = chooseLink()
  const tags = chooseTags()
  const cut = cutText(source.text, content.locale, (prose) => fits(prose, link, tags))
  if (cut.lost !== '') notes.push((source.from === 'override' ? overrideTooLong : teaserCut)(network.label, source.path, cut.lost))

  return {
    ...postText(layOut(cut.kept, link, tags), { language: content.locale, prose: (mark + cut.kept).trim(), link, tags }, network, ctx.settings),
    images: picturesOf(content, network, notes),
    quotes: quotePosts(content, network, ctx, notes),
  }

  /** The link, unless it alone is too long. */
  function chooseLink(): string | null {
    const link = ctx.baseUrl + pagePath(content.locale, content.slug)
    if (!isPublicAddress(link)) notes.push(linkNotPublic())
    if (fits('', link, [])) return link
    notes.push(linkTooLong(network.label))
    return null
  }

  /** As many tags as leave the message whole; if it must be cut anyway, as many as leave it half of the room. */
  function chooseTags(): readonly string[] {
    const present = findEntities(source.text).flatMap((entity) => (entity.kind === 'tag' ? [entity.text] : []))
    const { usable, unusable } = tagsOf(content.topics, network, content.locale, present)
    if (unusable.length > 0) notes.push(tagUnusable(network.label, unusable))
    const wanted = usable.slice(0, Math.max(0, ctx.settings.maxTags[network.id] - present.length))
    const counts = Array.from({ length: wanted.length + 1 }, (_, index) => wanted.length - index)
    const whole = source.text.length > WINDOW ? undefined : counts.find((count) => fits(source.text, link, wanted.slice(0, count)))
    const count = whole ?? counts.find((one) => fits('', link, wanted.slice(0, one), 0.5)) ?? 0
    if (count < usable.length) notes.push(tagsLeftOut(network.label, usable.slice(count)))
    return wanted.slice(0, count)
  }
}
