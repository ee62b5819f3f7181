'use client'
import { type ReactNode, useId } from 'react'
import { useLanguage } from '../use-language.ts'

/** What a control needs to belong to its label, hint and problem. */
export interface Described {
  readonly id: string
  readonly 'aria-describedby': string | undefined
  readonly 'aria-invalid': boolean | undefined
}

interface FieldProps {
  /** For whoever looks for the field with a problem. */
  readonly name: string
  readonly label: string
  readonly hint?: string | undefined
  /** What is wrong with it, as a sentence. */
  readonly problem?: string | undefined
  readonly isOptional?: boolean
  readonly children: (described: Described) => ReactNode
}

/** A control with its label above, its hint and its problem below. */
export function Field({ name, label, hint, problem, isOptional = false, children }: FieldProps) {
  const { w } = useLanguage()
  const id = useId()
  const about = [hint ? `${id}-hint` : null, problem ? `${id}-problem` : null].filter((one) => one !== null).join(' ')
  return (
    <div className="hub-print__field" data-field={name}>
      <label className="hub-label" htmlFor={id}>
        {label} {isOptional && <small>({w('optional')})</small>}
      </label>
      {children({ id, 'aria-describedby': about === '' ? undefined : about, 'aria-invalid': problem ? true : undefined })}
      {problem && (
        <p id={`${id}-problem`} className="hub-print__problem">
          {problem}
        </p>
      )}
      {hint && (
        <p id={`${id}-hint`} className="hub-quiet hub-print__hint">
          {hint}
        </p>
      )}
    </div>
  )
}
