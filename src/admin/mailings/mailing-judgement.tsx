'use client'
import '../styles/comparison.css'
import './mailings.css'
import type { JudgedMailing } from '../../publishing/mailings/judged-mailing.ts'
import type { MailView } from '../../publishing/mailings/draft-view.ts'
import { BlockChanges } from '../comparison/block-changes.tsx'
import { FieldChanges } from '../comparison/field-changes.tsx'
import { useFetched } from '../use-fetched.ts'
import { StateBadge } from '../state-badge.tsx'
import type { Word } from '../translations.ts'
import { useLanguage } from '../use-language.ts'
import { MailNotes } from './mail-notes.tsx'
import { ShownMail } from './shown-mail.tsx'

type Change = JudgedMailing['comparison']['blocks'][number]
const CHANGES: Readonly<Record<Exclude<Change['kinds'][number], 'same' | 'resized'>, Word>> = { added: 'blockAdded', removed: 'blockRemoved', moved: 'blockMoved', renewed: 'blockRenewed' }

/** A submitted mailing beside what was approved last, in words. */
export function MailingComparison({ judged: { comparison, titles, standings }, hasEarlier }: { readonly judged: JudgedMailing; readonly hasEarlier: boolean }) {
  const { w } = useLanguage()
  const sizeOf = (size: Change['sizeAfter']) => (size ? w(`size-${size}`) : '')
  const sentenceOf = (change: Change): string[] =>
    change.kinds.flatMap((kind) => {
      if (kind === 'same' || (kind === 'added' && !hasEarlier)) return []
      return kind === 'resized' ? [w('blockResized', { before: sizeOf(change.sizeBefore), after: sizeOf(change.sizeAfter) })] : [w(CHANGES[kind], { from: (change.beforeIndex ?? 0) + 1, to: (change.afterIndex ?? 0) + 1 })]
    })
  return (
    <div className="hub-comparison">
      <p className="hub-message">{w(!hasEarlier ? 'compareFirst' : comparison.isSame ? 'compareSame' : 'compareWithLast')}</p>
      <FieldChanges fields={comparison.fields} isFirst={!hasEarlier} shown={(_, value) => value} />
      <h3>{w('mailIntro')}</h3>
      {comparison.intro.length > 0 ? <BlockChanges blocks={comparison.intro} isFirst={!hasEarlier} /> : <p className="hub-quiet">{w('mailNoIntro')}</p>}
      <h3>{w('mailBlocks')}</h3>
      <ol className="hub-block-changes">
        {comparison.blocks.map((change) => {
          const standing = standings.find(({ piece }) => piece === change.piece)
          const isGone = change.afterIndex === undefined
          return (
            <li key={`${change.piece}-${isGone}`} data-kinds={change.kinds.join(' ')}>
              <span className="hub-block__number">{isGone ? '–' : (change.afterIndex ?? 0) + 1}</span>
              <span>
                {isGone ? <del>{titles[change.piece]}</del> : <strong>{titles[change.piece]}</strong>} <span className="hub-quiet">{sizeOf(change.sizeAfter ?? change.sizeBefore)}</span>
                {sentenceOf(change).map((sentence) => (
                  <span key={sentence} className="hub-block-changes__what">
                    {sentence}
                  </span>
                ))}
                {standing && standing.standing !== 'live' && !isGone && <StateBadge tone="attention">{w(`standing-${standing.standing}`)}</StateBadge>}
                {standing?.isStale && !isGone && <StateBadge tone="attention">{w('blockStale')}</StateBadge>}
              </span>
            </li>
          )
        })}
      </ol>
    </div>
  )
}

/** Exactly the mail that was submitted, with what there is to say of it. */
export function SubmittedMail({ submissionKey, locale }: { readonly submissionKey: string; readonly locale: string }) {
  const { w } = useLanguage()
  const loaded = useFetched<MailView>(`/flow/submissions/${encodeURIComponent(submissionKey)}/mail`, 0)
  if (loaded.is === 'loading') {
    return (
      <p className="hub-waiting" role="status">
        {w('loading')}
      </p>
    )
  }
  if (loaded.is === 'failed') {
    return (
      <p className="hub-message hub-message--error" role="alert">
        {loaded.sentence}
      </p>
    )
  }
  return (
    <div className="hub-submitted-mail">
      <ShownMail view={loaded.value} locale={locale} height={820} />
      <MailNotes notes={loaded.value.notes} />
    </div>
  )
}
