'use client'
import { FieldLabel, useField, useFormFields } from '@payloadcms/ui'
import type { SelectFieldClientComponent } from 'payload'
import { problemSentence } from '../../publishing/delivering/account-problem.ts'
import { useLanguage } from '../use-language.ts'

/** Why nothing is sent from an account, or no replies come, and what to do about it. */
export const AccountProblem: SelectFieldClientComponent = ({ path, field }) => {
  const { w, pick } = useLanguage()
  const { value } = useField<string | null>({ path })
  const said = useFormFields(([fields]) => fields[`${path}Said`]?.value)
  if (!value) return null
  return (
    <div className="field-type">
      <FieldLabel label={field.label} path={path} />
      <p className="hub-message hub-message--warning">
        {pick(problemSentence(value, typeof said === 'string' ? said : null))} {w(path === 'problem' ? 'accountNothingSent' : 'accountNothingRead')}
      </p>
    </div>
  )
}
