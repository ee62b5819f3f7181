'use client'
import { type ReactNode, useId } from 'react'
import { useLanguage } from '../use-language.ts'

interface LabelledProps {
  readonly label: string
  readonly hint?: string | undefined
  /** What is wrong with it, as a sentence. */
  readonly problem?: string | undefined
  readonly isOptional?: boolean
  readonly children: (described: { readonly id: string; readonly 'aria-describedby': string | undefined; readonly 'aria-invalid': boolean | undefined }) => ReactNode
}

/** A control with its label above, its problem and its hint below. */
export function Labelled({ label, hint, problem, isOptional = false, children }: LabelledProps) {
  const { w } = useLanguage()
  const id = useId()
  const about = [problem ? `${id}-problem` : '', hint ? `${id}-hint` : ''].filter(Boolean).join(' ')
  return (
    <div className="hub-recipients__field">
      <label className="hub-label" htmlFor={id}>
        {label} {isOptional && <small>({w('optional')})</small>}
      </label>
      {children({ id, 'aria-describedby': about || undefined, 'aria-invalid': problem ? true : undefined })}
      {problem && (
        <p id={`${id}-problem`} className="hub-recipients__problem">
          {problem}
        </p>
      )}
      {hint && (
        <p id={`${id}-hint`} className="hub-quiet hub-recipients__hint">
          {hint}
        </p>
      )}
    </div>
  )
}
