/** What an erasure leaves, why, and by which law: as data, for the receipt. Nothing of it bears a name or words. */
import type { Payload } from 'payload'
import { type ErasureRecord, type Staying, whereAll } from '../../publishing/records.ts'
import { handedOut, mailedWords } from '../mailed.ts'
import { TRACES } from '../report.ts'
import { showingsOf } from '../showings.ts'
import { RETENTION_PERIODS } from './retention-periods.ts'

type Words = { readonly de: string; readonly en: string }

/** Why something stays. */
export interface StayingReason {
  readonly label: Words
  readonly reason: Words
}

const proof = RETENTION_PERIODS['consent-proofs'].days
const log = RETENTION_PERIODS['audit-events'].days

/** By `Staying.what`. */
export const STAYING_REASONS: Readonly<Record<string, StayingReason>> = {
  'consent-events': {
    label: { de: 'Nachweis der Einwilligung, ohne Namen und Worte', en: 'proof of the consent, without names and words' },
    reason: { de: `Art. 7 Abs. 1, Art. 17 Abs. 3 lit. e DSGVO; ${proof} Tage ab dem Ende der Einwilligung`, en: `Art. 7(1), Art. 17(3)(e) GDPR; ${proof} days from the end of the consent` },
  },
  'audit-events': {
    label: { de: 'Protokoll: wer wann was tat, ohne Namen und Worte', en: 'audit log: who did what and when, without names and words' },
    reason: { de: `Art. 5 Abs. 2 DSGVO; ${log} Tage ab dem letzten Eintrag`, en: `Art. 5(2) GDPR; ${log} days from the last entry` },
  },
  editions: {
    label: { de: 'freigegebene Ausgaben, die die Worte nur mit Prüfsumme nennen', en: 'approved editions that name the words by checksum only' },
    reason: { de: 'enthalten nichts von der Person; ihre Prüfsummen beweisen, was freigegeben war', en: 'hold nothing of the person; their checksums prove what was approved' },
  },
  files: {
    label: { de: 'Dateien, die jemand anderes ebenso geschickt hat', en: 'files that somebody else has sent as well' },
    reason: { de: 'hängen an einem anderen Dialog oder belegen die Einwilligung von jemand anderem, unter dem Namen von dort', en: 'hang on another dialog or prove somebody else’s consent, under the name from there' },
  },
  suppressions: {
    label: { de: 'Einträge der Sperrliste, als Prüfsumme', en: 'entries of the suppression list, as checksums' },
    reason: { de: 'Art. 17 Abs. 3 lit. b, Art. 21 Abs. 3 DSGVO; damit keine Werbung mehr kommt, auch aus neuen Listen nicht', en: 'Art. 17(3)(b), Art. 21(3) GDPR; so that no advertising comes any more, from new lists neither' },
  },
  tasks: {
    label: { de: 'offene Aufgaben, Gedrucktes und Geteiltes zurückzuholen', en: 'open tasks to call back what was printed and posted' },
    reason: { de: 'Art. 17 Abs. 2, Art. 19 DSGVO; nennen Schlüssel, keine Namen', en: 'Art. 17(2), Art. 19 GDPR; they name keys, not people' },
  },
  mentions: {
    label: { de: 'Texte des Hauses, die die Person nennen', en: 'texts of the house that name the person' },
    reason: { de: 'nicht Worte der Person; von Menschen zu prüfen (die Schlüssel stehen in dieser Quittung)', en: 'not the person’s words; for people to look at (their keys are in this receipt)' },
  },
  posted: { label: { de: 'Stellen in sozialen Netzwerken', en: 'places in social networks' }, reason: { de: 'außerhalb; unsere Beiträge dort werden gelöscht, an die übrigen erinnert eine Aufgabe', en: 'outside the hub; our posts there are deleted, and a task reminds of those that the hub cannot reach' } },
  printed: { label: { de: 'Stellen in gedruckten Briefen', en: 'places in printed letters' }, reason: { de: 'außerhalb; eine Aufgabe erinnert daran', en: 'outside the hub; a task reminds of it' } },
  mailed: { label: { de: 'Stellen in Newslettern', en: 'places in newsletters' }, reason: { de: 'außerhalb; was verschickt ist, bleibt bei den Empfängern', en: 'outside the hub; what was sent stays with its readers' } },
  erasure: {
    label: { de: 'diese Quittung und der Eintrag in der Liste der Löschungen, ohne Namen', en: 'this receipt and the entry in the list of erasures, without a name' },
    reason: { de: 'Art. 5 Abs. 2 DSGVO; damit eine Sicherung niemanden zurückbringt', en: 'Art. 5(2) GDPR; so that no backup brings anybody back' },
  },
}

/** Counts what an erasure has left, once everything else is gone. */
export async function whatStays(payload: Payload, { contact, plan }: Pick<ErasureRecord, 'contact' | 'plan'>): Promise<Staying[]> {
  const { testimonials, dialogs, counts, mentions } = plan
  const keys = [...testimonials]
  const about = [`contact:${contact}`, ...keys.map((key) => `testimonial:${key}`), ...dialogs.map((id) => `dialog:${id}`)]
  const of = async (collection: 'consent-events' | 'audit-events' | 'editions' | 'tasks', where: Parameters<Payload['count']>[0]['where']) => (await payload.count({ collection, where: where ?? {} })).totalDocs
  const showings = keys.length > 0 ? [...(await showingsOf(payload, keys)).values()].flat() : []
  const mailed = [...(await mailedWords(payload, keys)).values()].flatMap(handedOut).length
  const outside = Object.entries(TRACES).map(([channel, what]) => ({ what, count: showings.filter((shown) => shown.channel === channel).length + (what === 'mailed' ? mailed : 0) }))
  const left: Staying[] = [
    { what: 'consent-events', count: await of('consent-events', { or: [{ contact: { equals: contact } }, { testimonial: { in: keys } }] }) },
    { what: 'audit-events', count: await of('audit-events', { subject: { in: about } }) },
    { what: 'editions', count: await of('editions', whereAll({ subject: { equals: 'testimonial' } }, { subjectKey: { in: keys } })) },
    { what: 'files', count: counts.filesKept ?? 0 },
    { what: 'tasks', count: await of('tasks', { subject: { in: about } }) },
    { what: 'suppressions', count: counts.suppressions ?? 0 },
    { what: 'mentions', count: mentions.length },
    ...outside,
    { what: 'erasure', count: 1 },
  ]
  return left.filter(({ count }) => count > 0)
}
