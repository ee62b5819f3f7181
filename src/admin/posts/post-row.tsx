'use client'
import { Button } from '@payloadcms/ui'
import { useRef, useState } from 'react'
import type { PostsBoard } from '../../publishing/delivering/board.ts'
import type { PostAct, PostView } from '../../publishing/delivering/posts.ts'
import type { AdminLanguage } from '../language.ts'
import { StateBadge } from '../state-badge.tsx'
import { useLanguage } from '../use-language.ts'
import { ActDialog } from './act-dialog.tsx'
import { PostPreview } from './post-preview.tsx'
import { sentencesOn, stateWord, toneOf } from './post-state.ts'
import { AbsentDialog, ThereDialog } from './settle-dialogs.tsx'

/** Network and account: whose post it is. */
export const titleOf = ({ accountLabel, networkLabel }: Pick<PostView, 'accountLabel' | 'networkLabel'>, { pick }: Pick<AdminLanguage, 'pick'>): string => `${pick(networkLabel)} · ${accountLabel}`

/** What stands in no button of its own: the question has two answers. */
type Acting = Exclude<PostAct, 'settle'> | 'there' | 'absent'

interface PostRowProps {
  readonly post: PostView
  readonly board: PostsBoard
  readonly canAct: boolean
  onChange(): Promise<void>
}

/** One post: where it stands, what it says, and what a person may do about it. */
export function PostRow({ post, board, canAct, onChange }: PostRowProps) {
  const language = useLanguage()
  const { w } = language
  const [acting, setActing] = useState<Acting | null>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const title = titleOf(post, language)
  const label = board.posts.find(({ name }) => name === post.post)?.label
  const subject = post.post === 'post' ? null : w('postsQuote', { label: label ?? post.post })
  const done = async () => {
    setActing(null)
    await onChange()
    // The button that was pressed may be gone.
    heading.current?.focus()
  }
  const isQuestion = post.state === 'uncertain'
  const [first, ...more] = sentencesOn(post, language)
  const act = (name: Exclude<Acting, 'there' | 'absent'>, style: 'primary' | 'secondary' = 'secondary') =>
    post.may.includes(name) && (
      <Button key={name} type="button" size="small" margin={false} buttonStyle={style} onClick={() => setActing(name)} aria-label={`${w(ACT_WORDS[name])}: ${title}`}>
        {w(ACT_WORDS[name])}
      </Button>
    )
  return (
    <li className="hub-posts__row" data-is-question={isQuestion}>
      <div className="hub-posts__head">
        <h3 ref={heading} tabIndex={-1}>
          {title}
        </h3>
        <StateBadge tone={toneOf(post)}>{w(stateWord(post))}</StateBadge>
        {subject && <span className="hub-quiet">{subject}</span>}
        {post.url && (post.state === 'delivered' || isQuestion) && (
          <a className="hub-posts__open" href={post.url} target="_blank" rel="noopener noreferrer" aria-label={w('postOpenOf', { network: title })}>
            {w('postOpen')} <span aria-hidden="true">↗</span>
          </a>
        )}
      </div>
      {first && <p className={isQuestion ? 'hub-message hub-message--warning' : ''}>{first}</p>}
      {more.map((sentence) => (
        <p key={sentence} className="hub-quiet">
          {sentence}
        </p>
      ))}
      {canAct && (
        <div className="hub-posts__acts">
          {isQuestion && (
            <>
              <Button type="button" size="small" margin={false} buttonStyle="secondary" onClick={() => setActing('there')}>
                {w('postIsThere')}
              </Button>
              <Button type="button" size="small" margin={false} buttonStyle="secondary" onClick={() => setActing('absent')}>
                {w('postIsAbsent')}
              </Button>
            </>
          )}
          {act('update', 'primary')}
          {act('replace', post.may.includes('update') ? 'secondary' : 'primary')}
          {act('retry', 'primary')}
          {act('cancel')}
          {act('withdraw')}
        </div>
      )}
      {(post.state === 'planned' || post.state === 'failed' || post.isBehind) && board.publication && (
        <PostPreview slot={post.publication} variant={post.variant} post={post.post} edition={board.publication.edition} isOpen={false} />
      )}
      {acting === 'there' && <ThereDialog delivery={post.key} onClose={() => setActing(null)} onDone={done} />}
      {acting === 'absent' && <AbsentDialog delivery={post.key} onClose={() => setActing(null)} onDone={done} />}
      {acting !== null && acting !== 'there' && acting !== 'absent' && <ActDialog act={acting} delivery={post.key} onClose={() => setActing(null)} onDone={done} />}
    </li>
  )
}

const ACT_WORDS = { cancel: 'postCancel', retry: 'postRetry', withdraw: 'postWithdraw', update: 'postUpdate', replace: 'postReplace' } as const
