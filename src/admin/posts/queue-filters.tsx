'use client'
import { Button } from '@payloadcms/ui'
import { useId } from 'react'
import type { PostQueue } from '../../publishing/delivering/queue.ts'
import { useLanguage } from '../use-language.ts'
import { titleOf } from './post-row.tsx'
import { type QueueChoice, SHOWN, type Shown } from './queue-days.ts'

interface QueueFiltersProps {
  readonly accounts: PostQueue['accounts']
  readonly choice: QueueChoice
  readonly page: number
  onChoose(choice: QueueChoice): void
  onPage(page: number): void
}

/** Which posts, and of which week. */
export function QueueFilters({ accounts, choice, page, onChoose, onPage }: QueueFiltersProps) {
  const language = useLanguage()
  const { w } = language
  const id = useId()
  const step = (to: number, word: 'queueEarlier' | 'queueNow' | 'queueLater') => (
    <Button type="button" size="medium" margin={false} buttonStyle="secondary" onClick={() => onPage(to)} extraButtonProps={to === page ? { 'aria-current': 'page' } : {}}>
      {w(word)}
    </Button>
  )
  return (
    <div className="hub-queue__bar">
      <div className="hub-queue__choice">
        <label className="hub-label" htmlFor={`${id}-account`}>
          {w('queueAccount')}
        </label>
        <select id={`${id}-account`} className="hub-input" value={choice.account} onChange={(event) => onChoose({ ...choice, account: event.target.value })}>
          <option value="">{w('queueEveryAccount')}</option>
          {accounts.map(({ key, label, networkLabel }) => (
            <option key={key} value={key}>
              {titleOf({ accountLabel: label, networkLabel }, language)}
            </option>
          ))}
        </select>
      </div>
      <div className="hub-queue__choice">
        <label className="hub-label" htmlFor={`${id}-shown`}>
          {w('queueShow')}
        </label>
        <select id={`${id}-shown`} className="hub-input" value={choice.shown} onChange={(event) => onChoose({ ...choice, shown: event.target.value as Shown })}>
          {SHOWN.map((shown) => (
            <option key={shown} value={shown}>
              {w(`queueShow-${shown}`)}
            </option>
          ))}
        </select>
      </div>
      <nav className="hub-queue__pages" aria-label={w('queuePages')}>
        {step(page - 1, 'queueEarlier')}
        {step(0, 'queueNow')}
        {step(page + 1, 'queueLater')}
      </nav>
    </div>
  )
}
