import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { BasePayload, buildConfig, type CollectionConfig, type Payload } from 'payload'
import { type DatabaseOptions, databaseAdapter } from '../../../src/database.ts'
import type { DatabaseSettings } from '../../../src/env.ts'

const collections = (): CollectionConfig[] => [
  { slug: 'users', auth: true, fields: [] },
  {
    slug: 'claims',
    fields: [
      { name: 'key', type: 'text', unique: true },
      { name: 'rev', type: 'number', required: true },
      { name: 'winner', type: 'text' },
      { name: 'facts', type: 'json' },
    ],
  },
  {
    slug: 'letters',
    versions: { drafts: true },
    fields: [
      { name: 'title', type: 'text', required: true },
      { name: 'lines', type: 'array', fields: [{ name: 'text', type: 'text' }] },
    ],
    hooks: {
      afterChange: [
        async ({ doc, req, context }) => {
          const docs = loose(req.payload)
          if (context['nested'] === 'without-req') await docs.create({ collection: 'claims', data: { rev: 0 } })
          if (context['nested'] === 'bare-write') {
            await docs.db.create({ collection: 'claims', data: { key: `bare-${doc.id}`, rev: 0 } })
          }
          if (context['fail']) throw new Error('the hook failed')
        },
      ],
    },
  },
]

/** A document of the small collections. */
export interface Doc {
  readonly id: string | number
  readonly [field: string]: unknown
}
type Args = Record<string, unknown>

/** The parts of Payload that these tests call, without the types generated for the hub's own collections. */
export interface SmallPayload {
  create(args: Args): Promise<Doc>
  find(args: Args): Promise<{ docs: Doc[] }>
  findByID(args: Args): Promise<Doc>
  count(args: Args): Promise<{ totalDocs: number }>
  countVersions(args: Args): Promise<{ totalDocs: number }>
  forgotPassword(args: Args): Promise<string>
  resetPassword(args: Args): Promise<{ token: string }>
  login(args: Args): Promise<unknown>
  readonly db: { create(args: Args): Promise<Doc>; commitTransaction(id: unknown): Promise<void> }
}

const loose = (payload: unknown) => payload as SmallPayload

/** A Payload with three small collections, on the database named; for tests of what lies below the hub's own collections. */
export interface SmallHub {
  readonly payload: Payload
  /** The same object as `payload`, loosely typed. */
  readonly docs: SmallPayload
  readonly settings: DatabaseSettings
  close(): Promise<void>
}

/** Embedded database in a temporary folder, or in `dataDir`, which is then kept. */
export async function openSmallHub(options: DatabaseOptions & { dataDir?: string; mongoUrl?: string } = {}): Promise<SmallHub> {
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'hub-platform-'))
  const file = join(dataDir, 'hub.db')
  const settings: DatabaseSettings = options.mongoUrl
    ? { kind: 'mongodb', url: options.mongoUrl }
    : { kind: 'sqlite', file, url: `file:${file}` }
  const config = await buildConfig({
    secret: 'a secret for tests only, never used elsewhere',
    collections: collections(),
    db: databaseAdapter({ database: settings }, options),
    logger: { options: { level: 'error' }, destination: process.stderr },
    telemetry: false,
    typescript: { autoGenerate: false },
  })
  const payload = (await new BasePayload().init({ config, disableOnInit: true })) as Payload
  if (settings.kind === 'sqlite') await createTables(payload)
  return {
    payload,
    docs: loose(payload),
    settings,
    async close() {
      await payload.destroy()
      if (!options.dataDir) rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

interface DrizzleKit {
  generateDrizzleJson(schema: unknown): Promise<unknown>
  generateMigration(from: unknown, to: unknown): Promise<string[]>
}
interface TablesAdapter {
  schema: unknown
  defaultDrizzleSnapshot: unknown
  requireDrizzleKit(): DrizzleKit
  client: { execute(sql: string): Promise<{ rows: unknown[] }> }
}

async function createTables({ db }: { readonly db: unknown }) {
  const adapter = db as TablesAdapter
  const { rows } = await adapter.client.execute("select name from sqlite_master where type = 'table'")
  if (rows.length > 0) return
  const kit = adapter.requireDrizzleKit()
  for (const statement of await kit.generateMigration(adapter.defaultDrizzleSnapshot, await kit.generateDrizzleJson(adapter.schema))) {
    await adapter.client.execute(statement)
  }
}
