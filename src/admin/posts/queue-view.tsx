/** The post queue, a page of the admin of its own. The server knows who asks; the browser asks for the posts, by the reader's own day. */
import '../styles/controls.css'
import '../styles/queue.css'
import { DefaultTemplate } from '@payloadcms/next/templates'
import { Gutter } from '@payloadcms/ui'
import { redirect } from 'next/navigation'
import type { AdminViewServerProps } from 'payload'
import { adminLanguage } from '../language.ts'
import { mayReadQueue } from './queue-readers.ts'
import { QueueScreen } from './queue-screen.tsx'

/** Payload shows views of one's own to everybody, and without its frame. */
export function QueueView({ initPageResult: { req, locale, permissions, visibleEntities }, params, searchParams }: AdminViewServerProps) {
  if (!req.user || !permissions.canAccessAdmin) redirect(`/admin/login?redirect=${encodeURIComponent('/admin/posts')}`)
  const { w } = adminLanguage(req.i18n.t as never, req.i18n.language)
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
      <Gutter className="hub-page hub-queue">
        <h1>{w('queue')}</h1>
        <p className="hub-quiet">{w('queueExplain')}</p>
        {mayReadQueue(req.user) ? <QueueScreen /> : <p className="hub-message">{w('queueForbidden')}</p>}
      </Gutter>
    </DefaultTemplate>
  )
}
