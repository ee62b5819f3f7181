'use client'
import { useEffect, useState } from 'react'
import { fetchJson, sentenceOf } from '../flow-api.ts'
import { useLanguage } from '../use-language.ts'
import type { Word } from '../translations.ts'

/** The part of a channel's view that is shown of a post; see plugins/social-post/README.md, "View". */
interface ShownText {
  readonly number: number
  readonly of: number
  readonly language: string
  readonly prose: string
  readonly link: string | null
  readonly bioLink?: string
  readonly tags: readonly string[]
  readonly measures: readonly { readonly unit: string; readonly count: number; readonly limit: number }[]
}
interface ShownPost extends ShownText {
  readonly testimonial?: string
  readonly images: readonly { readonly file: string; readonly alt: string; readonly width: number; readonly height: number }[]
  readonly chain?: readonly ShownText[]
}
interface Preview {
  readonly view: ShownPost & { readonly quotes: readonly ShownPost[] }
  readonly hasFiles: boolean
}

interface PostPreviewProps {
  readonly slot: string
  readonly variant: string
  /** `post`, or `quote:<testimonial>`. */
  readonly post: string
  /** Which edition is published: another one says something else. */
  readonly edition: string
  readonly isOpen: boolean
}

const UNITS: Readonly<Record<string, Word>> = { 'weighted characters': 'unitWeighted', graphemes: 'unitCharacters', characters: 'unitCharacters', bytes: 'unitBytes' }
const LOOK_AGAIN_MS = 3_000

/** A post as it will be in its network: text, counter, pictures. Read when it is opened. */
export function PostPreview({ isOpen: isOpenAtFirst, ...order }: PostPreviewProps) {
  const { w } = useLanguage()
  const [isOpen, setOpen] = useState(isOpenAtFirst)
  return (
    <details className="hub-posts__preview" open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{w(isOpenAtFirst ? 'postsShow' : 'postText')}</summary>
      {isOpen && <Loaded {...order} />}
    </details>
  )
}

function Loaded({ slot, variant, post, edition }: Omit<PostPreviewProps, 'isOpen'>) {
  const language = useLanguage()
  const [preview, setPreview] = useState<Preview | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const path = `/flow/publications/${encodeURIComponent(slot)}/posts`
  const hasFiles = preview?.hasFiles ?? true
  // biome-ignore lint/correctness/useExhaustiveDependencies: another edition is a reason to ask again.
  useEffect(() => {
    let isCurrent = true
    const load = () =>
      fetchJson<Preview>(`${path}/preview?variant=${encodeURIComponent(variant)}`).then(
        (answer) => {
          if (!isCurrent) return
          setPreview(answer)
          setFailure(null)
        },
        (error: unknown) => isCurrent && setFailure(sentenceOf(error, language)),
      )
    if (hasFiles) void load()
    // Pictures are made in the background.
    const timer = hasFiles ? null : setInterval(() => void load(), LOOK_AGAIN_MS)
    return () => {
      isCurrent = false
      if (timer) clearInterval(timer)
    }
  }, [path, variant, edition, language, hasFiles])
  if (failure) return <p className="hub-message hub-message--error">{failure}</p>
  if (!preview) return <p className="hub-waiting">{language.w('loading')}</p>
  const { quotes, ...own } = preview.view
  const shown = post === 'post' ? own : quotes.find(({ testimonial }) => `quote:${testimonial}` === post)
  if (!shown) return null
  const { w } = language
  return (
    <div className="hub-posts__post" lang={shown.language}>
      {[shown, ...(shown.chain ?? [])].map((text) => (
        <PostWords key={text.number} text={text} />
      ))}
      <div className="hub-posts__pictures">
        {shown.images.map(({ file, alt, width, height }) => (
          <figure key={file}>
            {preview.hasFiles ? (
              // biome-ignore lint/performance/noImgElement: the channel made it in the right size.
              <img src={`/api${path}/picture?variant=${encodeURIComponent(variant)}&name=${encodeURIComponent(file)}&edition=${edition.slice(0, 12)}`} alt={alt} width={width} height={height} loading="lazy" />
            ) : (
              <span className="hub-posts__waiting" style={{ aspectRatio: `${width} / ${height}` }}>
                {w('postPictureWaits')}
              </span>
            )}
            <figcaption className="hub-quiet">{alt ? w('postPicture', { alt }) : w('postPictureNoAlt')}</figcaption>
          </figure>
        ))}
      </div>
    </div>
  )
}

/** One text with the network's own counts. */
function PostWords({ text: { number, of, prose, link, bioLink, tags, measures } }: { readonly text: ShownText }) {
  const { w } = useLanguage()
  return (
    <article className="hub-posts__text" aria-label={of > 1 ? w('postPart', { number, of }) : undefined}>
      <p>{prose}</p>
      {link !== null && <p className="hub-posts__link">{link}</p>}
      {tags.length > 0 && <p className="hub-posts__link">{tags.join(' ')}</p>}
      {bioLink !== undefined && <p className="hub-quiet">{w('postBioLink', { link: bioLink })}</p>}
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
