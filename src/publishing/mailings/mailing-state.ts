/** Where a mailing stands in one language, for its head. */
import type { PayloadRequest } from 'payload'
import type { Limits } from '../../channel/contract.ts'
import type { Locale } from '../../content/nodes.ts'
import type { Note } from '../../content/notes.ts'
import { requirePerson } from '../four-eyes.ts'
import { hubOf } from '../hub.ts'
import { latestSubmission } from '../lookups.ts'
import { requireLocale } from '../places.ts'
import { findRecords, whereAll } from '../records.ts'
import { type ToldApproval, toldApproval, type ToldSubmission, toldSubmission } from '../told.ts'
import { findApproved, findReadable } from './approved-mailing.ts'
import { type BlockStanding, blockStandings, standingNotes } from './block-standings.ts'
import { blockLicenceNotes } from './check-mailing.ts'
import { exportForms } from './export-mailing.ts'
import { mailChannelOf } from './mail-channel.ts'
import { isOffline } from './online-page.ts'
import { pageAddress } from './page-address.ts'
import { hasSubject, loadMailing, snapshotMailing } from './snapshot-mailing.ts'

export interface MailingState {
  readonly locale: Locale
  readonly hasSubject: boolean
  readonly submission: ToldSubmission | null
  readonly approved: ToldApproval | null
  /** The mailing has changed since the last submission, in its own words or because a piece was approved anew. */
  readonly hasChanges: boolean
  /** Why it cannot be submitted as it stands; null where it can, or where it has no subject yet. */
  readonly obstacle: string | null
  /** Of the approved mailing's blocks. */
  readonly standings: readonly BlockStanding[]
  /** Titles of blocks whose pieces have been approved anew since. */
  readonly stale: readonly string[]
  /** What keeps the approved mailing from being exported; empty while nothing does. */
  readonly blockedBy: readonly Note['message'][]
  /** The mail on the web; null while nothing is approved that may leave the house. */
  readonly page: { readonly address: string; readonly isOnline: boolean } | null
  /** What left the house, latest first, at most ten. */
  readonly handedOut: readonly { readonly is: 'export' | 'test'; readonly form: string | null; readonly at: string }[]
  readonly forms: ReturnType<typeof exportForms>
  readonly canSendTests: boolean
  /** What inboxes show, in characters. */
  readonly lengths: Readonly<Record<(typeof LENGTHS)[number], number | null>>
}

/** Limits of the channel on which the counters of the form rest. */
const LENGTHS = ['subject', 'subjectOnPhones', 'preheader', 'preheaderMin', 'htmlBytes'] as const

/** @throws HubError `forbidden`, `not-found` */
export async function mailingState(req: PayloadRequest, key: string, locale: Locale): Promise<MailingState> {
  requirePerson(req, ['admin', 'editor', 'approver'])
  requireLocale(locale)
  const { payload } = req
  const mailing = await loadMailing(payload, key, locale, req)
  const isWritten = hasSubject(mailing)
  const [submission, approved, snapshot, events] = await Promise.all([
    latestSubmission(payload, 'mailing', key, locale),
    findApproved(payload, key, locale),
    isWritten ? snapshotMailing(req, mailing, locale).catch((error: unknown) => (error instanceof Error ? error : null)) : null,
    findRecords(payload, 'audit-events', { where: whereAll({ subject: { equals: `mailing:${key}` } }, { type: { in: ['mailing-exported', 'mailing-tested'] } }), sort: '-number', limit: 50 }),
  ])
  const content = approved?.edition.content
  const standings = content ? await blockStandings(payload, locale, content.blocks) : []
  const failed = approved ? Object.values(approved.approval.certificate.checks).flatMap(({ notes }) => notes) : []
  const licences = content ? await blockLicenceNotes(req, content) : []
  const errors = [...[...failed, ...licences].filter(({ severity }) => severity === 'error'), ...standingNotes(standings, [])]
  const hub = hubOf(payload)
  return {
    locale,
    hasSubject: isWritten,
    submission: submission && toldSubmission(submission),
    approved: approved && toldApproval(approved.approval),
    hasChanges: snapshot !== null && !(snapshot instanceof Error) && snapshot.hash !== submission?.hash,
    obstacle: snapshot instanceof Error ? snapshot.message : null,
    standings,
    stale: standings.flatMap(({ isStale, title }) => (isStale ? [title] : [])),
    blockedBy: errors.map(({ message }) => message),
    page: (await findReadable(payload, key, locale)) ? { address: pageAddress(hub, { key, locale }), isOnline: !(await isOffline(payload, key, locale)) } : null,
    handedOut: events
      .filter(({ data }) => data.locale === locale)
      .slice(0, 10)
      .map(({ type, at, data }) => ({ is: type === 'mailing-tested' ? ('test' as const) : ('export' as const), form: typeof data.form === 'string' ? data.form : null, at })),
    forms: exportForms(req),
    canSendTests: hub.mail !== null,
    lengths: lengthsOf(mailChannelOf(hub).limits),
  }
}

function lengthsOf(limits: Limits): MailingState['lengths'] {
  const limitOf = (name: string): number | null => {
    const limit = limits[name]
    return typeof limit?.value === 'number' ? limit.value : null
  }
  return Object.fromEntries(LENGTHS.map((name) => [name, limitOf(name)])) as MailingState['lengths']
}
