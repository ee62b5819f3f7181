/** The frame of pages of the hub's own: Payload shows such views to everybody, and without its frame. */
import '../styles/controls.css'
import { DefaultTemplate } from '@payloadcms/next/templates'
import { Gutter } from '@payloadcms/ui'
import { redirect } from 'next/navigation'
import type { AdminViewServerProps } from 'payload'
import type { ReactNode } from 'react'

interface HubPageProps {
  readonly view: AdminViewServerProps
  /** Where whoever has to sign in first comes back to. */
  readonly path: string
  /** Class of the page's own styles. */
  readonly className: string
  readonly children: ReactNode
}

/** Sends strangers to the sign-in. */
export function HubPage({ view: { initPageResult, params, searchParams }, path, className, children }: HubPageProps) {
  const { req, locale, permissions, visibleEntities } = initPageResult
  if (!req.user || !permissions.canAccessAdmin) redirect(`/admin/login?redirect=${encodeURIComponent(path)}`)
  return (
    <DefaultTemplate
      i18n={req.i18n}
      {...(locale ? { locale } : {})}
      {...(params ? { params } : {})}
      payload={req.payload}
      permissions={permissions}
      req={req}
      {...(searchParams ? { searchParams } : {})}
      user={req.user}
      visibleEntities={visibleEntities}
    >
      <Gutter className={`hub-page ${className}`}>{children}</Gutter>
    </DefaultTemplate>
  )
}
