'use client'
import '../styles/counters.css'
import '../styles/network-posts.css'
import { useState } from 'react'
import { PREVIEW_SIZE } from '../../channel/images.ts'
import type { Measure, PostPicture, PostText, PostView } from '../channels/composition.ts'
import type { SharePicture } from '../channels/use-share-picture.ts'
import type { Word } from '../translations.ts'
import { useLanguage } from '../use-language.ts'
import { LinkCard } from './link-card.tsx'
import { PostActions } from './post-actions.tsx'
import { Picture, PostPictures, type PictureSource } from './post-pictures.tsx'

const UNITS: Readonly<Record<string, Word>> = { 'weighted characters': 'unitWeighted', graphemes: 'unitCharacters', characters: 'unitCharacters', bytes: 'unitBytes', tags: 'unitTags', mentions: 'unitMentions', links: 'unitLinks' }

interface PostCardProps {
  readonly view: PostView
  /** Id and name of the network. */
  readonly network: { readonly id: string; readonly label: string }
  /** Who posts. */
  readonly account: string
  readonly pictures: PictureSource
  readonly sharePicture: SharePicture
}

/** A post much as its network shows it, with those that follow it, those that quote customers, and the network's own counts. */
export function PostCard({ view, network, account, pictures, sharePicture }: PostCardProps) {
  const { w } = useLanguage()
  const shared = { network, account, pictures, sharePicture }
  return (
    <>
      <OnePost {...shared} text={view} images={view.images} label={network.label} isFollowed={view.chain.length > 0} />
      {view.chain.map((text) => (
        <OnePost key={text.number} {...shared} text={text} images={[]} label={`${network.label}, ${w('postNumber', { number: text.number, of: text.of })}`} isFollowed={text.number < text.of} isAnswer />
      ))}
      {view.quotes.map((quote, index) => {
        const says = w('quotePost', { number: index + 1, count: view.quotes.length })
        return (
          <div key={quote.file} className="hub-quote-post">
            <p className="hub-variant__label">{says}</p>
            <OnePost {...shared} text={quote} images={quote.images} label={`${network.label}, ${says}`} />
          </div>
        )
      })}
    </>
  )
}

interface OnePostProps extends Pick<PostCardProps, 'network' | 'account' | 'pictures' | 'sharePicture'> {
  readonly text: PostText
  readonly images: readonly PostPicture[]
  readonly label: string
  /** Another one of the same thread comes below. */
  readonly isFollowed?: boolean
  readonly isAnswer?: boolean
}

function OnePost({ text, images, network, account, pictures, sharePicture, label, isFollowed = false, isAnswer = false }: OnePostProps) {
  const { w } = useLanguage()
  const handle = `@${handleOf(account)}`
  return (
    <>
      <article className={`hub-post hub-post--${network.id}`} aria-label={label} data-is-followed={isFollowed} data-is-answer={isAnswer}>
        <header className="hub-post__head">
          <span className="hub-post__avatar" aria-hidden="true">
            {account.slice(0, 1)}
          </span>
          <span className="hub-post__who">
            <strong>{account}</strong>
            <span>
              <span>{handle}</span>
              <i>&nbsp;· {w('postNow')}</i>
            </span>
          </span>
          {text.of > 1 && (
            <span className="hub-post__number" title={w('postNumber', { number: text.number, of: text.of })}>
              {text.number}/{text.of}
            </span>
          )}
        </header>
        <PostWords key={network.id} text={text} account={account} />
        {images.length > 0 && <PostPictures images={images} source={pictures} />}
        {text.card && text.link !== null && (
          <LinkCard card={text.card} link={text.link} network={network.id} label={w('linkCard')} picture={sharePicture.isThere ? <Picture image={SHARE_PICTURE} source={sourceOf(sharePicture)} /> : null} />
        )}
        <PostActions network={network.id} />
      </article>
      {text.bioLink && (
        <p className="hub-post__bio">
          {w('networkBioLink', { network: network.label })} <code>{text.bioLink}</code>
        </p>
      )}
      <Counters measures={text.measures} />
    </>
  )
}

/** Its title stands beside it. */
const SHARE_PICTURE = { file: 'share.jpg', alt: '', ...PREVIEW_SIZE, order: null, drawn: null }
const sourceOf = ({ address, hasFailed }: SharePicture): PictureSource => ({ addressOf: () => address, isBeingMade: !hasFailed, hasFailed })

/** The text, folded as the network folds it. */
function PostWords({ text, account }: { readonly text: PostText; readonly account: string }) {
  const { w } = useLanguage()
  const [isOpen, setOpen] = useState(false)
  const isLong = text.prose.length > 120
  return (
    <div className="hub-post__text" lang={text.language} data-is-open={isOpen}>
      <div className="hub-post__words">
        <p>
          <strong className="hub-post__name">{account} </strong>
          <Words text={text.prose} />
        </p>
        {text.link !== null && <p className="hub-post__link">{text.link}</p>}
        {text.tags.length > 0 && <p className="hub-post__link">{text.tags.join(' ')}</p>}
      </div>
      {isLong && (
        <button type="button" className="hub-post__more" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? w('postLess') : `… ${w('postMore')}`}
        </button>
      )}
    </div>
  )
}

/** Addresses, tags and mentions inside a text stand out as they do on the network. */
function Words({ text }: { readonly text: string }) {
  return text.split(/(https?:\/\/\S+|(?<![\p{L}\p{N}&])[#@][\p{L}\p{N}_][\p{L}\p{M}\p{N}_.-]*)/u).map((part, index) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: stretches have no identity but their place.
    index % 2 === 1 ? <span key={index} className="hub-post__link">{part}</span> : part,
  )
}

/** How much of what the network takes a text uses, in each of its ways of counting. */
function Counters({ measures }: { readonly measures: readonly Measure[] }) {
  const { w } = useLanguage()
  return (
    <div className="hub-counters">
      {measures.filter(({ count }, index) => index === 0 || count > 0).map(({ unit, count, limit }) => (
        <p key={unit} className="hub-counter" data-is-over={count > limit} data-is-near={count > limit * 0.9}>
          <span className="hub-counter__bar" aria-hidden="true">
            <span style={{ width: `${Math.min(100, (count / limit) * 100)}%` }} />
          </span>
          <span>
            {w('postLimit', { count, limit, unit: UNITS[unit] ? w(UNITS[unit]) : unit })}
            {count > limit && <strong> · ⨯ {w('postOver')}</strong>}
          </span>
        </p>
      ))}
    </div>
  )
}

/** A name as networks write it behind an @. */
function handleOf(name: string): string {
  const plain = name.toLowerCase().replaceAll('ä', 'ae').replaceAll('ö', 'oe').replaceAll('ü', 'ue').replaceAll('ß', 'ss')
  return plain.normalize('NFD').replace(/[^a-z0-9]+/g, '').slice(0, 20)
}
