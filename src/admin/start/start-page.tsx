/** The start page: what waits for this person, what goes out, what went out. */
import '../styles/controls.css'
import '../styles/start-page.css'
import { Link } from '@payloadcms/ui'
import { createLocalReq, type ServerProps } from 'payload'
import { personOf } from '../../access/roles.ts'
import { hubOf } from '../../publishing/hub.ts'
import { nextPosts } from '../../publishing/delivering/queue.ts'
import { licencesRunOut } from '../../publishing/overviews.ts'
import { type AdminLanguage, adminLanguage } from '../language.ts'
import { Dated, GAP } from './dated.tsx'
import { ExpiredLicences } from './expired-licences.tsx'
import { Locale } from './locale.tsx'
import { NextPosts } from './next-posts.tsx'
import { Panel } from './panel.tsx'
import { PieceLink } from './piece-link.tsx'
import { VoicesPanels } from './voices-panels.tsx'
import { waitingVoices } from './voices.ts'
import { type ShownPublication, type WaitingSubmission, waitingLists } from './waiting-lists.ts'

const MOST = 8
/** More are not counted. */
const MANY = 50

export async function StartPage({ payload, user, i18n }: ServerProps) {
  const person = personOf(user)
  if (!person || !user || !i18n) return null
  const language = adminLanguage(i18n.t as never, i18n.language)
  const { w, pick } = language
  const { roles } = person
  const isEditor = roles.includes('editor')
  const isApprover = roles.includes('approver')
  const isReader = isEditor || isApprover || roles.includes('admin')
  const labels = new Map(hubOf(payload).channels.map(({ id, label }) => [id, pick(label)]))
  const voices = await waitingVoices(payload, { user, key: person.key, roles })
  const isAgent = roles.includes('agent')
  const asPerson = () => createLocalReq({ user }, payload)
  const [lists, expired, posts] = isReader
    ? await Promise.all([waitingLists(payload, user, person.key), asPerson().then(licencesRunOut), asPerson().then((req) => nextPosts(req, MANY))])
    : [null, [], []]
  const toReview = lists?.inReview.filter(({ isOwn }) => isApprover && !isOwn) ?? []
  const elsewhere = lists?.inReview.filter(({ isOwn }) => !isApprover || isOwn) ?? []
  return (
    <main className="hub-start">
      <div className="hub-start__head">
        <h1>{w('startHello', { name: person.name })}</h1>
        {isEditor && (
          <Link className="hub-start__new" href="/admin/collections/pieces/create" prefetch={false}>
            + {w('startNew')}
          </Link>
        )}
      </div>
      {await hasForeignPassword(payload, person) ? (
        <aside className="hub-message hub-message--warning" aria-label={w('startPasswordTitle')}>
          <strong>{w('startPasswordTitle')}.</strong> {w('startPassword')}{' '}
          <Link href="/admin/account" prefetch={false}>
            {w('startAccount')}
          </Link>
        </aside>
      ) : null}
      {!isReader && (
        <div className="hub-start__panels">
          <VoicesPanels voices={voices} labels={labels} isAgent={isAgent} canFinish={isAgent || isEditor || isApprover} language={language} />
        </div>
      )}
      {lists && (
        <div className="hub-start__panels">
          <div>
            {isApprover && (
              <Panel title={w('startReview')} count={toReview.length} none={w('startReviewNone')} isImportant>
                {toReview.slice(0, MOST).map((one) => (
                  <SubmissionRow key={one.id} submission={one} language={language} />
                ))}
              </Panel>
            )}
            {isEditor && (
              <Panel title={w('startReturned')} count={lists.returned.length} none={w('startReturnedNone')} isImportant>
                {lists.returned.slice(0, MOST).map((one) => (
                  <SubmissionRow key={one.id} submission={one} language={language} />
                ))}
              </Panel>
            )}
            {elsewhere.length > 0 && (
              <Panel title={w('startWaiting')} count={elsewhere.length} none="">
                {elsewhere.slice(0, MOST).map((one) => (
                  <SubmissionRow key={one.id} submission={one} language={language} />
                ))}
              </Panel>
            )}
          </div>
          <div>
            <VoicesPanels voices={voices} labels={labels} isAgent={isAgent} canFinish={isAgent || isEditor || isApprover} language={language} />
            {expired.length > 0 && <ExpiredLicences uses={expired} labels={labels} language={language} />}
            <Panel title={w('startSoon')} count={lists.soon.length} none={w('startSoonNone')}>
              {lists.soon.slice(0, MOST).map((one) => (
                <PublicationRow key={`${one.title}${one.locale}${one.from}`} publication={one} labels={labels} word="startFrom" language={language} />
              ))}
            </Panel>
            <NextPosts posts={posts} most={MOST} language={language} />
            <Panel title={w('startLive')} count={lists.live.length} none={w('startLiveNone')}>
              {lists.live.slice(0, MOST).map((one) => (
                <PublicationRow key={`${one.title}${one.locale}${one.from}`} publication={one} labels={labels} word="startSince" language={language} />
              ))}
            </Panel>
          </div>
        </div>
      )}
    </main>
  )
}

function SubmissionRow({ submission: { id, title, locale, by, at, decision, isOwn }, language: { w } }: { readonly submission: WaitingSubmission; readonly language: AdminLanguage }) {
  return (
    <li>
      <Link href={`/admin/collections/submissions/${id}`} prefetch={false}>
        {title}
      </Link>{' '}
      <Locale code={locale} />
      <p className="hub-quiet">
        <Dated words={w('startBy', { name: by, date: GAP })} at={at} />
        {isOwn && !decision && ` · ${w('startOwn')}`}
      </p>
      {decision && <blockquote>{decision}</blockquote>}
    </li>
  )
}

interface PublicationRowProps {
  readonly publication: ShownPublication
  readonly labels: ReadonlyMap<string, string>
  readonly word: 'startFrom' | 'startSince'
  readonly language: AdminLanguage
}

function PublicationRow({ publication: { pieceId, title, locale, from, channels, path }, labels, word, language: { w } }: PublicationRowProps) {
  return (
    <li>
      <PieceLink id={pieceId} title={title} locale={locale} />
      <p className="hub-quiet">
        <Dated words={w(word, { date: GAP })} at={from} /> · <span className="hub-panel__channels">{channels.map((id) => labels.get(id) ?? id).join(', ')}</span>{' '}
        {path && word === 'startSince' && (
          <a href={path} target="_blank" rel="noopener">
            {w('openPage')}
          </a>
        )}
      </p>
    </li>
  )
}

/** Somebody else set the password: then this account's approvals would not be this person's alone. */
async function hasForeignPassword(payload: ServerProps['payload'], person: { readonly id: string | number; readonly key: string }): Promise<boolean> {
  const account = (await payload.findByID({ collection: 'users', id: person.id, depth: 0, disableErrors: true, showHiddenFields: true })) as { passwordSetByKey?: unknown } | null
  return typeof account?.passwordSetByKey === 'string' && account.passwordSetByKey !== person.key
}
