'use client'
import './mailings.css'
import { useAllFormFields } from '@payloadcms/ui'
import { reduceFieldsToValues } from 'payload/shared'
import { useEffect, useMemo, useState } from 'react'
import type { MailView } from '../../publishing/mailings/draft-view.ts'
import { FlowFailure, fetchJson, sentenceOf } from '../flow-api.ts'
import { useLanguage } from '../use-language.ts'
import { MailNotes } from './mail-notes.tsx'
import { ShownMail } from './shown-mail.tsx'
import { useMailingState } from './use-mailing-state.ts'

/** Typing pauses this long before the hub is asked. */
const PAUSE_MS = 350
const SENT = ['title', 'subjectLine', 'preheader', 'intro', 'brand', 'blocks'] as const

/** The mail beside the form, of what stands in it now, saved or not. */
export function MailPreview() {
  const language = useLanguage()
  const { w } = language
  const { key, locale } = useMailingState()
  const question = useQuestion(locale)
  const [view, setView] = useState<MailView | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  useEffect(() => {
    if (key === null) return
    const abort = new AbortController()
    const ask = async () => {
      setBusy(true)
      try {
        const made = await fetchJson<MailView>(`/flow/mailings/${encodeURIComponent(key)}/view`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: question, signal: abort.signal })
        if (abort.signal.aborted) return
        setView(made)
        setFailure(null)
      } catch (error) {
        if (abort.signal.aborted) return
        // Nothing chosen yet is no failure: there is just nothing to see.
        const isEmpty = error instanceof FlowFailure && error.details.field === 'blocks'
        setFailure(isEmpty ? w('mailEmpty') : sentenceOf(error, language))
        if (isEmpty) setView(null)
      } finally {
        if (!abort.signal.aborted) setBusy(false)
      }
    }
    const timer = setTimeout(() => void ask(), PAUSE_MS)
    return () => {
      clearTimeout(timer)
      abort.abort()
    }
  }, [key, question, language, w])
  return (
    <aside className="hub-mail-beside" aria-label={w('mailBeside')} aria-busy={isBusy}>
      <p className="hub-mail-beside__title">{w('mailBeside')}</p>
      {key === null && <p className="hub-quiet">{w('mailUnsaved')}</p>}
      {failure !== null && (
        <p className="hub-message" role="status">
          {failure}
        </p>
      )}
      {view && <ShownMail view={view} locale={locale} height={620} />}
      {view && <MailNotes notes={view.notes} isForm />}
    </aside>
  )
}

/** The body of the question, so that equal forms are one. */
function useQuestion(locale: string): string {
  const [fields] = useAllFormFields()
  return useMemo(() => {
    const values = reduceFieldsToValues(fields, true) as Readonly<Record<string, unknown>>
    const own = Object.fromEntries(SENT.map((name) => [name, name === 'blocks' ? blocksOf(values.blocks) : (values[name] ?? null)]))
    return JSON.stringify({ locale, fields: own })
  }, [fields, locale])
}

const blocksOf = (blocks: unknown): unknown[] => (Array.isArray(blocks) ? blocks.map(({ piece = null, size = null }: { piece?: unknown; size?: unknown }) => ({ piece, size })) : [])
