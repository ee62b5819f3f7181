'use client'
import { useAllFormFields } from '@payloadcms/ui'
import { reduceFieldsToValues } from 'payload/shared'
import { useMemo } from 'react'
import { draftFields } from './draft-fields.ts'

/** The form as it stands, saved or not, as the hub is asked about it. */
export function useDraft(): Readonly<Record<string, unknown>> {
  const [fields] = useAllFormFields()
  return useMemo(() => draftFields(reduceFieldsToValues(fields, true) as Record<string, unknown>), [fields])
}
