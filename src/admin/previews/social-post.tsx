'use client'
import { previewPath } from '../flow-api.ts'
import type { Word } from '../translations.ts'
import { useLanguage } from '../use-language.ts'
import type { RenditionProps } from './rendition.tsx'
import { fileAddress, useFetched } from './use-listing.ts'

/** The part of `post.json` and `quote-1.json` that is shown. */
interface Post {
  readonly language: string
  readonly prose: string
  readonly link: string | null
  readonly tags: readonly string[]
  readonly measures: readonly { readonly unit: string; readonly count: number; readonly limit: number }[]
  readonly images: readonly { readonly file: string; readonly alt: string; readonly width: number; readonly height: number }[]
}
const UNITS: Readonly<Record<string, Word>> = { 'weighted characters': 'unitWeighted', graphemes: 'unitCharacters', characters: 'unitCharacters', bytes: 'unitBytes' }


interface SocialFileProps extends Pick<RenditionProps, 'source' | 'channel' | 'variant' | 'round'> {
  readonly file: string
  readonly label: string
}

/** The post much as its network shows it, and one for each customer that the piece quotes. */
export function SocialPost({ source, channel, variant, listing, round }: RenditionProps) {
  const { w, pick } = useLanguage()
  const quotes = listing.artefacts.filter(({ name }) => /^quote-\d+\.json$/.test(name)).map(({ name }) => name)
  const shared = { source, channel, variant, round }
  return (
    <>
      <OnePost {...shared} file="post.json" label={pick(variant.label)} />
      {quotes.map((file, index) => (
        <div key={file} className="hub-quote-post">
          <p className="hub-variant__label">{w('quotePost', { number: index + 1, count: quotes.length })}</p>
          <OnePost {...shared} file={file} label={`${pick(variant.label)}, ${w('quotePost', { number: index + 1, count: quotes.length })}`} />
        </div>
      ))}
    </>
  )
}

/** One post with the network's own count. */
function OnePost({ source, channel, variant, round, file: post, label }: SocialFileProps) {
  const { w } = useLanguage()
  const loaded = useFetched<Post>(previewPath(source, { channel: channel.id, variant: variant.id, artefact: post }), round)
  if (loaded.is === 'failed') return <p className="hub-message hub-message--error">{loaded.sentence}</p>
  if (loaded.is === 'loading') return <p className="hub-waiting">{w('loading')}</p>
  const { prose, link, tags, images, measures, language } = loaded.value
  return (
    <article className={`hub-post hub-post--${variant.id}`} aria-label={label}>
      <div className="hub-post__text" lang={language}>
        <p>{prose}</p>
        {link !== null && <p className="hub-post__link">{link}</p>}
        {tags.length > 0 && <p className="hub-post__link">{tags.join(' ')}</p>}
      </div>
      {images.map(({ file, alt, width, height }) => (
        <figure key={file}>
          {/* biome-ignore lint/performance/noImgElement: the channel made it in the right size. */}
          <img src={fileAddress(source, channel.id, variant.id, file, round)} alt={alt} width={width} height={height} loading="lazy" />
          <figcaption className="hub-quiet">{alt ? w('imageAlt', { alt }) : w('imageNoAlt')}</figcaption>
        </figure>
      ))}
      <footer>
        {measures.map(({ unit, count, limit }) => (
          <p key={unit} className="hub-counter" data-is-over={count > limit}>
            <span className="hub-counter__bar" aria-hidden="true">
              <span style={{ width: `${Math.min(100, (count / limit) * 100)}%` }} />
            </span>
            {w('counter', { count, limit, unit: UNITS[unit] ? w(UNITS[unit]) : unit })}
          </p>
        ))}
      </footer>
    </article>
  )
}
