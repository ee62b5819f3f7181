/** The pages of recipient lists. */
import '../styles/recipients.css'
import type { AdminViewServerProps } from 'payload'
import type { ReactNode } from 'react'
import { HubPage } from '../shell/hub-page.tsx'

/** @param path where whoever has to sign in first comes back to */
export function RecipientsPage({ view, path, children }: { readonly view: AdminViewServerProps; readonly path: string; readonly children: ReactNode }) {
  return (
    <HubPage view={view} path={path} className="hub-recipients">
      {children}
    </HubPage>
  )
}
