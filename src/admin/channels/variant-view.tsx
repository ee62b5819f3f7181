'use client'
import { useEffect, useMemo, useRef } from 'react'
import { CardFrames } from '../previews/card-frames.tsx'
import { LetterPages } from '../previews/letter-pages.tsx'
import { MailFrames } from '../previews/mail-frames.tsx'
import { PageFrames } from '../previews/page-frames.tsx'
import { PostCard } from '../previews/post-card.tsx'
import { useLanguage } from '../use-language.ts'
import type { ChannelFacts } from './channel-facts.ts'
import { useChannels } from './channels-context.ts'
import { ChannelNotes } from './channel-notes.tsx'
import { type ComposedVariant, type PostView, type Shown, shownOf, worstFirst } from './composition.ts'
import { MakingProgress } from './making-progress.tsx'
import { type MadeFile, madeFile, useMaking } from './use-making.ts'
import { usePictures } from './use-pictures.ts'
import { useSeen } from './use-seen.ts'

interface VariantViewProps {
  readonly composed: ComposedVariant
  readonly channel: Pick<ChannelFacts, 'label' | 'variants'>
  readonly variant: ChannelFacts['variants'][number]
}

/** What one variant of a channel looks like, by what there is to look at. */
export function VariantView({ composed, channel, variant }: VariantViewProps) {
  const { pick } = useLanguage()
  const { account, locale, address } = useChannels()
  const shown = useMemo(() => shownOf(composed.view), [composed.view])
  const label = `${pick(channel.label)}, ${pick(variant.label)}`
  switch (shown.is) {
    case 'page':
      return variant.id === channel.variants[0]?.id ? <PageFrames page={shown} label={label} address={address} /> : <CardFrames page={shown} label={label} />
    case 'mail':
      return <MailFrames page={shown} text={shown.text} subject={shown.subject} preheader={shown.preheader} sender={account} language={locale} label={label} />
    case 'post':
      return <Post view={shown} making={composed.making} network={{ id: variant.id, label: pick(variant.label) }} />
    case 'files':
      return <Files composed={composed} label={label} />
  }
}

function Post({ view, making, network }: { readonly view: Extract<Shown, { is: 'post' }> & PostView; readonly making: string; readonly network: { readonly id: string; readonly label: string } }) {
  const { account, sharePicture } = useChannels()
  const { want } = sharePicture
  const box = useRef<HTMLDivElement>(null)
  const isSeen = useSeen(box)
  const { pictures, notes } = usePictures(view, making, isSeen)
  const hasCard = [view, ...view.chain].some(({ card }) => card)
  useEffect(() => {
    if (isSeen && hasCard) want()
  }, [isSeen, hasCard, want])
  return (
    <div ref={box}>
      <PostCard view={view} network={network} account={account} pictures={pictures} sharePicture={sharePicture} />
      <ChannelNotes notes={notes} heading={network.label} />
    </div>
  )
}

/** Printed pages, pictures, and whatever else takes time to make. */
function Files({ composed, label }: { readonly composed: ComposedVariant; readonly label: string }) {
  const { w } = useLanguage()
  const box = useRef<HTMLDivElement>(null)
  const isSeen = useSeen(box)
  const work = useMaking(isSeen ? composed.making : null)
  const { made } = work
  const isOld = made !== null && made.making !== composed.making
  return (
    <div ref={box} className="hub-produced" data-is={made === null ? 'waiting' : isOld ? 'old' : 'made'} aria-busy={made === null || isOld}>
      <MakingProgress work={work} isWaiting={isSeen && (made === null || isOld) && work.failure === null} label={label} />
      {made === null ? <p className="hub-produced__place hub-quiet">{w('letterOpens')}</p> : <MadeFiles making={made.making} files={made.files} label={label} isOld={isOld} />}
      {made !== null && !isOld && <ChannelNotes notes={worstFirst(made.notes)} heading={label} />}
    </div>
  )
}

const PAGE = /^page-(\d+)\.\w+$/
const numberOf = ({ name }: MadeFile): number => Number(PAGE.exec(name)?.[1] ?? 0)

function MadeFiles({ making, files, label, isOld }: { readonly making: string; readonly files: readonly MadeFile[]; readonly label: string; readonly isOld: boolean }) {
  const pages = files.filter(({ name, mime }) => mime.startsWith('image/') && PAGE.test(name)).sort((one, other) => numberOf(one) - numberOf(other))
  const pdf = files.find(({ mime }) => mime === 'application/pdf')
  const addressOf = ({ name }: MadeFile) => madeFile(making, name)
  if (pages.length > 0) return <LetterPages pages={pages.map(addressOf)} pdf={pdf ? { address: addressOf(pdf), name: pdf.name, bytes: pdf.bytes } : null} label={label} isOld={isOld} />
  return (
    <div className="hub-made" data-is-old={isOld}>
      {files.map((file) => (
        <figure key={file.name}>
          {/* biome-ignore lint/performance/noImgElement: the channel made it in the right size. */}
          {file.mime.startsWith('image/') && <img src={addressOf(file)} alt={label} loading="lazy" />}
          <figcaption>
            <a href={addressOf(file)} target="_blank" rel="noopener">
              {file.name}
            </a>{' '}
            <span className="hub-quiet">{Math.ceil(file.bytes / 1_000)} kB</span>
          </figcaption>
        </figure>
      ))}
    </div>
  )
}
