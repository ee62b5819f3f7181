/** One approved piece (and perhaps a recipient) → everything that stands on the letter. Pure: no clock, no files. */
import { isPublicAddress, pagePath } from '../../../src/channel/addresses.ts'
import type { RenderContext, RenderInput, Rendered } from '../../../src/channel/contract.ts'
import { pictureFacts } from '../../../src/channel/pictures.ts'
import { shownPicture } from '../../../src/channel/shown.ts'
import { bodyText, selectionNotice } from '../../../src/channel/words.ts'
import { splitWords } from '../../../src/content/words.ts'
import type { BrandColour, Cmyk, Edition, PieceContent } from '../../../src/content/edition.ts'
import type { LetterComposition, PrintBlock } from '../composition.ts'
import { chosenSize } from '../formats/body-size.ts'
import { FORMATS, formatOf } from '../formats/index.ts'
import { printSheet } from '../formats/print-sheet.ts'
import { QUALITY } from '../limits.ts'
import type { PrintSettings } from '../settings.ts'
import { composeBlocks } from './body.ts'
import { addressLines, closing, footer, infoBlock, legalLines, marketImprint, returnLine, salutationLine } from './frame.ts'
import { letterLabels } from './labels.ts'
import { MESSAGES, NoteBook } from './notes.ts'
import { noteResolution, placePicture } from './picture.ts'
import { HERO_PLACE, placesOf } from './places.ts'
import { composeQr } from './qr.ts'
import type { LetterScope } from './scope.ts'
import { LinkList, displayLine, textLine } from './scope.ts'
import { coverPicture, noteCoverResolution } from './sheet/cover-picture.ts'
import { composeSheet } from './sheet/index.ts'
import { SHEET_MESSAGES } from './sheet/messages.ts'
import { GlyphCheck, printLine } from './text.ts'

const FAMILY = { 'source-sans-3': 'Source Sans 3', 'source-serif-4': 'Source Serif 4' } as const
/** The date of files whose text bears none: fixed, because the same input makes the same bytes. */
const DATE_OF_THE_UNDATED = '2026-01-01'

/** Composes a letter, or a card, a self-mailer, a flyer as the settings say, from the first subject. Total: whatever cannot be printed is left out with a note. */
export function renderLetter(input: RenderInput, ctx: RenderContext<PrintSettings>): Rendered<LetterComposition> {
  const notes = new NoteBook()
  const subject = input.subjects[0] ?? nothing(ctx)
  if (input.subjects.length > 1) notes.add('warning', 'subjects-many', undefined, MESSAGES.subjectsMany())
  const { content } = subject
  const format = formatOf(ctx.settings.format) ?? FORMATS[0]
  const { family } = format
  const sheet = printSheet(format, ctx.settings)
  const scope: LetterScope = {
    ctx,
    content,
    recipient: format.isAddressed ? input.recipient : undefined,
    places: placesOf(format, sheet),
    labels: letterLabels(ctx.locale),
    notes,
    glyphs: new GlyphCheck(notes),
    links: new LinkList(),
    depth: 0,
  }
  const imprint = marketImprint(scope, input.market)
  const title = displayLine(scope, content.title, 'title')
  const headline = displayLine(scope, overrideOf(content, 'headline'), 'overrides.print-pdf.headline')
  if (headline !== '' && headline !== title) noteReplacedTitle(notes, content.title, headline)
  const [lang = 'en', region] = ctx.locale.split('-')

  const composition: LetterComposition = {
    format: 1,
    lang: lang.toLowerCase(),
    region: region && /^[A-Za-z]{2}$/.test(region) ? region.toUpperCase() : null,
    outputIntent: ctx.settings.outputIntent,
    sheet,
    textSizePt: chosenSize(format, ctx.settings.textSizePt),
    maxPages: ctx.settings.maxPages,
    draftMark: ctx.isDraft ? scope.labels.draft : null,
    document: {
      title: title || ctx.brand.name,
      author: printLine(imprint?.company ?? ctx.brand.name),
      date: `${validDate(content.date) ?? DATE_OF_THE_UNDATED}T12:00:00Z`,
      sources: [subject.hash, ctx.brandHash],
    },
    style: {
      primary: printableInk('primary', ctx.brand.colours.primary, notes),
      accent: printableInk('accent', ctx.brand.colours.accent, notes),
      textFamily: FAMILY[ctx.brand.fonts.text],
      displayFamily: FAMILY[ctx.brand.fonts.display],
    },
    brand: { name: displayLine(scope, ctx.brand.name), claim: textLine(scope, ctx.brand.claim ?? ''), logo: logo(scope) },
    returnLine: returnLine(scope),
    returnNote: textLine(scope, ctx.settings.returnNote, 'settings.returnNote'),
    ...addressLines(scope),
    info: infoBlock(scope, imprint, content),
    subject: headline || title,
    salutation: salutationLine(scope),
    lead: lead(scope),
    hero: hero(scope),
    body: body(scope),
    closing: closing(scope, imprint),
    linksHeading: scope.labels.links,
    links: scope.links.entries,
    qr: qr(scope),
    footer: footer(scope, imprint),
    legal: legalLines(scope, input),
    pageLabel: scope.labels.page,
  }
  return { composition: family === 'letter' ? composition : composeSheet(composition, { ...format, family }, scope, input.market), notes: notes.notes }
}

/** The whole text; where only the teaser is wanted, the first call to action, with a note that has the other words. */
function body(scope: LetterScope): readonly PrintBlock[] {
  const { content, ctx, notes, recipient } = scope
  const { children } = content.body
  if (!ctx.settings.saysTeaserOnly) return [...composeBlocks(children, scope, 'body'), ...selection(scope)]
  const { embedded, quotes } = ctx
  const action = children.find((node) => node.type === 'callToAction')
  const others = { ...content, body: { ...content.body, children: children.filter((node) => node !== action) } }
  const words = [bodyText(others, { embedded, quotes, recipient }), selectionNotice(content, { embedded, quotes }) ?? '']
  notes.add('info', 'teaser-only', 'body', SHEET_MESSAGES.teaserOnly(), words.join('\n'))
  return action ? composeBlocks([action], scope, 'body') : []
}

function overrideOf(content: PieceContent, name: string): string {
  return content.overrides['print-pdf']?.[name] ?? ''
}

function noteReplacedTitle(notes: NoteBook, title: string, headline: string): void {
  const said = new Set(splitWords(headline))
  const isSaid = splitWords(title).every((word) => said.has(word))
  notes.add('info', 'title-replaced', 'title', {
    de: 'Statt des Titels steht die eigene Betreffzeile im Brief.',
    en: 'The letter shows its own subject line instead of the title.',
  }, isSaid ? undefined : title)
}

/** The teaser as the opening, unless the title or the body says it anyway. */
function lead(scope: LetterScope): string {
  const { content, ctx, recipient } = scope
  const teaser = textLine(scope, content.teaser, 'teaser')
  const flat = (text: string) => splitWords(text).join(' ')
  const said = flat(`${content.title}\n${ctx.settings.saysTeaserOnly ? '' : bodyText(content, { embedded: ctx.embedded, recipient })}`)
  return teaser === '' || said.includes(flat(teaser).slice(0, 120)) ? '' : teaser
}

/** Says, where it is so, that the customers quoted are a selection. */
function selection(scope: LetterScope): PrintBlock[] {
  const { content, ctx } = scope
  const notice = selectionNotice(content, { embedded: ctx.embedded, quotes: ctx.quotes })
  return notice === undefined ? [] : [{ type: 'legalNote', runs: [{ type: 'text', text: textLine(scope, notice), marks: [] }] }]
}

function hero(scope: LetterScope): LetterComposition['hero'] {
  const { content } = scope
  if (!content.hero) return null
  const shown = shownPicture(content.hero, scope, 'hero')
  if (!shown) return null
  const alt = textLine(scope, shown.alt)
  const { cover } = scope.places
  const picture = cover ? coverPicture(shown.facts, alt, cover) : placePicture(shown.facts, alt, HERO_PLACE)
  if (cover) noteCoverResolution(picture, scope.notes, 'hero')
  else noteResolution(picture, HERO_PLACE, scope, 'hero')
  return { picture, caption: textLine(scope, content.hero.caption ?? '', 'hero.caption') }
}

function logo(scope: LetterScope) {
  const { brand } = scope.ctx
  if (!brand.logo) return null
  const facts = pictureFacts(brand.logo.media, brand.media)
  if (!facts) {
    scope.notes.add('warning', 'logo-missing', 'brand.logo', {
      de: 'Das Logo ist kein Rasterbild mit bekannten Maßen; statt seiner steht der Name der Marke.',
      en: 'The logo is not a raster image of known size; the name of the brand stands in its place.',
    })
    return null
  }
  const place = scope.places.logo
  const picture = placePicture(facts, textLine(scope, brand.logo.alt), place)
  noteResolution(picture, place, scope, 'brand.logo')
  return picture
}

function qr(scope: LetterScope): LetterComposition['qr'] {
  const { content, ctx, labels, notes, recipient } = scope
  const own = recipient?.personalUrl
  const path = own === undefined ? 'slug' : 'recipient.personalUrl'
  const url = own ?? ctx.baseUrl + pagePath(content.locale, content.slug)
  if (!isPublicAddress(url)) notes.add('warning', 'qr-not-public', path, MESSAGES.qrNotPublic(url))
  const code = composeQr(url, labels.online, ctx.settings.qrModuleMm)
  if (!code) notes.add('warning', 'qr-too-long', path, MESSAGES.qrTooLong())
  return code
}

/** The colour as the sheet can hold it: scaled down where its inks add up to too much. */
function printableInk(name: string, { cmyk }: BrandColour, notes: NoteBook): Cmyk {
  const sum = cmyk.c + cmyk.m + cmyk.y + cmyk.k
  const most = QUALITY.inkCoverage.value
  if (sum <= most) return cmyk
  notes.add('warning', 'ink-too-much', `brand.colours.${name}`, MESSAGES.inkTooMuch(name, Math.round(sum)))
  const share = (value: number) => Math.floor((value * (most - 5)) / sum)
  return { c: share(cmyk.c), m: share(cmyk.m), y: share(cmyk.y), k: share(cmyk.k) }
}

function validDate(date: string | undefined): string | undefined {
  return date !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(date) && !Number.isNaN(Date.parse(date)) ? date : undefined
}

function nothing(ctx: RenderContext<PrintSettings>): Edition<PieceContent> {
  const content: PieceContent = {
    format: 1,
    subject: 'piece',
    key: 'nothing',
    locale: ctx.locale,
    kind: 'news',
    brand: ctx.brand.key,
    title: ctx.brand.name,
    slug: '',
    teaser: '',
    topics: [],
    body: { type: 'root', children: [] },
    media: {},
    embeds: {},
    overrides: {},
  }
  return { hash: '', content }
}
