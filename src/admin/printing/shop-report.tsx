import type { RunView } from '../../publishing/printing/run-views.ts'
import { CLAIMED } from '../../publishing/printing/run-states.ts'
import { useLanguage } from '../use-language.ts'
import { number, STATES } from './run-words.ts'

/** What the shop said of its work; nothing before it has the run. */
export function ShopReport({ run: { state, report } }: { readonly run: RunView }) {
  const { w, when, code } = useLanguage()
  if (!CLAIMED.includes(state)) return null
  const counts = report ? ([['runReportPrinted', report.printed], ['runReportSpoiled', report.spoiled], ['runReportShipped', report.shipped], ['runReportReturned', report.returned]] as const) : []
  return (
    <section>
      <h2>{w('runReport')}</h2>
      {!report && <p className="hub-quiet">{w('runReportNone')}</p>}
      {report && (
        <dl className="hub-print__facts">
          {STATES.map((one) => {
            const at = report.at[one]
            return at ? (
              <div key={one}>
                <dt>{w(`runState-${one}`)}</dt>
                <dd>
                  <time dateTime={at}>{when(at)}</time>
                </dd>
              </div>
            ) : null
          })}
          {counts.map(([word, count]) =>
            count === null ? null : (
              <div key={word}>
                <dt>{w(word)}</dt>
                <dd>{number(count, code)}</dd>
              </div>
            ),
          )}
          {report.comment !== '' && (
            <div>
              <dt>{w('runReportComment')}</dt>
              <dd>{report.comment}</dd>
            </div>
          )}
        </dl>
      )}
    </section>
  )
}
