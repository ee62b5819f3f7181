/** All styles of the block in one table: many mail clients drop style elements, so each is written into its element. */
import { parseHex, readableInk, readableOn, toHex } from '../../../src/channel/colour.ts'
import { Html } from '../../../src/channel/escape-html.ts'
import type { BrandContent, FontFamilyId } from '../../../src/content/edition.ts'

/** Mail clients load no fonts of ours: the nearest that are everywhere. */
const STACKS: Readonly<Record<FontFamilyId, string>> = {
  'source-sans-3': "'Source Sans 3','Segoe UI',Helvetica,Arial,sans-serif",
  'source-serif-4': "'Source Serif 4',Georgia,'Times New Roman',serif",
}
const stack = (id: string) => (Object.hasOwn(STACKS, id) ? STACKS[id as FontFamilyId] : STACKS['source-sans-3'])

/** Colours of one theme, `#rrggbb`. */
export type Palette = Readonly<Record<'outer' | 'paper' | 'tint' | 'ink' | 'muted' | 'link' | 'line' | 'accent' | 'button' | 'buttonInk', string>>

/** On white: a block stands in other people's mails. */
export function lightPalette({ colours }: Pick<BrandContent, 'colours'>): Palette {
  const hex = (colour: { readonly hex: string }) => toHex(parseHex(colour.hex))
  const [paper, tint, button] = ['#ffffff', '#f5f4f0', hex(colours.primary)]
  return {
    outer: '#efeeea',
    paper,
    tint,
    ink: readableOn(hex(colours.ink), tint, 7),
    muted: readableOn('#616161', '#efeeea', 5),
    link: readableOn(button, '#efeeea', 4.5),
    line: '#dddcd6',
    accent: readableOn(hex(colours.accent), paper, 1.6),
    button,
    buttonInk: readableInk(button),
  }
}

/** The same brand on a dark screen. */
export function darkPalette({ colours }: Pick<BrandContent, 'colours'>): Palette {
  const hex = (colour: { readonly hex: string }) => toHex(parseHex(colour.hex))
  const [paper, tint] = ['#1d2021', '#2a2e30']
  const button = readableOn(hex(colours.primary), paper, 3)
  return {
    outer: '#131516',
    paper,
    tint,
    ink: '#edecea',
    muted: '#b5b8b9',
    link: readableOn(hex(colours.primary), tint, 5.5),
    line: '#44494c',
    accent: readableOn(hex(colours.accent), paper, 3),
    button,
    buttonInk: readableInk(button),
  }
}

/** Inline styles by name, with the classes by which the dark rules find them. */
export type StyleName = keyof ReturnType<typeof stylesOf>

export interface Theme {
  readonly isRtl: boolean
  readonly light: Palette
  /** Attributes by name, with a blank before them: ` class="…" style="…"`. */
  readonly at: Readonly<Record<StyleName, Html>>
  /** The style alone. */
  readonly css: Readonly<Record<StyleName, string>>
  readonly stacks: { readonly text: string; readonly display: string }
}

const THEMES = new WeakMap<object, Map<boolean, Theme>>()

/** The theme of a brand; made once for each brand and direction. */
export function themeOf(brand: Pick<BrandContent, 'colours' | 'fonts'>, isRtl: boolean): Theme {
  const known = THEMES.get(brand) ?? new Map<boolean, Theme>()
  THEMES.set(brand, known)
  const theme = known.get(isRtl) ?? createTheme(brand, isRtl)
  known.set(isRtl, theme)
  return theme
}

function createTheme(brand: Pick<BrandContent, 'colours' | 'fonts'>, isRtl: boolean): Theme {
  const light = lightPalette(brand)
  const stacks = { text: stack(brand.fonts.text), display: stack(brand.fonts.display) }
  const styles = Object.entries(stylesOf(light, stacks, isRtl)) as [StyleName, readonly [string, string]][]
  return {
    isRtl,
    light,
    stacks,
    at: Object.fromEntries(styles.map(([name, [classes, css]]) => [name, new Html(`${classes === '' ? '' : ` class="${classes}"`} style="${css}"`)])) as Theme['at'],
    css: Object.fromEntries(styles.map(([name, [, css]]) => [name, css])) as Theme['css'],
  }
}

/** Classes: `ek-i` ink, `ek-m` muted, `ek-l` link, `ek-p` paper, `ek-t` tint, `ek-o` around the sheet, `ek-r` rules, `ek-b` button, `ek-c` cell with side padding, `ek-h` large heading, `ek-k` columns. */
function stylesOf(c: Palette, stacks: Theme['stacks'], isRtl: boolean) {
  const [start, end] = isRtl ? ['right', 'left'] : ['left', 'right']
  /** Sides as CSS writes them: top, end, bottom, start. */
  const sides = (top: number, atEnd: number, bottom: number, atStart: number) => [top, ...(isRtl ? [atStart, bottom, atEnd] : [atEnd, bottom, atStart])].map((side) => (side === 0 ? '0' : `${side}px`)).join(' ')
  const text = `font-family:${stacks.text}`
  const display = `font-family:${stacks.display}`
  const body = `${text};font-size:17px;line-height:26px;color:${c.ink}`
  const small = `${text};font-size:14px;line-height:20px;color:${c.muted}`
  const print = `${text};font-size:13px;line-height:19px;color:${c.muted}`
  const quoted = `${display};font-size:19px;line-height:28px;font-style:italic;color:${c.ink}`
  const cell = `text-align:${start};vertical-align:top`
  const mono = "font-family:Consolas,Menlo,'Courier New',monospace"
  // Long words: the first for most, the second for Outlook for Windows and Yahoo.
  const wrap = 'word-break:break-word;word-wrap:break-word'
  return {
    outer: ['ek-o', `width:100%;background-color:${c.outer}`],
    frame: ['ek-p', `width:100%;background-color:${c.paper}`],
    sheet: ['ek-p', `width:100%;max-width:600px;background-color:${c.paper};${wrap}`],
    cell: ['ek-c ek-i', `padding:30px 24px 34px;text-align:${start};${body}`],
    introCell: ['ek-c ek-i', `padding:6px 24px 14px;text-align:${start};${body}`],
    bleed: ['', 'padding:0;font-size:0;line-height:0'],
    heroCaption: ['ek-c', `padding:10px 24px 0;text-align:${start}`],
    heroWords: ['ek-m', `margin:0;${small}`],
    cellMedium: ['ek-c', 'padding:28px 24px 22px'],
    cellSmall: ['ek-c', `padding:22px 24px;text-align:${start};${body}`],
    draft: ['', `padding:10px 24px;background-color:#ffd95e;color:#2b2000;${text};font-size:15px;line-height:22px;text-align:center`],
    kicker: ['ek-l', `margin:0 0 8px;${text};font-size:13px;line-height:18px;font-weight:bold;letter-spacing:1px;text-transform:uppercase;color:${c.link}`],
    title: ['ek-i ek-h', `margin:0 0 14px;${display};font-size:29px;line-height:36px;font-weight:bold;color:${c.ink}`],
    titleMedium: ['ek-i', `margin:0 0 10px;${display};font-size:22px;line-height:28px;font-weight:bold;color:${c.ink}`],
    titleSmall: ['ek-i', `margin:0 0 6px;${display};font-size:19px;line-height:25px;font-weight:bold;color:${c.ink}`],
    titleLink: ['ek-i', `color:${c.ink};text-decoration:none`],
    lead: ['ek-m', `margin:0 0 22px;${display};font-size:19px;line-height:29px;color:${c.muted}`],
    teaser: ['ek-i', `margin:0 0 14px;${text};font-size:16px;line-height:24px;color:${c.ink}`],
    sentence: ['ek-i', `margin:0;${text};font-size:16px;line-height:24px;color:${c.ink}`],
    more: ['ek-l', `margin:0;${text};font-size:16px;line-height:24px;font-weight:bold;color:${c.link}`],
    column: ['ek-k', 'display:inline-block;width:100%;vertical-align:top'],
    columnText: ['ek-i', `padding:0 0 6px;text-align:${start};${body}`],
    columnPicture: ['', `padding:${sides(4, 24, 14, 0)};text-align:${start}`],
    paragraph: ['ek-i', `margin:0 0 18px;${body}`],
    h3: ['ek-i', `margin:32px 0 10px;${display};font-size:22px;line-height:29px;font-weight:bold;color:${c.ink}`],
    h4: ['ek-i', `margin:26px 0 8px;${display};font-size:19px;line-height:25px;font-weight:bold;color:${c.ink}`],
    h5: ['ek-i', `margin:22px 0 6px;${text};font-size:17px;line-height:24px;font-weight:bold;color:${c.ink}`],
    list: ['ek-i', `margin:0 0 18px;padding:${sides(0, 0, 0, 26)};${body}`],
    nested: ['ek-i', `margin:6px 0 0;padding:${sides(0, 0, 0, 24)};${body}`],
    item: ['ek-i', `margin:0 0 6px;${body}`],
    link: ['ek-l', `color:${c.link};text-decoration:underline`],
    code: ['', `${mono};font-size:15px`],
    pre: ['ek-t ek-i', `margin:0 0 18px;padding:14px 16px;background-color:${c.tint};${mono};font-size:14px;line-height:21px;color:${c.ink};white-space:pre-wrap;${wrap}`],
    quote: ['', `margin:0 0 22px;padding:${sides(2, 0, 2, 18)};border-${start}:4px solid ${c.accent}`],
    quoteText: ['ek-i', `margin:0;${quoted}`],
    quoteMore: ['ek-i', `margin:10px 0 0;${quoted}`],
    source: ['ek-m', `margin:8px 0 0;${small};font-style:normal`],
    voice: ['', 'margin:6px 0 26px;width:100%'],
    voiceCell: ['ek-t', `padding:24px 24px 20px;background-color:${c.tint};border-top:4px solid ${c.accent};text-align:${start}`],
    voiceTheme: ['ek-l', `margin:0 0 10px;${text};font-size:13px;line-height:18px;font-weight:bold;letter-spacing:1px;text-transform:uppercase;color:${c.link}`],
    voiceQuote: ['', 'margin:0;padding:0'],
    voiceText: ['ek-i', `margin:0;${display};font-size:20px;line-height:29px;color:${c.ink}`],
    voiceMore: ['ek-i', `margin:10px 0 0;${display};font-size:20px;line-height:29px;color:${c.ink}`],
    voiceBy: ['ek-i', `margin:14px 0 0;${text};font-size:16px;line-height:23px;color:${c.ink}`],
    voiceStars: ['ek-l', `color:${c.link};letter-spacing:1px`],
    voicePrint: ['ek-m', `margin:10px 0 0;${print}`],
    voiceNotice: ['ek-m', `margin:0 0 18px;${print}`],
    // The font is that of the alternative text, where pictures are not loaded.
    hero: ['ek-m', `display:block;width:100%;max-width:600px;height:auto;border:0;${small}`],
    picture: ['ek-m', `display:block;width:100%;height:auto;border:0;${small}`],
    caption: ['ek-m', `margin:8px 0 22px;${small}`],
    credit: ['ek-m', `margin:6px 0 0;${text};font-size:12px;line-height:16px;color:${c.muted}`],
    afterPicture: ['', 'margin:0 0 22px;font-size:1px;line-height:1px'],
    table: ['ek-r', `width:100%;margin:0 0 22px;border-collapse:collapse;border-bottom:1px solid ${c.line}`],
    tableCaption: ['ek-i', `padding:0 0 8px;text-align:${start};${text};font-size:16px;line-height:22px;font-weight:bold;color:${c.ink}`],
    head: ['ek-m', `padding:${sides(8, 12, 8, 0)};border-top:2px solid ${c.link};${cell};${small};font-weight:bold`],
    rowHead: ['ek-i ek-r', `padding:${sides(8, 12, 8, 0)};border-top:1px solid ${c.line};${cell};${text};font-size:16px;line-height:22px;font-weight:bold;color:${c.ink}`],
    data: ['ek-i ek-r', `padding:${sides(8, 12, 8, 0)};border-top:1px solid ${c.line};${cell};${text};font-size:16px;line-height:22px;color:${c.ink}`],
    recordTitle: ['ek-i', `padding:${sides(10, 12, 8, 0)};border-top:2px solid ${c.link};${cell};${text};font-size:16px;line-height:22px;font-weight:bold;color:${c.ink}`],
    recordHead: ['ek-m ek-r', `width:40%;padding:${sides(6, 12, 6, 0)};border-top:1px solid ${c.line};${cell};${small};font-weight:normal`],
    figures: ['ek-r', `width:100%;margin:0 0 24px;border-collapse:collapse;border-bottom:1px solid ${c.line}`],
    figureValue: ['ek-l ek-r', `padding:${sides(10, 18, 10, 0)};border-top:1px solid ${c.line};${display};font-size:27px;line-height:32px;font-weight:bold;color:${c.link};${cell}`],
    figureLabel: ['ek-i ek-r', `padding:15px 0 10px;border-top:1px solid ${c.line};${text};font-size:16px;line-height:22px;color:${c.ink};${cell}`],
    buttonTable: ['', 'margin:8px 0 26px;border-collapse:separate'],
    buttonCell: ['ek-b', `border-radius:5px;background-color:${c.button}`],
    button: ['ek-b', `display:inline-block;padding:14px 28px;${text};font-size:17px;line-height:22px;font-weight:bold;color:${c.buttonInk};background-color:${c.button};text-decoration:none;border-radius:5px`],
    reference: ['', `width:100%;margin:0 0 22px;border-${start}:4px solid ${c.accent}`],
    referenceCell: ['ek-t', `padding:14px 18px;background-color:${c.tint};text-align:${start};${body}`],
    referenceTitle: ['ek-i', `margin:0 0 4px;${display};font-size:19px;line-height:25px;font-weight:bold;color:${c.ink}`],
    referenceText: ['ek-i', `margin:0;${text};font-size:16px;line-height:23px;color:${c.ink}`],
    legal: ['ek-m ek-r', `margin:28px 0 18px;padding:12px 0 0;border-top:1px solid ${c.line};${small}`],
    divider: ['ek-r', `margin:28px 0;border:0;border-top:1px solid ${c.line}`],
    between: ['ek-c', 'padding:0 24px'],
    rule: ['ek-r', `border-top:1px solid ${c.line};font-size:1px;line-height:1px;height:1px`],
    bar: ['ek-b', `height:6px;font-size:1px;line-height:6px;background-color:${c.button}`],
    masthead: ['ek-c', `padding:24px 24px 20px;text-align:${start}`],
    logo: ['ek-logo', 'display:block;border:0;height:auto;max-width:100%'],
    house: ['ek-l', `margin:0;${display};font-size:24px;line-height:30px;font-weight:bold;color:${c.link}`],
    houseLink: ['ek-l', `color:${c.link};text-decoration:none`],
    above: ['ek-c', `padding:14px 24px;text-align:${end}`],
    aboveText: ['ek-m', `margin:0;${text};font-size:13px;line-height:18px;color:${c.muted}`],
    quiet: ['ek-m', `color:${c.muted};text-decoration:underline`],
    foot: ['ek-c', `padding:24px 24px 40px;text-align:${start}`],
    footText: ['ek-m', `margin:0 0 12px;${print}`],
  } as const
}
