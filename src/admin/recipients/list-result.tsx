'use client'
import { Link } from '@payloadcms/ui'
import type { ListView } from '../../publishing/recipient-lists/list-view.ts'
import { REMARKS, type RemarkCode } from '../../recipients/checking/remarks.ts'
import type { Word } from '../translations.ts'
import { newRunPath } from '../printing/run-words.ts'
import { useLanguage } from '../use-language.ts'

/** What came of a list: how many of which, the others to download, and what is known of it. */
export function ListResult({ list, mayReadRows }: { readonly list: ListView; readonly mayReadRows: boolean }) {
  const { w, code, pick } = useLanguage()
  const number = new Intl.NumberFormat(code === 'de' ? 'de-DE' : 'en-GB')
  const day = (instant: string) => new Intl.DateTimeFormat(code === 'de' ? 'de-DE' : 'en-GB', { dateStyle: 'long' }).format(new Date(instant))
  const { counts, purpose, state, returned } = list
  const left = counts ? counts.bad + counts.duplicates * (purpose === 'suppressions' ? 0 : 1) : 0
  const remarks = Object.entries(counts?.remarks ?? {}) as [RemarkCode, number][]
  return (
    <>
      {counts && (
        <section>
          <h2>{w('listResult')}</h2>
          <dl className="hub-recipients__counts">
            {countsOf(list, returned).map(([word, count]) => (
              <div key={word} data-is-none={count === 0}>
                <dt>{w(word)}</dt>
                <dd>{number.format(count)}</dd>
              </div>
            ))}
          </dl>
          {state === 'ready' && mayReadRows && purpose === 'mailing' && counts.good > 0 && (
            <p>
              <Link href={newRunPath({ list: list.key })} prefetch={false} className="btn btn--style-primary btn--size-medium btn--withoutPopup">
                <span className="btn__content">
                  <span className="btn__label">{w('listOrderRun')}</span>
                </span>
              </Link>
            </p>
          )}
          {remarks.length > 0 && (
            <>
              <h3>{w('listRemarks')}</h3>
              <ul>
                {remarks.map(([remark, count]) => (
                  <li key={remark}>{w('listRemark', { count: number.format(count), remark: pick(REMARKS[remark]) })}</li>
                ))}
              </ul>
            </>
          )}
          {state === 'ready' && mayReadRows && left > 0 && (
            <p>
              <a href={`/api/flow/recipient-lists/${encodeURIComponent(list.key)}/bad-rows?language=${code}`} download>
                {w('listBadRows')}
              </a>
              <br />
              <span className="hub-quiet">{w('listBadRowsHint')}</span>
            </p>
          )}
        </section>
      )}
      <section>
        <h2>{w('listFacts')}</h2>
        <dl className="hub-recipients__facts">
          <dt>{w('listOrigin')}</dt>
          <dd>{list.origin}</dd>
          <dt>{w('listUploaded')}</dt>
          <dd>{day(list.createdAt)}</dd>
          <dt>{w('listDeletion')}</dt>
          <dd>{state === 'deleted' && list.deletedAt ? w('listDeletedAt', { day: day(list.deletedAt) }) : day(list.deleteAt)}</dd>
          {list.hash && purpose !== 'suppressions' && (
            <>
              <dt>{w('listHash')}</dt>
              <dd>
                <code>{list.hash}</code>
              </dd>
            </>
          )}
        </dl>
      </section>
    </>
  )
}

function countsOf({ purpose, counts }: ListView, returned: number): (readonly [Word, number])[] {
  if (!counts) return []
  const { rows, good, bad, duplicates, suppressed, erased = 0 } = counts
  if (purpose === 'suppressions') return [['listRows', rows], ['listCountNew', good], ['listCountKnown', duplicates], ['listCountUnknowable', bad]] // prettier-ignore
  const later: (readonly [Word, number])[] = [['listCountReturned', returned], ['listCountErased', erased]] // prettier-ignore
  return [['listRows', rows], ['listCountGood', good], ['listCountBad', bad], ['listCountDuplicates', duplicates], ['listCountSuppressed', suppressed], ...later.filter(([, count]) => count > 0)] // prettier-ignore
}
