'use client'
import { useId } from 'react'
import type { PostsBoard } from '../../publishing/delivering/board.ts'
import type { BothLanguages } from '../language.ts'
import { useLanguage } from '../use-language.ts'
import { PostPreview } from './post-preview.tsx'

/** What is planned on one account. */
export interface Choice {
  readonly isChosen: boolean
  /** By the account's clock, `2026-12-01T08:00`; empty: as soon as may be. */
  readonly at: string
  readonly variant: string
}

interface AccountChoiceProps {
  readonly account: PostsBoard['accounts'][number]
  readonly choice: Choice
  /** Why nothing can be planned here, as a sentence. */
  readonly obstacle: string | null
  readonly publication: { readonly slot: string; readonly from: string; readonly edition: string }
  /** Which post is shown. */
  readonly post: string
  readonly variants: Readonly<Record<string, BothLanguages>>
  onChoose(choice: Choice): void
}

/** An account with its clock, its form of the post, and the post as it will be. */
export function AccountChoice({ account, choice, obstacle, publication, post, variants, onChoose }: AccountChoiceProps) {
  const { w, pick } = useLanguage()
  const id = useId()
  const { label, networkLabel, timeZone, variants: forms, warning } = account
  const name = `${pick(networkLabel)} · ${label}`
  const isLater = Date.parse(publication.from) > Date.now()
  const isOpen = choice.isChosen && obstacle === null
  return (
    <div className="hub-posts__account">
      <div className="hub-choice__row">
        <input
          type="checkbox"
          id={id}
          checked={isOpen}
          disabled={obstacle !== null}
          aria-describedby={obstacle ? `${id}-why` : undefined}
          onChange={(event) => onChoose({ ...choice, isChosen: event.target.checked })}
        />
        <label htmlFor={id}>{name}</label>
      </div>
      {obstacle && (
        <p id={`${id}-why`} className="hub-quiet hub-posts__why">
          {obstacle}
        </p>
      )}
      {isOpen && (
        <div className="hub-posts__details">
          {warning && <p className="hub-message hub-message--warning">{pick(warning)}</p>}
          <div className="hub-posts__fields">
            <div>
              <label className="hub-label" htmlFor={`${id}-at`}>
                {w('postsAt')} <span className="hub-hidden">{name}</span> <small>({w('optional')})</small>
              </label>
              <input id={`${id}-at`} className="hub-input" type="datetime-local" value={choice.at} aria-describedby={`${id}-zone`} onChange={(event) => onChoose({ ...choice, at: event.target.value })} />
              <p id={`${id}-zone`} className="hub-quiet">
                {w(isLater ? 'postsAtZoneLater' : 'postsAtZone', { zone: timeZone })}
              </p>
            </div>
            {forms.length > 1 && (
              <div>
                <label className="hub-label" htmlFor={`${id}-form`}>
                  {w('postsAs')}
                </label>
                <select id={`${id}-form`} className="hub-input" value={choice.variant} onChange={(event) => onChoose({ ...choice, variant: event.target.value })}>
                  {forms.map((form) => (
                    <option key={form} value={form}>
                      {variants[form] ? pick(variants[form]) : form}
                    </option>
                  ))}
                </select>
              </div>
            )}
          </div>
          <PostPreview slot={publication.slot} variant={choice.variant} post={post} edition={publication.edition} isOpen />
        </div>
      )}
    </div>
  )
}
