/** What the texts of all posts have in common: their parts, the mark of a draft, and how the network counts them. */
import { uiLanguage } from '../../../src/channel/ui-language.ts'
import type { Network, Span } from '../networks/network.ts'
import type { SocialPostSettings } from '../settings.ts'
import { facetsOf } from './facets.ts'
import type { PostText } from './post.ts'

/** Begins what is not approved; empty on what is. */
export function draftMark({ isDraft }: { readonly isDraft: boolean }, locale: string): string {
  if (!isDraft) return ''
  return uiLanguage(locale) === 'de' ? '[ENTWURF] ' : '[DRAFT] '
}

/** Would the network take something in it as a mention of an account? */
export function holdsMention(text: string, { hasMentions }: Network): boolean {
  return hasMentions && /(^|[^\p{L}\p{N}_])[@＠][\p{L}\p{N}_]/u.test(text)
}

/** Message, link and tags, a blank line between them; nothing empty. */
export function postSpans(prose: readonly Span[], link: Span | null, tags: readonly string[]): Span[] {
  const tagSpans = tags.flatMap((tag, index): Span[] => [...(index > 0 ? [{ kind: 'prose', text: ' ' } as const] : []), { kind: 'tag', text: tag }])
  const parts: (readonly Span[])[] = [prose, link === null ? [] : [link], tagSpans]
  return parts.filter((part) => part.length > 0).flatMap((part, index): Span[] => [...(index > 0 ? [{ kind: 'prose', text: '\n\n' } as const] : []), ...part])
}

/** Does the network take it, by every way in which it counts? @param share of the room that may be used */
export function fitsNetwork(spans: readonly Span[], network: Network, settings: SocialPostSettings, share = 1): boolean {
  return network.measure(network.write(spans), settings).every(({ count, limit }) => count <= limit * share)
}

/** The text as it is sent, with its counts. */
export function postText(spans: readonly Span[], said: Pick<PostText, 'language' | 'prose' | 'link' | 'bioLink' | 'tags'>, network: Network, settings: SocialPostSettings): PostText {
  const text = network.write(spans)
  const measures = network.measure(text, settings)
  const { language, prose, link, bioLink, tags } = said
  return {
    network: network.id,
    language,
    text,
    prose,
    count: measures[0].count,
    limit: measures[0].limit,
    measures,
    link,
    ...(bioLink === undefined ? {} : { bioLink }),
    tags,
    ...(network.id === 'bluesky' ? { facets: facetsOf(spans) } : {}),
  }
}
