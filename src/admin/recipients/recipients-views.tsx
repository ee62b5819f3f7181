/** The pages of recipient lists and of the suppression list. The server knows who asks; the browser asks for the lists. */
import type { AdminViewServerProps } from 'payload'
import { adminLanguage } from '../language.ts'
import { ListScreen } from './list-screen.tsx'
import { ListsScreen } from './lists-screen.tsx'
import { LISTS_PATH, listPath, SUPPRESSIONS_PATH } from './paths.ts'
import { RecipientsPage } from './recipients-page.tsx'
import { SuppressionsScreen } from './suppressions-screen.tsx'
import { maySeeLists, maySuppress } from './who-may.ts'

const wordsOf = ({ initPageResult: { req } }: AdminViewServerProps) => adminLanguage(req.i18n.t as never, req.i18n.language).w

/** All lists. */
export function RecipientListsView(view: AdminViewServerProps) {
  const w = wordsOf(view)
  const { user } = view.initPageResult.req
  return (
    <RecipientsPage view={view} path={LISTS_PATH}>
      <h1>{w('lists')}</h1>
      {maySeeLists(user) ? (
        <>
          <p className="hub-quiet">{w('listsExplain')}</p>
          <ListsScreen />
        </>
      ) : (
        <p className="hub-message">{w('listsForbidden')}</p>
      )}
    </RecipientsPage>
  )
}

/** One list. */
export function RecipientListView(view: AdminViewServerProps) {
  const w = wordsOf(view)
  const segments: unknown = view.params?.segments
  const key = Array.isArray(segments) ? String(segments[1] ?? '') : ''
  return (
    <RecipientsPage view={view} path={listPath(key)}>
      {maySeeLists(view.initPageResult.req.user) ? <ListScreen listKey={key} /> : <p className="hub-message">{w('listsForbidden')}</p>}
    </RecipientsPage>
  )
}

/** People who get no mail. */
export function SuppressionsView(view: AdminViewServerProps) {
  const w = wordsOf(view)
  return (
    <RecipientsPage view={view} path={SUPPRESSIONS_PATH}>
      <h1>{w('suppressions')}</h1>
      <p className="hub-quiet">{w('suppressionsExplain')}</p>
      {maySuppress(view.initPageResult.req.user) ? <SuppressionsScreen /> : <p className="hub-message">{w('suppressionsForbidden')}</p>}
    </RecipientsPage>
  )
}
