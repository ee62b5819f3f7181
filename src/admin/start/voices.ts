/** What waits around customers' words: tasks, consents to confirm, dialogs to answer. Read with the person's own rights. */
import type { Payload, TypedUser } from 'payload'
import { consentsOf } from '../../consent/ledger.ts'
import { findRecords, type TaskRecord, whereAll } from '../../publishing/records.ts'
import { type FindOwn, type Found, findOwnOf, foundByKey } from './own-documents.ts'

const MANY = 50

/** A testimonial by its working title; without an id it has been deleted. */
export interface NamedTestimonial {
  readonly key: string
  readonly id: string | number | null
  readonly label: string
}

export interface OpenTask extends Pick<TaskRecord, 'key' | 'kind'> {
  readonly dueAt: string | null
  /** Title and locale of the piece, the channel, and when the consent ended; null where the task is not about one. */
  readonly title: string | null
  readonly locale: string | null
  readonly channel: string | null
  readonly endedAt: string | null
  /** What ended then was a longer text of the person's: the consent goes on. */
  readonly isShortened: boolean
  /** What could stand in the quote's place. */
  readonly proposals: readonly NamedTestimonial[]
  /** The piece that the task is about, for those who may open it. */
  readonly pieceId: string | number | null
  readonly testimonial: NamedTestimonial | null
}

export interface WaitingVoices {
  readonly tasks: readonly OpenTask[]
  /** Consents that a colleague recorded and this person may confirm. */
  readonly toConfirm: readonly { readonly testimonial: NamedTestimonial; readonly at: string }[]
  readonly dialogs: readonly { readonly id: string | number; readonly subject: string; readonly updatedAt: string }[]
}

interface Reader {
  readonly user: TypedUser
  readonly key: string
  readonly roles: readonly string[]
}

export async function waitingVoices(payload: Payload, { user, key, roles }: Reader): Promise<WaitingVoices> {
  const find = findOwnOf(payload, user)
  const [tasks, toConfirm, dialogs] = await Promise.all([
    find<TaskRecord>('tasks', { where: whereAll({ state: { equals: 'open' } }, { kind: { not_equals: 'confirm-consent' } }), sort: 'dueAt', limit: MANY }),
    roles.includes('approver') ? consentsToConfirm(payload, key) : [],
    roles.includes('agent') ? openDialogs(find) : [],
  ])
  const [testimonials, pieces] = await Promise.all([
    foundByKey(find, 'testimonials', [...tasks.flatMap(({ subject, data }) => [subjectKey(subject) ?? [], proposedKeys(data)].flat()), ...toConfirm.map(({ testimonial }) => testimonial)]),
    // Agents work on no pieces.
    roles.some((role) => role !== 'agent') ? foundByKey(find, 'pieces', tasks.flatMap(({ data }) => pieceKey(data) ?? [])) : new Map<string, Found>(),
  ])
  const named = (one: string): NamedTestimonial => ({ key: one, id: testimonials.get(one)?.id ?? null, label: testimonials.get(one)?.label ?? one })
  return {
    tasks: tasks.map(({ key: task, kind, data, dueAt, subject }) => {
      const testimonial = subjectKey(subject)
      return {
        key: task,
        kind,
        dueAt: dueAt ?? null,
        title: wordOf(data.title),
        locale: wordOf(data.locale),
        channel: wordOf(data.channel),
        endedAt: wordOf(data.endedAt),
        isShortened: data.reason === 'shortened',
        proposals: proposedKeys(data).filter((one) => testimonials.has(one)).map(named),
        pieceId: pieces.get(pieceKey(data) ?? '')?.id ?? null,
        testimonial: testimonial === null ? null : named(testimonial),
      }
    }),
    toConfirm: toConfirm.map(({ testimonial, at }) => ({ testimonial: named(testimonial), at })),
    dialogs,
  }
}

const wordOf = (value: unknown): string | null => (typeof value === 'string' ? value : null)
const pieceKey = ({ piece }: TaskRecord['data']): string | null => wordOf(piece)
const proposedKeys = ({ proposals }: TaskRecord['data']): string[] => (Array.isArray(proposals) ? proposals.flatMap((one: { readonly key?: unknown }) => wordOf(one.key) ?? []) : [])
const subjectKey = (subject: string): string | null => /^testimonial:(.+)$/.exec(subject)?.[1] ?? null

/** From the ledger itself, not from tasks: those may lag. */
async function consentsToConfirm(payload: Payload, person: string): Promise<{ testimonial: string; at: string }[]> {
  const records = await findRecords(payload, 'consent-events', { where: whereAll({ type: { equals: 'recorded' } }), sort: '-at', limit: 4 * MANY })
  const consents = await consentsOf(payload, records.map(({ testimonial }) => testimonial), Date.now())
  return records.flatMap(({ testimonial, number, at, actor }) => (consents.get(testimonial)?.recorded?.number === number && actor !== person ? [{ testimonial, at: new Date(at).toISOString() }] : []))
}

/** Subjects only: reading what was said in private is an event, and a start page is no reason for it. */
const openDialogs = (find: FindOwn) =>
  find<WaitingVoices['dialogs'][number]>('service-dialogs', { where: { state: { equals: 'open' } }, sort: '-updatedAt', limit: MANY, select: { subject: true, updatedAt: true } })
