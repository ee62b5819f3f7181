/** May a run still leave the house? Asked at every act and every download: of the records themselves, never of what was noted about them. */
import type { Payload } from 'payload'
import { type Now, now } from '../clock.ts'
import { withoutConsent } from '../delivering/consented.ts'
import { currentBrand } from '../lookups.ts'
import { findRecord, findRecords, type PublicationRecord } from '../records.ts'
import { withConsent } from '../visibility.ts'
import { codePage } from './code-page.ts'
import type { PrintRunRecord, RunReason } from './run-record.ts'
import { CLAIMED, PULLABLE } from './run-states.ts'

export type Leaving = { readonly may: true } | { readonly may: false; readonly reason: RunReason }

const SENTENCES: Readonly<Record<RunReason['code'], Omit<RunReason, 'code'>>> = {
  pull: {
    de: 'Einzelne Sendungen dürfen niemanden mehr erreichen: Jemand hat der Werbung widersprochen, oder die Person wurde gelöscht. Die Druckerei nimmt sie heraus.',
    en: 'Single copies must reach nobody any more: somebody objected to advertising, or the person was erased. The print shop takes them out.',
  },
  consent: {
    de: 'Jemand, der im Text zitiert wird, hat die Einwilligung zurückgenommen.',
    en: 'Somebody quoted in the text withdrew their consent.',
  },
  over: { de: 'Der Beitrag war nur bis zu einem Tag veröffentlicht, und der ist vorbei.', en: 'The piece was published until a certain day, and that is over.' },
  unpublished: { de: 'Der Beitrag ist im Druck nicht mehr veröffentlicht.', en: 'The piece is not published in print any more.' },
  overtaken: { de: 'Inzwischen ist eine neuere Ausgabe veröffentlicht.', en: 'A newer edition is published by now.' },
  'brand-changed': {
    de: 'Inzwischen ist eine neue Fassung der Marke freigegeben: Absender, Pflichtangaben oder Aussehen können andere sein.',
    en: 'A new version of the brand is approved by now: sender, legal lines or looks may be others.',
  },
  'inputs-changed': {
    de: 'Während des Bauens hat sich geändert, woraus der Auftrag gebaut wird: Marke, Einwilligungen oder Einstellungen. Lassen Sie ihn neu bauen.',
    en: 'What the run is built of changed while it was being built: brand, consents or settings. Have it built anew.',
  },
  licence: { de: 'Die Lizenz eines Bildes ist abgelaufen.', en: 'The licence of a picture has run out.' },
  'list-changed': {
    de: 'Die Empfängerliste hat sich geändert: Jemand hat widersprochen, oder Sendungen kamen zurück.',
    en: 'The recipient list changed: somebody objected, or letters came back.',
  },
  'list-gone': { de: 'Die Empfängerliste ist gelöscht.', en: 'The recipient list is deleted.' },
  'no-page': {
    de: 'Der Code auf dem Papier führt auf die Webseite des Beitrags, und dort ist er in dieser Sprache nicht veröffentlicht. Veröffentlichen Sie ihn auch auf der Webseite, dann bauen Sie die Dateien.',
    en: 'The code on the paper leads to the page of the piece on the web, and there it is not published in this language. Publish it on the web page too, then build the files.',
  },
  refused: { de: 'Seiten oder Empfänger haben Fehler. Sie stehen im Prüfbericht.', en: 'Pages or recipients have errors. They stand in the report.' },
  'storage-full': {
    de: 'Auf dem Server ist kein Platz mehr. Was fertig ist, bleibt; nach dem Aufräumen geht es hier weiter.',
    en: 'There is no room left on the server. What is finished stays; free some room, and it goes on from here.',
  },
  'render-failed': { de: 'Die Dateien ließen sich nicht herstellen. Das Protokoll des Servers sagt, warum.', en: 'The files could not be made. The log of the server says why.' },
  asked: { de: 'Jemand hat den Auftrag angehalten.', en: 'Somebody stopped the run.' },
  'files-gone': { de: 'Die Dateien sind nach Ablauf ihrer Frist gelöscht.', en: 'The files were deleted when their time was over.' },
}

/** A reason with its sentences. */
export const reasonOf = (code: RunReason['code']): RunReason => ({ code, ...SENTENCES[code] })

const ON_PAPER: readonly PrintRunRecord['state'][] = ['printing', 'shipped', 'closed']

const no = (code: RunReason['code']): Leaving => ({ may: false, reason: reasonOf(code) })

/** Why a publication is suspended; null where it is not. */
export function suspendedFor({ isSuspended, suspensions }: Pick<PublicationRecord, 'isSuspended' | 'suspensions'>): 'consent' | 'licence' | 'unpublished' | null {
  if (!isSuspended) return null
  const reasons = (suspensions ?? []).map(({ reason }) => reason)
  return (['consent', 'licence'] as const).find((reason) => reasons.includes(reason)) ?? 'unpublished'
}

/** Is its edition the one that is published, neither suspended nor over, and does everybody quoted still agree? What is for later may be printed now. */
export async function mayLeave(payload: Payload, run: PrintRunRecord, at: Now = now()): Promise<Leaving> {
  const publication = await findRecord(payload, 'publications', { where: { slot: { equals: run.publication } } })
  if (!publication) return no('unpublished')
  if ((await withConsent(payload, [publication], at)).length === 0 || (await withoutConsent(payload, [run], at)).length > 0) return no('consent')
  // What ends by itself ends what is not on paper yet; nobody calls back a mailing because an offer is over.
  const isOnPaper = ON_PAPER.includes(run.state)
  const suspended = suspendedFor(publication)
  const isOver = publication.suspensions?.every(({ reason }) => reason === 'licence') ?? false
  if (suspended && !(isOnPaper && suspended === 'licence' && isOver)) return no(suspended)
  if (!isOnPaper && publication.until && Date.parse(publication.until) <= at.latest) return no('over')
  // What a shop has stays as it is, unless people call it back: a newer text takes nothing away from an approved one.
  if (!CLAIMED.includes(run.state)) {
    if (publication.edition !== run.edition) return no('overtaken')
    if ((await currentBrand(payload, publication.brand)).hash !== run.brandEdition) return no('brand-changed')
    if (!(await codePage(payload, run, at))) return no('no-page')
  }
  // Where nobody can look any more who objected or was erased, nothing more is printed.
  if (run.list && PULLABLE.includes(run.state) && !(await isReady(payload, run.list))) return no('list-gone')
  if (run.filesUntil && Date.parse(run.filesUntil) <= at.latest) return no('files-gone')
  return CLAIMED.includes(run.state) ? { may: true } : listStanding(payload, run)
}

const isReady = async (payload: Payload, key: string): Promise<boolean> => (await findRecord(payload, 'recipient-lists', { where: { key: { equals: key } } }))?.state === 'ready'

/** Has the licence of a picture in the piece run out? */
export async function isUnlicensed(payload: Payload, { publication }: Pick<PrintRunRecord, 'publication'>): Promise<boolean> {
  const found = await findRecord(payload, 'publications', { where: { slot: { equals: publication } } })
  return found?.suspensions?.some(({ reason }) => reason === 'licence') ?? false
}

/** Are the lists still those that were pinned? Whoever was erased from one is in the files. */
export async function listStanding(payload: Payload, run: PrintRunRecord): Promise<Leaving> {
  const keys = [run.list, run.seeds].filter((key) => typeof key === 'string')
  if (keys.length === 0) return { may: true }
  const found = await findRecords(payload, 'recipient-lists', { where: { key: { in: keys } } })
  const hashes = keys.map((key) => found.find((one) => one.key === key && one.state === 'ready')?.hash)
  if (hashes.some((hash) => !hash)) return no('list-gone')
  return hashes.join('+') === run.listHash ? { may: true } : no('list-changed')
}
