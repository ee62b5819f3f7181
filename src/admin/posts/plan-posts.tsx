'use client'
import { Button, toast } from '@payloadcms/ui'
import { useId, useState } from 'react'
import type { PostsBoard } from '../../publishing/delivering/board.ts'
import { postFlow, sentenceOf } from '../flow-api.ts'
import type { BothLanguages } from '../language.ts'
import { useLanguage } from '../use-language.ts'
import { AccountChoice, type Choice } from './account-choice.tsx'

interface PlanPostsProps {
  readonly board: PostsBoard
  /** Slot of the publication. */
  readonly slot: string
  /** Instant from which the piece is to be seen. */
  readonly from: string
  readonly variants: Readonly<Record<string, BothLanguages>>
  onPlanned(): Promise<void>
}

type Account = PostsBoard['accounts'][number]

/** Which posts go to which accounts, and when: each account by its own clock. */
export function PlanPosts({ board, slot, from, variants, onPlanned }: PlanPostsProps) {
  const language = useLanguage()
  const { w } = language
  const id = useId()
  const [chosen, setChosen] = useState<readonly string[]>(['post'])
  const [choices, setChoices] = useState<Readonly<Record<string, Choice>>>({})
  const [isBusy, setBusy] = useState(false)
  const [failures, setFailures] = useState<readonly string[]>([])
  const posts = board.posts.filter(({ name }) => chosen.includes(name))
  const choiceOf = ({ key, variants: [first = ''] }: Account): Choice => choices[key] ?? { isChosen: false, at: '', variant: first }
  const wanted = board.accounts.filter((account) => choiceOf(account).isChosen && obstacleOf(account, posts, board) === null)

  const plan = async () => {
    if (posts.length === 0) return setFailures([w('postsPlanNoPost')])
    if (wanted.length === 0) return setFailures([w('postsPlanNothing')])
    setBusy(true)
    const failed: string[] = []
    let count = 0
    for (const account of wanted) {
      const { at, variant } = choiceOf(account)
      const order = { accounts: [account.key], posts: posts.map(({ name }) => name), variant, ...(at === '' ? {} : { at }) }
      try {
        const made = await postFlow<readonly unknown[]>(`/publications/${encodeURIComponent(slot)}/posts`, order)
        count += made.length
        setChoices((before) => ({ ...before, [account.key]: { ...choiceOf(account), isChosen: false } }))
      } catch (error) {
        failed.push(w('postsPlanFailed', { account: account.label, reason: sentenceOf(error, language) }))
      }
    }
    setFailures(failed)
    if (count > 0) toast.success(w('postsPlanned', { count }))
    await onPlanned()
    setBusy(false)
  }

  return (
    <form
      className="hub-posts__plan"
      aria-labelledby={`${id}-title`}
      onSubmit={(event) => {
        event.preventDefault()
        event.stopPropagation()
        if (!isBusy) void plan()
      }}
    >
      <h2 id={`${id}-title`}>{w('postsPlan')}</h2>
      {board.posts.length > 1 && (
        <fieldset className="hub-choice">
          <legend className="hub-label">{w('postsWhich')}</legend>
          {board.posts.map(({ name, label }) => (
            <div key={name} className="hub-choice__row">
              <input
                type="checkbox"
                id={`${id}-${name}`}
                checked={chosen.includes(name)}
                onChange={(event) => setChosen(event.target.checked ? [...chosen, name] : chosen.filter((one) => one !== name))}
              />
              <label htmlFor={`${id}-${name}`}>{name === 'post' ? w('postsOwn') : w('postsQuote', { label: label ?? name })}</label>
            </div>
          ))}
        </fieldset>
      )}
      <fieldset className="hub-choice">
        <legend className="hub-label">{w('postsAccounts')}</legend>
        {board.accounts.map((account) => (
          <AccountChoice
            key={account.key}
            account={account}
            choice={choiceOf(account)}
            obstacle={obstacleWord(obstacleOf(account, posts, board), w)}
            publication={{ slot, from, edition: board.publication?.edition ?? '' }}
            post={posts[0]?.name ?? 'post'}
            variants={variants}
            onChoose={(choice) => {
              setFailures([])
              setChoices({ ...choices, [account.key]: choice })
            }}
          />
        ))}
      </fieldset>
      <div role="alert">
        {failures.map((failure) => (
          <p key={failure} className="hub-message hub-message--error">
            {failure}
          </p>
        ))}
      </div>
      <Button type="submit" buttonStyle="primary" margin={false} extraButtonProps={{ 'aria-busy': isBusy, ...(isBusy ? { 'aria-disabled': true } : {}) }}>
        {isBusy ? w('loading') : w('postsPlanSend')}
      </Button>
    </form>
  )
}

type Obstacle = 'problem' | 'behind' | 'there'

/** Why nothing can be planned on an account; null if something can. */
function obstacleOf({ key, problem }: Account, posts: PostsBoard['posts'], { deliveries }: PostsBoard): Obstacle | null {
  if (problem) return 'problem'
  const there = deliveries.filter((one) => one.account === key && posts.some(({ name }) => name === one.post) && one.state !== 'withdrawn' && one.state !== 'failed' && !one.isEnding)
  if (there.some(({ isBehind }) => isBehind)) return 'behind'
  return there.length > 0 ? 'there' : null
}

const OBSTACLES = { problem: 'postsObstacleProblem', behind: 'postsObstacleBehind', there: 'postsObstacleThere' } as const
const obstacleWord = (obstacle: Obstacle | null, w: ReturnType<typeof useLanguage>['w']): string | null => (obstacle ? w(OBSTACLES[obstacle]) : null)
