/** A customer's words become a post of their own, with a picture that says them. Pure and total. */
import type { RenderContext } from '../../../src/channel/contract.ts'
import type { Note } from '../../../src/channel/notes.ts'
import { quotationMarks, type Quote, quoteRemarks, ratingAndMonth, selectionSentence, showsOnlyPraise } from '../../../src/channel/quotes.ts'
import { shownQuote } from '../../../src/channel/shown.ts'
import { quotesIn, testimonialsIn } from '../../../src/channel/words.ts'
import type { PieceContent } from '../../../src/content/edition.ts'
import { oneLine } from '../../../src/content/words.ts'
import type { Network } from '../networks/network.ts'
import type { SocialPostSettings } from '../settings.ts'
import { cardBase } from './card.ts'
import { type Cut, cutText } from './cut.ts'
import { tagsOf } from './hashtags.ts'
import { linkLine } from './link-line.ts'
import { mentionInText, quoteCut, quoteLeftOut, quoteRemarksInImage, quotesLeftOut } from './notes.ts'
import { isBlank, plainText } from './plain-text.ts'
import type { CardImage, QuotePost } from './post.ts'
import { draftMark, fitsNetwork, holdsMention, postSpans, postText } from './post-text.ts'

/** More would be a campaign, not a post beside a post. */
const MOST_POSTS = 10
/** UTF-16 units that a picture can say legibly on a phone. */
const MOST_ON_IMAGE = 520
/** Says that words are left out. */
const OMITTED = ' […]'

type Context = RenderContext<SocialPostSettings>

/** One post per testimonial that the piece shows, in reading order; notes what had to go. */
export function quotePosts(content: PieceContent, network: Network, ctx: Context, notes: Note[]): QuotePost[] {
  const all = quotesIn(content, ctx)
  for (const { node, path } of testimonialsIn(content, ctx)) shownQuote(node, ctx.quotes, notes, path)
  const isSelection = showsOnlyPraise(all)
  if (all.length > MOST_POSTS) notes.push(quotesLeftOut(all.length - MOST_POSTS))
  return all.slice(0, MOST_POSTS).flatMap((quote, index) => {
    const post = composeQuotePost(quote, { content, network, ctx, notes, isSelection, file: `quote-${index + 1}` })
    return post ? [post] : []
  })
}

interface Scope {
  readonly content: PieceContent
  readonly network: Network
  readonly ctx: Context
  readonly notes: Note[]
  readonly isSelection: boolean
  readonly file: string
}

function composeQuotePost(quote: Quote, scope: Scope): QuotePost | null {
  const { content, network, ctx, notes } = scope
  const words = plainText(quote.text)
  if (isBlank(words)) return null
  const attribution = oneLine(plainText(quote.attribution))
  const remarks = [...quoteRemarks(quote, content.locale), ...(scope.isSelection ? [selectionSentence(content.locale)] : [])].join(' ')
  const [open, close] = quotationMarks(quote.locale)
  const mark = draftMark(ctx, content.locale)
  const said = (kept: string, isRemarked: boolean) => `${mark}${open}${kept}${close}\n— ${attribution}${isRemarked ? `\n\n${remarks}` : ''}`
  const link = linkLine(content, network, ctx.baseUrl)
  // Tags and addresses in a customer's words stay words.
  const layOut = (kept: string, isRemarked: boolean, tags: readonly string[]) => postSpans([{ kind: 'prose', text: said(kept, isRemarked) }], link.span, tags)
  const fits = (kept: string, isRemarked: boolean, tags: readonly string[]) => fitsNetwork(layOut(kept, isRemarked, tags), network, ctx.settings)

  const wanted = tagsOf(content.topics, network, content.locale, []).usable.slice(0, ctx.settings.maxTags[network.id])
  // Whole words before the sentence about their authenticity, that before tags: the picture says the sentence in any case.
  const forms = [true, false].flatMap((isRemarked) => Array.from({ length: wanted.length + 1 }, (_, index) => ({ isRemarked, tags: wanted.slice(0, wanted.length - index) })))
  const whole = forms.find(({ isRemarked, tags }) => fits(words, isRemarked, tags))
  const { isRemarked, tags } = whole ?? { isRemarked: false, tags: [] }
  const cut = whole ? { kept: words, lost: '' } : cutWords(words, quote.locale, (kept) => fits(kept, false, []))
  const image = cut.kept === '' ? null : composeImage(quote, { words, attribution, remarks, marks: [open, close], mark }, scope)
  if (!image) {
    notes.push(quoteLeftOut(network.label, quote.testimonial))
    return null
  }
  if (!isRemarked) notes.push(quoteRemarksInImage(network.label))
  if (holdsMention(words, network)) notes.push(mentionInText(network.label, 'body'))
  // What neither text nor picture says.
  const lost = cut.lost.length < image.lost.length ? cut.lost : image.lost
  if (cut.lost !== '' || image.lost !== '') notes.push(quoteCut(network.label, quote.testimonial, cut.lost !== '', lost))

  return {
    ...postText(layOut(cut.kept, isRemarked, tags), { language: content.locale, prose: said(cut.kept, isRemarked), ...link.said, tags }, network, ctx.settings),
    testimonial: quote.testimonial,
    remarksIn: isRemarked ? 'text-and-image' : 'image',
    file: scope.file,
    image: image.drawn,
  }
}

/** At sentence ends where that keeps enough; what is left out is marked in the way quotations mark it. */
function cutWords(words: string, locale: string, fits: (kept: string) => boolean): Cut {
  const marked = (kept: string) => (kept === words || kept === '' ? kept : `${kept.replace(/ …([)\]“”«»"]*)$/, '$1')}${OMITTED}`)
  const { kept, lost } = cutText(words, locale, (one) => fits(marked(one)))
  return { kept: marked(kept), lost }
}

interface Said {
  readonly words: string
  readonly attribution: string
  readonly remarks: string
  readonly marks: readonly [string, string]
  readonly mark: string
}

function composeImage(quote: Quote, { words, attribution, remarks, marks: [open, close], mark }: Said, { content, network, ctx }: Scope): { readonly drawn: CardImage; readonly lost: string } | null {
  const facts = ratingAndMonth(quote, content.locale)
  const theme = oneLine(plainText(quote.theme ?? ''))
  const altOf = (kept: string) => [`${mark}${theme === '' ? '' : `${theme}: `}${open}${kept}${close}`, `— ${[attribution, facts].filter((one) => one !== '').join(', ')}`, remarks].join('\n')
  const { kept, lost } = cutWords(words, quote.locale, (one) => one.length <= MOST_ON_IMAGE && network.altLength(altOf(one)) <= network.limits.alt.value)
  if (kept === '') return null
  const drawn: CardImage = {
    ...cardBase(ctx.brand, network, mark),
    isQuotation: true,
    alt: altOf(kept),
    theme,
    words: `${open}${kept}${close}`,
    attribution,
    rating: quote.rating ?? null,
    facts,
    remarks,
  }
  return { drawn, lost }
}
