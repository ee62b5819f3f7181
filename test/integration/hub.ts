/** A hub in this process on a database of its own: SQLite in a temporary folder, or a fresh MongoDB database where MONGODB_URL is set. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createLocalReq, getPayload, type Payload, type PayloadRequest, type TypedUser } from 'payload'
import type { Role } from '../../src/access/roles.ts'
import { DEMO_BRAND as BRAND } from '../../src/cli/demo.ts'

export interface TestHub {
  readonly payload: Payload
  readonly dataDir: string
  /** Makes an account; the request of a person is what the flow's functions take. */
  person(name: string, roles: readonly Role[]): Promise<PayloadRequest>
  stop(): Promise<void>
}

export const DATABASE = process.env.MONGODB_URL ? 'mongodb' : 'sqlite'

let count = 0

/** Sets the environment, loads the configuration and starts the hub. Once per test file (the configuration is one per process). */
export async function startHub(extra: Record<string, string> = {}): Promise<TestHub> {
  const dataDir = mkdtempSync(join(tmpdir(), 'hub-test-'))
  const mongo = process.env.MONGODB_URL
  const database = `hub_${process.pid}_${Date.now()}`
  Object.assign(process.env, {
    DATA_DIR: dataDir,
    HUB_SECRET: 'a secret that is only used in tests, 32+ characters',
    PUBLIC_URL: 'https://hub.example.com',
    SEED: 'none',
    PAYLOAD_DISABLE_ADMIN: 'false',
    ...(mongo ? { DATABASE_URL: mongo.replace(/\/[^/?]+\?/, `/${database}?`) } : {}),
    ...extra,
  })
  const { default: config } = await import('../../src/payload.config.ts')
  const payload = await getPayload({ config })
  if (!mongo) {
    const { migrations } = await import('../../src/server/migrations/index.ts')
    await payload.db.migrate({ migrations: migrations as never })
  }
  return {
    payload,
    dataDir,
    async person(name, roles) {
      count += 1
      const email = `${name.toLowerCase().replace(/[^a-z]+/g, '.')}.${count}@example.com`
      const user = await payload.create({ collection: 'users', data: { name, email, roles: [...roles], password: `a long enough password ${count}` } as never, overrideAccess: true })
      return asPerson(payload, user.id)
    },
    async stop() {
      if (mongo) await dropDatabase(payload.db)
      await payload.destroy()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

const dropDatabase = (mongoose: unknown) => (mongoose as { connection: { dropDatabase(): Promise<void> } }).connection.dropDatabase()

/** One person of each role that a testimonial passes through. */
export interface Staff {
  readonly agent: PayloadRequest
  readonly editor: PayloadRequest
  readonly approver: PayloadRequest
}

export const staffOf = async (hub: TestHub): Promise<Staff> => ({
  agent: await hub.person('Agnes Agent', ['agent']),
  editor: await hub.person('Edda Editor', ['editor']),
  approver: await hub.person('Armin Approver', ['approver']),
})

/** A request as the signed-in person makes it. */
export async function asPerson(payload: Payload, id: string | number, locale = 'de'): Promise<PayloadRequest> {
  const user = await payload.findByID({ collection: 'users', id, depth: 0 })
  return createLocalReq({ user: { ...user, collection: 'users' } as TypedUser, locale }, payload)
}

/** Lexical JSON of plain paragraphs. */
export function paragraphs(...texts: string[]): Record<string, unknown> {
  return {
    root: {
      type: 'root',
      version: 1,
      indent: 0,
      format: '',
      direction: 'ltr',
      children: texts.map((text) => ({
        type: 'paragraph',
        version: 1,
        indent: 0,
        format: '',
        direction: 'ltr',
        textFormat: 0,
        textStyle: '',
        children: [{ type: 'text', version: 1, text, format: 0, detail: 0, mode: 'normal', style: '' }],
      })),
    },
  }
}

/** The invented house that speaks in tests. */
export { DEMO_BRAND as BRAND } from '../../src/cli/demo.ts'

/** Makes the brand and has it approved. */
export async function approvedBrand(editor: PayloadRequest, approver: PayloadRequest): Promise<void> {
  const { submit } = await import('../../src/publishing/submit.ts')
  const { approve } = await import('../../src/publishing/decide.ts')
  await editor.payload.create({ collection: 'brands', data: BRAND as never, overrideAccess: true, req: editor })
  const submission = await submit(editor, { subject: 'brand', key: BRAND.key, locale: '*' })
  await approve(approver, submission.key)
}

/** A document as it was made: its key, and whatever else it holds. */
export interface Made {
  readonly id: string | number
  readonly key: string
  readonly [field: string]: unknown
}

/** Makes a document in German as the person may. @param more further arguments of Payload's `create` */
export async function make(as: PayloadRequest, collection: string, data: object, more: object = {}): Promise<Made> {
  const made: object = await as.payload.create({ collection, data, locale: 'de', depth: 0, overrideAccess: false, user: as.user, ...more } as never)
  return made as Made
}

/** The only document of a collection, past access; undefined where there is none. */
export async function only(payload: Payload, collection: 'contacts' | 'testimonials' | 'users'): Promise<Made | undefined> {
  const [first]: object[] = (await payload.find({ collection, limit: 1, depth: 0 })).docs
  return first as Made | undefined
}

/** Makes a piece as the editor. */
export function makePiece(editor: PayloadRequest, data: Record<string, unknown> = {}): Promise<Made> {
  const piece = {
    title: 'Ökostrom für alle',
    teaser: 'Ab Mai liefern wir allen Haushalten Strom aus Wind und Sonne. Der Preis bleibt gleich.',
    body: paragraphs('Ab dem 1. Mai stellen wir um.', 'Sie müssen nichts tun.'),
    ...data,
  }
  return make(editor, 'pieces', piece, { draft: true })
}
