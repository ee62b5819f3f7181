/** The same acts over REST and over the Local API, with answers of one shape. */
import type { TypedUser } from 'payload'
import type { TestHub } from '../hub.ts'
import type { Act } from './expectations.ts'
import { type Json, type Principal, restOf } from './rest.ts'
import { type Id, picture, UPLOADS, VALID } from './seed.ts'

export interface Outcome {
  readonly isDone: boolean
  readonly status: number
  /** Ids of the documents in the answer; null where it holds none. */
  readonly ids: readonly Id[] | null
  readonly total?: number
}
export interface Target {
  readonly slug: string
  readonly id: Id
  readonly versionId: Id
}
export type Perform = (act: Act, target: Target, principal: Principal) => Promise<Outcome>

const idsIn = ({ docs }: Json): Id[] | null => (docs ? docs.map(({ id }) => id as Id) : null)

async function multipart(slug: string): Promise<FormData> {
  const form = new FormData()
  form.append('file', new Blob([new Uint8Array(await picture())], { type: 'image/png' }), 'bild.png')
  form.append('_payload', JSON.stringify(VALID[slug]?.() ?? {}))
  return form
}

/** Acts as requests to /api. */
export const overRest: Perform = async (act, { slug, id, versionId }, { send }) => {
  const base = `/${slug}`
  const just = `?where[id][equals]=${id}`
  const requests: Record<Act, () => ReturnType<typeof send>> = {
    create: async () => (UPLOADS.includes(slug) ? send('POST', base, { form: await multipart(slug) }) : send('POST', base, { body: VALID[slug]?.() ?? {} })),
    list: () => send('GET', `${base}?limit=100`),
    get: () => send('GET', `${base}/${id}`),
    count: () => send('GET', `${base}/count`),
    update: () => send('PATCH', `${base}/${id}`, { body: {} }),
    bulkUpdate: () => send('PATCH', `${base}${just}`, { body: {} }),
    delete: () => send('DELETE', `${base}/${id}`),
    bulkDelete: () => send('DELETE', `${base}${just}`),
    listVersions: () => send('GET', `${base}/versions`),
    getVersion: () => send('GET', `${base}/versions/${versionId}`),
    restore: () => send('POST', `${base}/versions/${versionId}`),
    duplicate: () => send('POST', `${base}/${id}/duplicate`, { body: {} }),
    docAccess: () => send('POST', `${base}/access/${id}`, { body: {} }),
  }
  const { status, json } = await requests[act]()
  const total = json.totalDocs
  return { isDone: status < 300, status, ids: idsIn(json), ...(typeof total === 'number' ? { total } : {}) }
}

/** Who the Local API is told asks: apps and shops as a token's document, as a careless strategy might hand it over. */
async function userOf(hub: TestHub, { id, name }: Principal): Promise<TypedUser | null> {
  if (name === 'anonymous') return null
  const [disabled] = name === 'disabled' ? (await hub.payload.find({ collection: 'users', where: { isDisabled: { equals: true } }, limit: 1 })).docs : []
  if (disabled) return { ...disabled, collection: 'users' } as TypedUser
  if (id !== null) return { ...(await hub.payload.findByID({ collection: 'users', id: id as string, depth: 0 })), collection: 'users' } as TypedUser
  const { docs } = await hub.payload.find({ collection: 'app-tokens', where: { kind: { equals: name === 'print-shop' ? 'print-shop' : 'channel-app' } }, limit: 1 })
  return { ...docs[0], collection: 'app-tokens' } as unknown as TypedUser
}

/** Acts on the Local API with `overrideAccess: false`. */
export const overLocalApi =
  (hub: TestHub): Perform =>
  async (act, { slug, id, versionId }, principal) => {
    const { payload } = hub
    const common = { collection: slug as never, user: await userOf(hub, principal), overrideAccess: false, depth: 0 }
    const where = { id: { equals: id } }
    const bytes = act === 'create' && UPLOADS.includes(slug) ? await picture() : null
    const file = bytes ? { file: { data: bytes, mimetype: 'image/png', name: 'bild.png', size: bytes.length } } : {}
    const calls: Record<Exclude<Act, 'docAccess'>, () => Promise<unknown>> = {
      create: () => payload.create({ ...common, ...file, locale: 'de', data: (VALID[slug]?.() ?? {}) as never } as never),
      list: () => payload.find({ ...common, limit: 100 }),
      get: () => payload.findByID({ ...common, id: id as string }),
      count: () => payload.count(common),
      update: () => payload.update({ ...common, id: id as string, locale: 'de', data: {} as never }),
      bulkUpdate: () => payload.update({ ...common, where, locale: 'de', data: {} as never }),
      delete: () => payload.delete({ ...common, id: id as string }),
      bulkDelete: () => payload.delete({ ...common, where }),
      listVersions: () => payload.findVersions(common),
      getVersion: () => payload.findVersionByID({ ...common, id: versionId as string }),
      restore: () => payload.restoreVersion({ ...common, id: versionId as string }),
      duplicate: () => payload.duplicate({ ...common, id: id as string }),
    }
    if (act === 'docAccess') return overRest(act, { slug, id, versionId }, { ...principal, send: principal.id === null ? await restOf() : principal.send })
    try {
      const json = ((await calls[act]()) ?? {}) as Json
      const total = json.totalDocs
      return { isDone: true, status: 200, ids: idsIn(json), ...(typeof total === 'number' ? { total } : {}) }
    } catch (error) {
      return { isDone: false, status: (error as { status?: number }).status ?? 500, ids: null }
    }
  }
