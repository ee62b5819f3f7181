'use client'
import '../styles/network-posts.css'
import type { PostPicture } from '../channels/composition.ts'
import { useLanguage } from '../use-language.ts'

/** Where the pictures of a post come from. */
export interface PictureSource {
  /** Address of a picture; null while it is not made. */
  addressOf(picture: PostPicture): string | null
  readonly isBeingMade: boolean
  readonly hasFailed: boolean
}

/** The pictures in the cut that the network gets, side by side where there are several. Their place is kept while they are made. */
export function PostPictures({ images, source }: { readonly images: readonly PostPicture[]; readonly source: PictureSource }) {
  const { w } = useLanguage()
  const isStrip = images.length > 1
  return (
    <div className="hub-post__pictures" data-is-strip={isStrip} {...(isStrip ? { role: 'group', 'aria-label': w('postPictures'), tabIndex: 0 } : {})}>
      {images.map((image) => (
        <figure key={image.file}>
          <Picture image={image} source={source} />
          <figcaption>{image.alt ? w('imageAlt', { alt: image.alt }) : w('imageNoAlt')}</figcaption>
        </figure>
      ))}
    </div>
  )
}

/** One picture, or its place. */
export function Picture({ image, source }: { readonly image: PostPicture; readonly source: PictureSource }) {
  const { w } = useLanguage()
  const { width, height, alt } = image
  const address = source.addressOf(image)
  const style = { aspectRatio: `${width} / ${height}` }
  if (address === null) {
    const says = source.hasFailed ? w('postPictureFailed') : source.isBeingMade ? w('postPictureComes') : w('networkPictureWaits', { width, height })
    return (
      <div className="hub-post__place" style={style} data-is-busy={source.isBeingMade}>
        <span>{says}</span>
      </div>
    )
  }
  // biome-ignore lint/performance/noImgElement: the channel made it in the right size.
  return <img src={address} alt={alt} width={width} height={height} style={style} loading="lazy" />
}
