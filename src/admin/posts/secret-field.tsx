'use client'
import { FieldDescription, FieldLabel, useDocumentInfo, useField, useTranslation } from '@payloadcms/ui'
import type { TextFieldClientComponent } from 'payload'
import { useLanguage } from '../use-language.ts'

/** A secret goes in and is never shown, not while it is typed either. */
export const SecretField: TextFieldClientComponent = ({ path, field }) => {
  const { w } = useLanguage()
  const { i18n } = useTranslation()
  const { id } = useDocumentInfo()
  const { value, setValue } = useField<string>({ path })
  const inputId = `field-${path}`
  return (
    <div className="field-type text" lang={i18n.language}>
      <FieldLabel htmlFor={inputId} label={field.label} path={path} />
      <input
        id={inputId}
        className="hub-input"
        type="password"
        autoComplete="new-password"
        spellCheck={false}
        maxLength={field.maxLength}
        value={value ?? ''}
        aria-describedby={`${inputId}-about`}
        onChange={(event) => setValue(event.target.value)}
      />
      <div id={`${inputId}-about`}>{id ? <p className="hub-quiet">{w('accountSecretKeep')}</p> : <FieldDescription description={field.admin?.description} path={path} />}</div>
    </div>
  )
}
