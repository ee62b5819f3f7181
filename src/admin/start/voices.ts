/** What waits around customers' words: tasks, consents to confirm, dialogs to answer. Read with the person's own rights. */
import type { Payload, TypedUser, Where } from 'payload'
import { consentsOf } from '../../consent/ledger.ts'
import { findRecords, type TaskRecord, whereAll } from '../../publishing/records.ts'

const MANY = 50

/** A testimonial by its working title; without an id it has been deleted. */
export interface NamedTestimonial {
  readonly key: string
  readonly id: string | number | null
  readonly label: string
}

export interface OpenTask extends Pick<TaskRecord, 'id' | 'key' | 'kind' | 'data'> {
  readonly dueAt: string | null
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
  const own = { overrideAccess: false, user, depth: 0 } as const
  const [tasks, toConfirm, dialogs] = await Promise.all([
    payload.find({ collection: 'tasks', where: { and: [{ state: { equals: 'open' } }, { kind: { not_equals: 'confirm-consent' } }] }, sort: 'dueAt', limit: MANY, ...own }).then(({ docs }) => docs as unknown as TaskRecord[]),
    roles.includes('approver') ? consentsToConfirm(payload, key) : [],
    roles.includes('agent') ? openDialogs(payload, own) : [],
  ])
  const names = await namesOf(payload, [...tasks.flatMap(({ subject }) => subjectKey(subject) ?? []), ...toConfirm.map(({ testimonial }) => testimonial)], own)
  const named = (one: string): NamedTestimonial => names.get(one) ?? { key: one, id: null, label: one }
  return {
    tasks: tasks.map(({ id, key: task, kind, data, dueAt, subject }) => {
      const testimonial = subjectKey(subject)
      return { id, key: task, kind, data, dueAt: dueAt ?? null, testimonial: testimonial === null ? null : named(testimonial) }
    }),
    toConfirm: toConfirm.map(({ testimonial, at }) => ({ testimonial: named(testimonial), at })),
    dialogs,
  }
}

const subjectKey = (subject: string): string | null => /^testimonial:(.+)$/.exec(subject)?.[1] ?? null

/** From the ledger itself, not from tasks: those may lag. */
async function consentsToConfirm(payload: Payload, person: string): Promise<{ testimonial: string; at: string }[]> {
  const records = await findRecords(payload, 'consent-events', { where: whereAll({ type: { equals: 'recorded' } }), sort: '-at', limit: 4 * MANY })
  const consents = await consentsOf(payload, records.map(({ testimonial }) => testimonial), Date.now())
  return records.flatMap(({ testimonial, number, at, actor }) => (consents.get(testimonial)?.recorded?.number === number && actor !== person ? [{ testimonial, at: new Date(at).toISOString() }] : []))
}

type Own = { readonly overrideAccess: false; readonly user: TypedUser; readonly depth: 0 }

/** Subjects only: reading what was said in private is an event, and a start page is no reason for it. */
async function openDialogs(payload: Payload, own: Own): Promise<WaitingVoices['dialogs']> {
  const { docs } = await payload.find({ collection: 'service-dialogs', where: { state: { equals: 'open' } }, sort: '-updatedAt', limit: MANY, select: { subject: true, updatedAt: true } as never, ...own })
  return docs as unknown as WaitingVoices['dialogs']
}

async function namesOf(payload: Payload, keys: readonly string[], own: Own): Promise<ReadonlyMap<string, NamedTestimonial>> {
  if (keys.length === 0) return new Map()
  const where: Where = { key: { in: [...new Set(keys)] } }
  const { docs } = await payload.find({ collection: 'testimonials', where, pagination: false, select: { key: true, label: true } as never, ...own })
  return new Map((docs as unknown as NamedTestimonial[]).map(({ id, key, label }) => [key, { id, key, label }]))
}
