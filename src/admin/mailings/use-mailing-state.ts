'use client'
import type { MailingState } from '../../publishing/mailings/mailing-state.ts'
import { type ShownDocument, useDocumentState } from '../use-document-state.ts'

/** The mailing that the page is about, in the admin's present locale. */
export const useMailingState = (): ShownDocument<MailingState> => useDocumentState<MailingState>('mailings')
