'use client'
import { useTranslation } from '@payloadcms/ui'
import { useMemo } from 'react'
import { type AdminLanguage, adminLanguage } from './language.ts'

/** {@link adminLanguage} in a client component. */
export function useLanguage(): AdminLanguage {
  const { t, i18n } = useTranslation()
  return useMemo(() => adminLanguage(t as never, i18n.language), [t, i18n.language])
}
