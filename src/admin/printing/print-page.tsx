/** The pages of print runs. */
import '../styles/printing.css'
import type { AdminViewServerProps } from 'payload'
import type { ReactNode } from 'react'
import { adminLanguage } from '../language.ts'
import { mayReadQueue } from '../posts/queue-readers.ts'
import { HubPage } from '../shell/hub-page.tsx'

/** Tells who has no business here so. @param path where whoever has to sign in first comes back to */
export function PrintPage({ view, path, children }: { readonly view: AdminViewServerProps; readonly path: string; readonly children: ReactNode }) {
  const { req } = view.initPageResult
  const { w } = adminLanguage(req.i18n.t as never, req.i18n.language)
  return (
    <HubPage view={view} path={path} className="hub-print">
      {mayReadQueue(req.user) ? children : <p className="hub-message">{w('runsForbidden')}</p>}
    </HubPage>
  )
}
