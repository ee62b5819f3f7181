/** Pictures: responsive, with their place kept while they load. */
import { html, type Html } from '../../../src/channel/escape-html.ts'
import { derivativePath } from '../../../src/channel/images.ts'
import { pictureWidths, type PictureFacts } from '../../../src/channel/pictures.ts'

export interface PictureOptions {
  readonly alt: string
  /** The `sizes` attribute: how wide the picture stands in the layout. */
  readonly sizes: string
  /** In sight when the page opens: loaded at once. */
  readonly isFirst?: boolean
  /** Widest derivative offered, px. */
  readonly maxWidth?: number
}

/** `<picture>` with WebP and a JPEG for everyone else; width and height keep the page from jumping. */
export function picture(facts: PictureFacts, { alt, sizes, isFirst = false, maxWidth = Number.POSITIVE_INFINITY }: PictureOptions): Html {
  const all = pictureWidths(facts)
  const widths = all.filter((width, index) => index === 0 || width <= maxWidth)
  const address = (width: number, format: 'webp' | 'jpeg') => derivativePath({ media: facts.key, width, fit: 'inside', format })
  const srcset = (format: 'webp' | 'jpeg') => widths.map((width) => `${address(width, format)} ${width}w`).join(', ')
  const fallback = widths.find((width) => width >= 800) ?? widths.at(-1) ?? facts.width
  return html`<picture><source type="image/webp" srcset="${srcset('webp')}" sizes="${sizes}"><img src="${address(fallback, 'jpeg')}" srcset="${srcset('jpeg')}" sizes="${sizes}" width="${facts.width}" height="${facts.height}" alt="${alt}"${isFirst ? html` fetchpriority="high"` : html` loading="lazy"`} decoding="async"></picture>`
}

/** A picture with its caption and its rights holder. */
export function figure(facts: PictureFacts, options: PictureOptions & { readonly caption?: string | undefined; readonly photoLabel: string; readonly className?: string }): Html {
  const credit = facts.rightsHolder && html`<span class="credit">${options.photoLabel} ${facts.rightsHolder}</span>`
  const caption = (options.caption || credit) && html`<figcaption>${options.caption}${options.caption && credit ? ' ' : ''}${credit}</figcaption>`
  return html`<figure${options.className && html` class="${options.className}"`}>${picture(facts, options)}${caption}</figure>`
}
