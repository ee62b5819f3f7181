/** The post queue, a page of the admin of its own. The server knows who asks; the browser asks for the posts, by the reader's own day. */
import '../styles/queue.css'
import type { AdminViewServerProps } from 'payload'
import { adminLanguage } from '../language.ts'
import { HubPage } from '../shell/hub-page.tsx'
import { mayReadQueue } from './queue-readers.ts'
import { QueueScreen } from './queue-screen.tsx'

/** Tells who has no business here so. */
export function QueueView(view: AdminViewServerProps) {
  const { req } = view.initPageResult
  const { w } = adminLanguage(req.i18n.t as never, req.i18n.language)
  return (
    <HubPage view={view} path="/admin/posts" className="hub-queue">
      <h1>{w('queue')}</h1>
      <p className="hub-quiet">{w('queueExplain')}</p>
      {mayReadQueue(req.user) ? <QueueScreen /> : <p className="hub-message">{w('queueForbidden')}</p>}
    </HubPage>
  )
}
