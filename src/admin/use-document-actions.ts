'use client'
import { useAuth, useDocumentInfo, useEditDepth, useFormModified, useHotkey, useLocale } from '@payloadcms/ui'
import type { Role } from '../access/roles.ts'
import type { AdminLanguage } from './language.ts'
import type { ShownDocument } from './use-document-state.ts'
import { useLanguage } from './use-language.ts'
import { useSave } from './use-save.ts'

/** What the heads of documents that are submitted have in common. */
export interface DocumentActions {
  /** The document exists. */
  readonly isEditing: boolean
  readonly canSubmit: boolean
  /** May put out what was approved. */
  readonly canHandOut: boolean
  /** What people call the locale. */
  readonly localeLabel: string
  readonly isModified: boolean
  /** Saves what is not saved yet; false if that failed. */
  saved(): Promise<boolean>
}

/** Who may do what with the document that the page is about; Ctrl or Cmd with S saves it at once, autosave or not. */
export function useDocumentActions(subjects: 'pieces' | 'mailings', { id, locale }: Pick<ShownDocument<unknown>, 'id' | 'locale'>): DocumentActions {
  const { user } = useAuth()
  const { hasSavePermission, isEditing } = useDocumentInfo()
  const { label } = useLocale()
  const language = useLanguage()
  const isModified = useFormModified()
  const save = useSave(subjects, id, locale)
  const editDepth = useEditDepth()
  useHotkey({ cmdCtrlKey: true, editDepth, keyCodes: ['s'] }, (event) => {
    event.preventDefault()
    event.stopPropagation()
    if (hasSavePermission && isModified) void save()
  })
  const roles = (user?.roles ?? []) as readonly Role[]
  return {
    isEditing: isEditing === true,
    canSubmit: roles.includes('editor') && hasSavePermission === true,
    canHandOut: roles.includes('editor') || roles.includes('approver'),
    localeLabel: labelOf(label, language, locale),
    isModified,
    saved: async () => !isModified || (await save()),
  }
}

function labelOf(label: unknown, { pick }: AdminLanguage, locale: string): string {
  if (typeof label === 'string') return label
  return label && typeof label === 'object' && 'de' in label && 'en' in label ? pick(label as { de: string; en: string }) : locale
}
