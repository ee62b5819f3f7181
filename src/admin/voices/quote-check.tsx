'use client'
import '../styles/controls.css'
import { useDocumentInfo, useFormFields, useLocale } from '@payloadcms/ui'
import { useCallback } from 'react'
import { CheckResult } from './check-result.tsx'
import { check } from './dialog-api.ts'

/** Hints about the quote of a testimonial as it is being written. */
export function QuoteCheck() {
  const { data, initialData, isEditing } = useDocumentInfo()
  const { code: locale } = useLocale()
  const quote = useFormFields(([fields]) => fields.quote?.value)
  const key: unknown = data?.key ?? initialData?.key
  const ask = useCallback((text: string) => check(String(key), text, locale), [key, locale])
  if (!isEditing || typeof key !== 'string' || typeof quote !== 'string') return null
  return <CheckResult quote={quote} ask={ask} />
}
