/** Pictures: responsive, in the best format that a browser takes, with their place kept while they load. */
import { html, type Html } from '../../../src/channel/escape-html.ts'
import { DERIVATIVE_FORMATS, derivativePath } from '../../../src/channel/images.ts'
import { pictureWidths, type PictureFacts } from '../../../src/channel/pictures.ts'

export interface PictureOptions {
  readonly alt: string
  /** The `sizes` attribute: how wide the picture stands in the layout. */
  readonly sizes: string
  /** In sight when the page opens: loaded at once. */
  readonly isFirst?: boolean
  /** Widest derivative offered, px. */
  readonly maxWidth?: number
  /** The layout crops it: what matters stays in sight. */
  readonly isCropped?: boolean
  /** One of many: browsers that read neither AVIF nor WebP get one JPEG, in one size. */
  readonly isSmall?: boolean
  /** Put before the paths of derivatives, for pages elsewhere. */
  readonly origin?: string
}

type Format = (typeof DERIVATIVE_FORMATS)[number]

/** A picture's files: a `srcset` for each format, and the one JPEG for whoever reads neither. */
export function pictureFiles(facts: PictureFacts, maxWidth = Number.POSITIVE_INFINITY, origin = ''): { readonly srcset: (format: Format) => string; readonly fallback: string } {
  const widths = pictureWidths(facts).filter((width, index) => index === 0 || width <= maxWidth)
  const address = (width: number, format: Format) => origin + derivativePath({ media: facts.key, width, fit: 'inside', format })
  return {
    srcset: (format) => widths.map((width) => `${address(width, format)} ${width}w`).join(', '),
    fallback: address(widths.find((width) => width >= 800) ?? widths.at(-1) ?? facts.width, 'jpeg'),
  }
}

/** `<picture>` with every format, best first, and a JPEG for everyone else; width and height keep the page from jumping. */
export function picture(facts: PictureFacts, { alt, sizes, isFirst = false, maxWidth, isCropped = false, isSmall = false, origin }: PictureOptions): Html {
  const { srcset, fallback } = pictureFiles(facts, maxWidth, origin)
  const sources = DERIVATIVE_FORMATS.filter((format) => format !== 'jpeg').map((format) => html`<source type="image/${format}" srcset="${srcset(format)}" sizes="${sizes}">`)
  return html`<picture>${sources}<img${isCropped && focus(facts)} src="${fallback}"${!isSmall && html` srcset="${srcset('jpeg')}" sizes="${sizes}"`} width="${facts.width}" height="${facts.height}" alt="${alt}"${isFirst ? html` fetchpriority="high"` : html` loading="lazy"`} decoding="async"></picture>`
}

/** Classes for the focal point in steps of a tenth (the stylesheet is the same for all pages); none for the middle. */
function focus({ focalX, focalY }: PictureFacts): Html | false {
  const tenth = (percent: number) => Math.min(10, Math.max(0, Math.round(percent / 10)))
  const classes = [
    { axis: 'x', at: tenth(focalX) },
    { axis: 'y', at: tenth(focalY) },
  ].flatMap(({ axis, at }) => (at === 5 ? [] : [`${axis}${at}`]))
  return classes.length > 0 && html` class="${classes.join(' ')}"`
}

/** How wide a picture stands that fills a column of `column` px on wide screens, and is never shown larger than it is. */
export function sizesIn(facts: PictureFacts, column: number): string {
  const width = Math.min(column, facts.width)
  return `(min-width: ${width + 40}px) ${width}px, 100vw`
}

/** A picture with its caption and its rights holder. */
export function figure(facts: PictureFacts, options: PictureOptions & { readonly caption?: string | undefined; readonly photoLabel: string; readonly className: string }): Html {
  const credit = facts.rightsHolder && html`<span class="credit">${options.photoLabel} ${facts.rightsHolder}</span>`
  const caption = (options.caption || credit) && html`<figcaption>${options.caption}${options.caption && credit ? ' ' : ''}${credit}</figcaption>`
  return html`<figure class="${options.className}">${picture(facts, options)}${caption}</figure>`
}
