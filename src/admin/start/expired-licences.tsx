import type { ExpiredUse } from '../../publishing/overviews.ts'
import type { AdminLanguage } from '../language.ts'
import { Panel } from './panel.tsx'
import { PieceLink } from './piece-link.tsx'

const MOST = 8

interface ExpiredLicencesProps {
  readonly uses: readonly ExpiredUse[]
  /** Channels' names by id. */
  readonly labels: ReadonlyMap<string, string>
  readonly language: AdminLanguage
}

/** Live pieces with pictures that may not be used any more. */
export function ExpiredLicences({ uses, labels, language: { code, w } }: ExpiredLicencesProps) {
  const inWords = new Intl.DateTimeFormat(code === 'de' ? 'de-DE' : 'en-GB', { dateStyle: 'medium', timeZone: 'UTC' })
  return (
    <Panel title={w('startExpired')} count={uses.length} none="" isImportant>
      {uses.slice(0, MOST).map(({ pieceId, pieceKey, locale, title, channels, pictures }) => (
        <li key={`${pieceKey}:${locale}`}>
          <PieceLink id={pieceId} title={title} locale={locale} />
          <p className="hub-quiet">
            {pictures.map(({ filename, until }) => w('startExpiredPicture', { name: filename, date: inWords.format(new Date(until)) })).join(', ')} ·{' '}
            {channels.map((id) => labels.get(id) ?? id).join(', ')}
          </p>
        </li>
      ))}
    </Panel>
  )
}
