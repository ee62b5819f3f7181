/** All styles of the block in one table: mail clients drop style elements, so each is written into its element. */
import { parseHex, readableInk, readableOn, toHex } from '../../../src/channel/colour.ts'
import type { BrandContent, FontFamilyId } from '../../../src/content/edition.ts'

/** Mail clients load no fonts of ours: the nearest that are everywhere. */
const STACKS: Readonly<Record<FontFamilyId, string>> = {
  'source-sans-3': "'Source Sans 3','Segoe UI',Arial,sans-serif",
  'source-serif-4': "'Source Serif 4',Georgia,'Times New Roman',serif",
}
const stack = (id: string) => (Object.hasOwn(STACKS, id) ? STACKS[id as FontFamilyId] : STACKS['source-sans-3'])

export type Theme = ReturnType<typeof createTheme>

/** The styles for a brand, on white: a block stands in other people's mails. */
export function createTheme(brand: Pick<BrandContent, 'colours' | 'fonts'>) {
  const hex = (colour: { readonly hex: string }) => toHex(parseHex(colour.hex))
  const paper = '#ffffff'
  const ink = readableOn(hex(brand.colours.ink), paper, 7)
  const muted = readableOn('#6b6b6b', paper, 5)
  const link = readableOn(hex(brand.colours.primary), paper, 4.5)
  const button = hex(brand.colours.primary)
  const accent = readableOn(hex(brand.colours.accent), paper, 1.6)
  const tint = '#f4f4f1'
  const [linkOnTint, mutedOnTint] = [readableOn(link, tint, 4.5), readableOn(muted, tint, 4.5)]
  const line = '#d9d9d4'
  const text = `font-family:${stack(brand.fonts.text)}`
  const display = `font-family:${stack(brand.fonts.display)}`
  const body = `${text};font-size:17px;line-height:26px;color:${ink}`
  const small = `${text};font-size:14px;line-height:20px;color:${muted}`
  const quoted = `${display};font-size:19px;line-height:28px;font-style:italic;color:${ink}`
  return {
    paper,
    button,
    styles: {
      frame: `background-color:${paper}`,
      sheet: `max-width:600px;background-color:${paper}`,
      cell: `padding:28px 24px 32px;${body}`,
      draft: `padding:10px 24px;background-color:#ffd95e;color:#2b2000;${text};font-size:15px;line-height:22px;text-align:center`,
      title: `margin:0 0 14px;${display};font-size:28px;line-height:34px;font-weight:bold;color:${ink}`,
      lead: `margin:0 0 20px;${display};font-size:19px;line-height:28px;color:${muted}`,
      paragraph: `margin:0 0 18px;${body}`,
      h3: `margin:30px 0 10px;${display};font-size:22px;line-height:28px;font-weight:bold;color:${ink}`,
      h4: `margin:26px 0 8px;${display};font-size:19px;line-height:25px;font-weight:bold;color:${ink}`,
      h5: `margin:22px 0 6px;${text};font-size:17px;line-height:24px;font-weight:bold;color:${ink}`,
      list: `margin:0 0 18px;padding:0 0 0 26px;${body}`,
      nested: `margin:6px 0 0;padding:0 0 0 24px;${body}`,
      item: `margin:0 0 6px;${body}`,
      link: `color:${link};text-decoration:underline`,
      code: 'font-family:Consolas,Menlo,monospace;font-size:15px',
      pre: `margin:0 0 18px;padding:14px 16px;background-color:#f4f4f1;font-family:Consolas,Menlo,monospace;font-size:14px;line-height:21px;color:${ink};white-space:pre-wrap;word-break:break-word`,
      quote: `margin:0 0 22px;padding:2px 0 2px 18px;border-left:4px solid ${accent}`,
      quoteText: `margin:0;${quoted}`,
      quoteMore: `margin:10px 0 0;${quoted}`,
      source: `margin:8px 0 0;${small};font-style:normal`,
      voice: 'margin:6px 0 26px;width:100%',
      voiceCell: `padding:22px 24px 18px;background-color:${tint};border-top:4px solid ${accent}`,
      voiceTheme: `margin:0 0 10px;${text};font-size:13px;line-height:18px;font-weight:bold;letter-spacing:1px;text-transform:uppercase;color:${linkOnTint}`,
      voiceText: `margin:0;${display};font-size:20px;line-height:29px;color:${ink}`,
      voiceMore: `margin:10px 0 0;${display};font-size:20px;line-height:29px;color:${ink}`,
      voiceBy: `margin:14px 0 0;${text};font-size:16px;line-height:23px;color:${ink}`,
      voiceStars: `color:${linkOnTint};letter-spacing:1px`,
      voicePrint: `margin:10px 0 0;${text};font-size:13px;line-height:19px;color:${mutedOnTint}`,
      voiceNotice: `margin:0 0 18px;${text};font-size:13px;line-height:19px;color:${muted}`,
      picture: 'display:block;width:100%;max-width:552px;height:auto;border:0',
      caption: `margin:8px 0 20px;${small}`,
      afterPicture: 'margin:0 0 20px;font-size:1px;line-height:1px',
      table: `width:100%;margin:0 0 20px;border-collapse:collapse;border-bottom:1px solid ${line}`,
      tableCaption: `padding:0 0 8px;text-align:left;${text};font-size:16px;line-height:22px;font-weight:bold;color:${ink}`,
      head: `padding:8px 12px 8px 0;border-top:2px solid ${link};text-align:left;vertical-align:top;${small};font-weight:bold`,
      rowHead: `padding:8px 12px 8px 0;border-top:1px solid ${line};text-align:left;vertical-align:top;${text};font-size:16px;line-height:22px;font-weight:bold;color:${ink}`,
      data: `padding:8px 12px 8px 0;border-top:1px solid ${line};text-align:left;vertical-align:top;${text};font-size:16px;line-height:22px;color:${ink}`,
      figures: `width:100%;margin:0 0 22px;border-collapse:collapse;border-bottom:1px solid ${line}`,
      figureValue: `padding:10px 18px 10px 0;border-top:1px solid ${line};${display};font-size:26px;line-height:32px;font-weight:bold;color:${link};vertical-align:top`,
      figureLabel: `padding:14px 0 10px;border-top:1px solid ${line};${text};font-size:16px;line-height:22px;color:${ink};vertical-align:top`,
      buttonTable: 'margin:8px 0 26px;border-collapse:separate',
      buttonCell: `border-radius:4px;background-color:${button};mso-padding-alt:14px 28px`,
      button: `display:inline-block;padding:14px 28px;${text};font-size:17px;line-height:22px;font-weight:bold;color:${readableInk(button)};text-decoration:none;border-radius:4px`,
      reference: `width:100%;margin:0 0 22px;border-left:4px solid ${link}`,
      referenceCell: `padding:14px 18px;background-color:#f4f4f1;${body}`,
      referenceTitle: `margin:0 0 4px;${display};font-size:19px;line-height:25px;font-weight:bold`,
      referenceText: `margin:0;${text};font-size:16px;line-height:23px;color:${ink}`,
      legal: `margin:26px 0 18px;padding:12px 0 0;border-top:1px solid ${line};${small}`,
      divider: `margin:26px 0;border:0;border-top:1px solid ${line}`,
    },
  } as const
}
