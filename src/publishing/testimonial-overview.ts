/** What people need to see of a testimonial: where it stands in every locale and with its consent, and, to judge a redaction, what stood in the dialog. */
import type { PayloadRequest } from 'payload'
import { noteReading } from '../../collections/parts/note-reading.ts'
import { hasRole, personOf } from '../access/roles.ts'
import type { ChannelId } from '../channel/contract.ts'
import type { Attributions } from '../consent/attribution.ts'
import { evidenceBehind, hasOpened } from '../consent/evidence-file.ts'
import { loadTestimonial, mailAddressBehind, personBehind, quoteWordsOf } from '../consent/excerpts.ts'
import { type Attribution, type Consent, type ConsentEventType, foldConsent, type Terms } from '../consent/fold.ts'
import { type Handover, handoverOfQuestion, linkEnd } from '../consent/handover.ts'
import { chainOf, type Evidence, eventOf } from '../consent/ledger.ts'
import { type Standing, standingOf } from '../consent/said.ts'
import { printable, type Surroundings, surroundingsOf } from '../consent/surroundings.ts'
import { NO_WORDING } from '../consent/wordings.ts'
import type { TestimonialContent } from '../content/edition.ts'
import type { Locale, TestimonialKey } from '../content/nodes.ts'
import { requirePerson } from './four-eyes.ts'
import { hubOf } from './hub.ts'
import { editionByHash, latestApproval, latestSubmission } from './lookups.ts'
import { LOCALES } from './places.ts'
import { type ConsentEventRecord, findRecords, type SubmissionRecord, whereAll } from './records.ts'
import { visibleWhere } from './visibility.ts'

type Label = { readonly de: string; readonly en: string }

/** A testimonial in one locale. */
export interface TestimonialPlace {
  readonly locale: Locale
  readonly label: Label
  readonly hasQuote: boolean
  readonly submission: (Pick<SubmissionRecord, 'stage' | 'decision' | 'decidedByName'> & { readonly id: string | number }) | null
  /** It has been written in since it was submitted last. */
  readonly hasChanges: boolean
  readonly isApproved: boolean
  /** Does the consent that stands cover the words approved last? False where nothing is approved, or nothing stands. */
  readonly isCovered: boolean
}

/** One event of the ledger, to read. */
export interface ConsentStep {
  readonly number: number
  readonly type: ConsentEventType
  readonly at: string
  /** Who did it: the name of a person of the hub, or what else acted. */
  readonly by: 'subject' | 'operator' | { readonly name: string }
  readonly channels: readonly ChannelId[]
  readonly attribution: Attribution
  readonly until: string | null
  /** Of a question: who was given its link. */
  readonly handover: Handover | null
}

/** What proves a recorded consent. Null: there is none, or it has been erased. */
export interface RecordedEvidence {
  readonly kind: string
  readonly note: string | null
  /** Given out at `/flow/testimonials/<key>/consent/evidence` to those who did not record it. */
  readonly file: { readonly name: string; readonly mimeType: string; /** Bytes. */ readonly filesize: number } | null
  /** May this person confirm: has opened the file, or there never was one? */
  readonly isOpened: boolean
}

export interface TestimonialState {
  readonly key: TestimonialKey
  readonly places: readonly TestimonialPlace[]
  readonly status: Consent['status']
  /** What stands. */
  readonly terms: Omit<Terms, 'excerpts'> | null
  /** The question that is open: for which channels, and until when its link answers. */
  readonly asked: { readonly channels: readonly ChannelId[]; readonly until: string } | null
  /** What a colleague recorded and nobody has confirmed; with its evidence for those who may confirm it, unless it has been erased. */
  readonly recorded: (Omit<Terms, 'excerpts'> & { readonly by: string; readonly isOwn: boolean; readonly isWordingRead: boolean; readonly at: string; readonly evidence: RecordedEvidence | null }) | null
  readonly steps: readonly ConsentStep[]
  /** Can the hub itself send the link: `no-server` none is configured, `no-address` the contact has none. */
  readonly mail: 'ready' | 'no-server' | 'no-address'
  readonly channels: readonly { readonly id: ChannelId; readonly label: Label }[]
  /** Live publications that quote it now. */
  readonly quotedBy: readonly { readonly title: string; readonly locale: Locale; readonly channel: ChannelId; readonly path: string | null }[]
}

const withoutExcerpts = ({ channels, attribution, until }: Terms): Omit<Terms, 'excerpts'> => ({ channels, attribution, until })

/** Where a testimonial stands. @throws HubError `not-signed-in`, `forbidden`, `not-found` */
export async function testimonialState(req: PayloadRequest, key: TestimonialKey): Promise<TestimonialState> {
  const person = requirePerson(req, ['admin', 'agent', 'editor', 'approver'])
  const { payload } = req
  const chain = await chainOf(payload, key, req)
  const events = chain.map(eventOf)
  const { status, terms, recorded } = foldConsent(events, Date.now())
  const places: TestimonialPlace[] = []
  // One after the other: Payload keeps the locale in the request.
  for (const place of LOCALES) places.push(await placeOf(req, key, place, terms))
  const names = await namesOf(req, chain)
  const last = events.at(-1)
  const record = chain.find(({ number }) => number === recorded?.number)
  const live = await findRecords(payload, 'publications', { where: whereAll({ quotes: { contains: `|${key}|` } }, visibleWhere()), limit: 50, sort: 'slot' })
  return {
    key,
    places,
    status,
    terms: terms ? withoutExcerpts(terms) : null,
    asked: last?.type === 'asked' ? { channels: last.channels, until: linkEnd(last.at) } : null,
    recorded:
      recorded && record
        ? {
            ...withoutExcerpts(recorded),
            by: names.get(record.actor) ?? '',
            isOwn: record.actor === person.key,
            isWordingRead: record.wording !== NO_WORDING.version,
            at: new Date(record.at).toISOString(),
            evidence: hasRole(req, ['approver', 'agent']) ? await evidenceOf(req, record, person.key) : null,
          }
        : null,
    steps: chain.map((event, index) => ({
      number: event.number,
      type: event.type,
      at: new Date(event.at).toISOString(),
      by: event.actor === 'subject' || event.actor === 'operator' ? event.actor : { name: names.get(event.actor) ?? '' },
      channels: events[index]?.channels ?? [],
      attribution: events[index]?.attribution ?? 'anonymous',
      until: events[index]?.until ?? null,
      handover: event.type === 'asked' ? handoverOfQuestion(event) : null,
    })),
    mail: hubOf(payload).mail === null ? 'no-server' : (await mailAddressBehind(payload, await loadTestimonial(payload, key, LOCALES[0]?.code ?? 'de', req))) ? 'ready' : 'no-address',
    channels: hubOf(payload).channels.map(({ id, label }) => ({ id, label: { ...label } })),
    quotedBy: live.map(({ title, locale, channel, slug }) => ({ title, locale, channel, path: channel === 'web-page' ? `/${locale}/${slug}` : null })),
  }
}

async function placeOf(req: PayloadRequest, key: TestimonialKey, { code, label }: (typeof LOCALES)[number], terms: Terms | null): Promise<TestimonialPlace> {
  const { quote, rev } = await loadTestimonial(req.payload, key, code, req)
  const submission = await latestSubmission(req.payload, 'testimonial', key, code)
  const approval = await latestApproval(req.payload, 'testimonial', key, code)
  const approved = approval ? (await editionByHash(req.payload, approval.edition)).content : null
  return {
    locale: code,
    label: { ...label },
    hasQuote: quote !== '',
    submission: submission ? { id: submission.id, stage: submission.stage, decision: submission.decision ?? null, decidedByName: submission.decidedByName ?? null } : null,
    hasChanges: submission !== null && rev > submission.subjectRev,
    isApproved: approved !== null,
    isCovered: approved?.subject === 'testimonial' && terms?.excerpts.includes(approved.excerpt.key) === true,
  }
}

/** Names of the people who acted in a chain, by their keys. */
async function namesOf(req: PayloadRequest, chain: readonly ConsentEventRecord[]): Promise<ReadonlyMap<string, string>> {
  const keys = [...new Set(chain.map(({ actor }) => actor))]
  if (keys.length === 0) return new Map()
  const { docs } = await req.payload.find({ collection: 'users', where: { key: { in: keys } }, pagination: false, depth: 0, select: { key: true, name: true } as never, overrideAccess: true })
  return new Map((docs as unknown as { readonly key: string; readonly name?: string | null }[]).map(({ key, name }) => [key, name ?? '']))
}

async function evidenceOf(req: PayloadRequest, record: ConsentEventRecord, person: string): Promise<RecordedEvidence | null> {
  const evidence = record.evidence as unknown as Evidence
  if (!('excerpt' in evidence)) return null
  const { note = null, file } = (await evidenceBehind(req, record)) ?? {}
  return { kind: evidence.kind, note, file: file ? { name: file.name, mimeType: file.mimeType, filesize: file.filesize } : null, isOpened: await hasOpened(req, record, person) }
}

/** A submitted testimonial as reviewers judge it. Words that have been erased are null. */
export interface JudgedTestimonial {
  readonly quote: string | null
  /** The quote approved before this one; null if there is none. */
  readonly before: string | null
  /** What is printed around the quote. */
  readonly around: Surroundings
  /** Names of the topics on whose pages it stands. */
  readonly topics: readonly string[]
  readonly isOnWall: boolean
  readonly status: Consent['status']
  readonly terms: Omit<Terms, 'excerpts'> | null
  /** Does the consent that stands cover exactly this quote? */
  readonly isCovered: boolean
  readonly labels: Readonly<Record<ChannelId, Label>>
  /**
   * For approvers only: what stood in the dialog, the names the person may choose from, how the contact was verified (null: there is no contact) and whether the
   * words come out of a dialog that the hub keeps.
   */
  readonly behind: { readonly original: string; readonly attributions: Attributions; readonly verifiedHow: string | null; readonly words: Standing } | null
}

/** @param earlier the edition approved before, if any */
export async function judgedTestimonial(req: PayloadRequest, content: TestimonialContent, earlier: TestimonialContent | null): Promise<JudgedTestimonial> {
  const words = await quoteWordsOf(req.payload, [content.excerpt.key, ...(earlier ? [earlier.excerpt.key] : [])])
  const own = words.get(content.excerpt.key)
  const reader = personOf(req.user)
  if (own && own.original !== '' && reader?.roles.includes('approver')) await noteReading(req, reader.key, [`testimonial:${content.key}`], 'submission')
  const chain = await chainOf(req.payload, content.key)
  const { status, terms } = foldConsent(chain.map(eventOf), Date.now())
  return {
    quote: own?.text ?? null,
    before: earlier ? (words.get(earlier.excerpt.key)?.text ?? null) : null,
    around: printable(surroundingsOf(content), own?.around),
    topics: content.topics.map(({ name }) => name),
    isOnWall: content.isOnWall,
    status,
    terms: terms ? withoutExcerpts(terms) : null,
    isCovered: terms?.excerpts.includes(content.excerpt.key) === true,
    labels: Object.fromEntries(hubOf(req.payload).channels.map(({ id, label }) => [id, { ...label }])),
    behind: own && hasRole(req, ['approver']) ? { original: own.original, attributions: own.attributions, ...(await sourceOf(req, content, own.original)) } : null,
  }
}

/** Where the words come from, as the house knows it now. */
async function sourceOf(req: PayloadRequest, { key, locale }: TestimonialContent, original: string): Promise<{ verifiedHow: string | null; words: Standing }> {
  const doc = await loadTestimonial(req.payload, key, locale)
  return { verifiedHow: (await personBehind(req.payload, doc))?.verifiedHow ?? null, words: await standingOf(req.payload, key, original, doc.fields.dialog) }
}
