/** The picture that link previews show: what is on it. Drawing is pack's. */
import type { ImageOrder, Rendered } from '../../../src/channel/contract.ts'
import { printableText } from '../../../src/channel/escape-html.ts'
import { PREVIEW_SIZE } from '../../../src/channel/images.ts'
import type { Note } from '../../../src/channel/notes.ts'
import { pictureFacts } from '../../../src/channel/pictures.ts'
import { uiLanguage } from '../../../src/channel/ui-language.ts'
import type { FontFamilyId, PieceContent } from '../../../src/content/edition.ts'
import { oneLine } from '../../../src/content/words.ts'
import { LIMITS } from '../limits.ts'
import type { PageComposition } from './composition.ts'
import type { PageContext } from './document.ts'
import { knownFamily } from './fonts.ts'
import { type Palette, palettes } from './palette.ts'
import { PHRASES } from './phrases.ts'

export interface ShareImage {
  /** px */
  readonly width: number
  readonly height: number
  readonly maxBytes: number
  readonly title: string
  /** Kind and first topic; of a draft, that it is one. Empty on the house's own. */
  readonly kicker: string
  readonly house: string
  readonly fonts: { readonly text: FontFamilyId; readonly display: FontFamilyId }
  readonly colours: Pick<Palette, 'paper' | 'ink' | 'band' | 'on-band' | 'band-accent' | 'accent'>
  /** Width of the picture at the right, px; 0 without one. */
  readonly hero: ImageOrder | null
  readonly logo: ImageOrder | null
}

/** Share of the width that the lead picture has. */
const HERO_SHARE = 0.42

const plain = (text: string) => oneLine(printableText(text))

/** Composes the order of a piece's picture. */
export function renderShareImage(content: PieceContent, ctx: PageContext): Rendered<PageComposition> {
  const phrases = PHRASES[uiLanguage(ctx.locale)]
  const { height } = PREVIEW_SIZE
  const hero = pictureFacts(content.hero?.media ?? null, content.media)
  const title = cutTitle(plain(content.title), LIMITS.shareTitle.value)
  const shareImage: ShareImage = {
    ...houseLook(ctx),
    title: title.kept,
    kicker: [ctx.isDraft ? phrases.draft : '', phrases.kinds[content.kind], cutTitle(plain(content.topics[0]?.name ?? ''), 40).kept].filter((one) => one !== '').join(' · '),
    hero: hero ? { media: hero.key, width: Math.round(PREVIEW_SIZE.width * HERO_SHARE), height, fit: 'cover', focalX: hero.focalX, focalY: hero.focalY, format: 'jpeg' } : null,
  }
  return { composition: pictureOnly(shareImage, ctx), notes: title.lost === '' ? [] : [titleCut(title.lost)] }
}

/** Composes the order of the house's own picture, for every page that is no piece's: its claim, else its name. */
export function renderSiteShareImage(ctx: PageContext): Rendered<PageComposition> {
  const shareImage: ShareImage = { ...houseLook(ctx), title: cutTitle(siteShareTitle(ctx.brand), LIMITS.shareTitle.value).kept, kicker: '', hero: null }
  return { composition: pictureOnly(shareImage, ctx), notes: [] }
}

/** What the house's own picture says. */
export const siteShareTitle = ({ claim, name }: PageContext['brand']): string => plain(claim ?? '') || plain(name)

/** What the pictures of a brand have in common. */
function houseLook({ brand }: PageContext): Omit<ShareImage, 'title' | 'kicker' | 'hero'> {
  const { light } = palettes(brand.colours)
  const logo = pictureFacts(brand.logo?.media ?? null, brand.media)
  return {
    ...PREVIEW_SIZE,
    maxBytes: LIMITS.shareImageBytes.value,
    house: cutTitle(plain(brand.name), 60).kept,
    fonts: { text: knownFamily(brand.fonts.text), display: knownFamily(brand.fonts.display) },
    colours: { paper: light.paper, ink: light.ink, band: light.band, 'on-band': light['on-band'], 'band-accent': light['band-accent'], accent: light.accent },
    logo: logo ? { media: logo.key, width: Math.min(800, logo.width), fit: 'inside', format: 'png' } : null,
  }
}

const pictureOnly = (shareImage: ShareImage, { locale }: PageContext): PageComposition => ({ status: 200, locale, isIndexed: false, html: '', style: '', shareImage })

/** What somebody reads on it. */
export function shareImageText({ kicker, title, house }: ShareImage): string {
  return [kicker, title, house].join('\n')
}

/** Cut at the end of a word where there is one, never inside what reads as one character. */
function cutTitle(text: string, most: number): { readonly kept: string; readonly lost: string } {
  const clusters = text.match(CLUSTER) ?? []
  if (clusters.length <= most) return { kept: text, lost: '' }
  const start = clusters.slice(0, most - 1).join('')
  const space = start.lastIndexOf(' ')
  const kept = (space > start.length / 2 ? start.slice(0, space) : start).trimEnd()
  return { kept: `${kept}…`, lost: text.slice(kept.length).trim() }
}
/** A character with its marks, variation selectors, skin tones and joined emoji; a flag's two letters. */
const CLUSTER = /\p{RI}{2}|\P{M}(?:[\p{M}\u{fe00}-\u{fe0f}\u{1f3fb}-\u{1f3ff}]|\u200d\P{M})*|\p{M}+/gsu

function titleCut(lost: string): Note {
  return {
    severity: 'info',
    code: 'share-title-cut',
    path: 'title',
    message: {
      de: `Auf dem Bild für Linkvorschauen steht der Titel gekürzt (${LIMITS.shareTitle.value} Zeichen). Die Seite selbst zeigt ihn ganz.`,
      en: `The picture for link previews shows the title shortened (${LIMITS.shareTitle.value} characters). The page itself shows all of it.`,
    },
    lost,
  }
}
