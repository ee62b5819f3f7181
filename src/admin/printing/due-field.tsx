'use client'
import type { Word } from '../translations.ts'
import { useLanguage } from '../use-language.ts'
import { Field } from './field.tsx'
import { today } from './order-draft.ts'

interface DueFieldProps {
  /** `2026-12-01`; empty where nobody said. */
  readonly value: string
  readonly problem: Word | undefined
  onChange(value: string): void
}

/** By which day the shop is to have delivered, or handed to the post. */
export function DueField({ value, problem, onChange }: DueFieldProps) {
  const { w } = useLanguage()
  return (
    <Field name="dueOn" label={w('runOptionDue')} hint={w('runOptionDueHint')} problem={problem && w(problem)} isOptional>
      {(described) => <input {...described} className="hub-input hub-print__number" type="date" min={today()} value={value} onChange={(event) => onChange(event.target.value)} />}
    </Field>
  )
}
