'use client'
import './mailings.css'
import { useFormFields } from '@payloadcms/ui'
import type { MailingState } from '../../publishing/mailings/mailing-state.ts'
import type { Word } from '../translations.ts'
import { useLanguage } from '../use-language.ts'
import { useMailingState } from './use-mailing-state.ts'

type Lengths = MailingState['lengths']
interface Verdict {
  readonly word: Word
  readonly limit: number
  /** Worth mending, not only worth knowing. */
  readonly isWarning: boolean
}

/** As people count: an emoji of several code points is one character. */
const segmenter = new Intl.Segmenter('de', { granularity: 'grapheme' })
const lengthOf = (text: string): number => [...segmenter.segment(text.trim())].length

function ofSubject(length: number, { subject, subjectOnPhones }: Lengths): Verdict | null {
  if (subject !== null && length > subject) return { word: 'subjectTooLong', limit: subject, isWarning: true }
  return subjectOnPhones !== null && length > subjectOnPhones ? { word: 'subjectLongOnPhones', limit: subjectOnPhones, isWarning: false } : null
}

function ofPreheader(length: number, { preheader, preheaderMin }: Lengths): Verdict | null {
  if (preheader !== null && length > preheader) return { word: 'preheaderTooLong', limit: preheader, isWarning: true }
  return preheaderMin !== null && length < preheaderMin ? { word: 'preheaderShort', limit: preheaderMin, isWarning: false } : null
}

/** Counts what is typed, and says what inboxes make of it. */
function LengthHint({ field, judge }: { readonly field: string; readonly judge: (length: number, lengths: Lengths) => Verdict | null }) {
  const { w } = useLanguage()
  const { state } = useMailingState()
  const value = useFormFields(([fields]) => fields[field]?.value)
  const length = lengthOf(typeof value === 'string' ? value : '')
  const verdict = state && length > 0 ? judge(length, state.lengths) : null
  return (
    <p className={`hub-length${verdict?.isWarning ? ' hub-length--warning' : ''}`} data-field={field}>
      <span className="hub-length__count">{w('charactersCounted', { count: length })}</span>
      {/* Told once when it changes, not with every letter. */}
      <span role="status">{verdict ? w(verdict.word, { limit: verdict.limit }) : ''}</span>
    </p>
  )
}

export const SubjectHint = () => <LengthHint field="subjectLine" judge={ofSubject} />
export const PreheaderHint = () => <LengthHint field="preheader" judge={ofPreheader} />
