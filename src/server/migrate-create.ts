/**
 * `npm run migrate:create -- NAME` writes the migration that brings the embedded database from the last snapshot to the configuration as it is now.
 * `npm run migrate:create -- --check` writes nothing and exits 1 if one is missing.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { BasePayload, type SanitizedConfig } from 'payload'
import { mustFinish } from './must-finish.ts'

interface SchemaAdapter {
  readonly migrationDir: string
  readonly schema: unknown
  readonly defaultDrizzleSnapshot: unknown
  requireDrizzleKit(): {
    generateDrizzleJson(schema: unknown): Promise<unknown>
    generateMigration(from: unknown, to: unknown): Promise<string[]>
  }
}

const name = process.argv[2] ?? ''
const isCheck = name === '--check'
if (!isCheck && !/^[a-z][a-z0-9_-]*$/.test(name)) {
  console.error('Give the migration a name of small letters, digits and dashes: npm run migrate:create -- add-mailings')
  process.exit(2)
}
const work = mustFinish(isCheck ? 'The check' : 'The migration')
// Only the schema is needed: whatever database and data folder the environment names, none of them is touched.
const scratch = mkdtempSync(join(tmpdir(), 'hub-migrate-'))
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }))
Object.assign(process.env, { DATABASE_URL: '', DATA_DIR: scratch, SEED: 'none', PAYLOAD_MIGRATING: 'true' })

const { default: config } = (await import(new URL('../payload.config.ts', import.meta.url).href)) as { default: Promise<SanitizedConfig> }
const payload = await new BasePayload().init({ config, disableOnInit: true, disableDBConnect: true })
const adapter = payload.db as unknown as SchemaAdapter
const folder = adapter.migrationDir
const kit = adapter.requireDrizzleKit()

const snapshots = readdirSync(folder).filter((file) => file.endsWith('.json')).sort()
const latest = snapshots.at(-1)
const before: unknown = latest ? JSON.parse(readFileSync(join(folder, latest), 'utf8')) : adapter.defaultDrizzleSnapshot
const after = await kit.generateDrizzleJson(adapter.schema)
const up = await kit.generateMigration(before, after)

if (isCheck && up.length > 0) {
  console.error(`The database schema has changed and no migration says how (${up.length} statements). Run: npm run migrate:create -- NAME`)
  process.exit(1)
}
if (isCheck || up.length === 0) {
  console.log('The migrations are complete; there is nothing to do.')
} else {
  const stem = `${new Date().toISOString().replace(/\D/g, '').slice(0, 14).replace(/^(\d{8})/, '$1_')}_${name.replaceAll('-', '_')}`
  const down = await kit.generateMigration(after, before)
  writeFileSync(join(folder, `${stem}.ts`), migrationSource(up, down))
  writeFileSync(join(folder, `${stem}.json`), `${JSON.stringify(after)}\n`)
  // Only the latest snapshot is ever compared with; the older ones would only make the repository large.
  for (const old of snapshots) rmSync(join(folder, old))
  writeFileSync(join(folder, 'index.ts'), indexSource(readdirSync(folder).filter((file) => /^\d.*\.ts$/.test(file)).sort()))
  console.log(`Written: ${join(folder, `${stem}.ts`)} (${up.length} statements). Read it before you commit it.`)
}
work.finished()
process.exit(0)

function migrationSource(upward: readonly string[], downward: readonly string[]): string {
  const run = (statement: string) => `  await db.run(sql\`${statement.replaceAll('\\', '\\\\').replaceAll('`', '\\`').replaceAll('${', '\\${')}\`)`
  const body = (statements: readonly string[]) => statements.map(run).join('\n')
  return `import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db }: MigrateUpArgs): Promise<void> {
${body(upward)}
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
${body(downward)}
}
`
}

function indexSource(files: readonly string[]): string {
  const names = files.map((file) => file.replace(/\.ts$/, ''))
  const imports = names.map((stem, i) => `import * as m${i} from './${stem}.ts'`)
  const entries = names.map((stem, i) => `  { name: '${stem}', up: m${i}.up, down: m${i}.down },`)
  return `// Written by \`npm run migrate:create\`.
import type { MigrateDownArgs, MigrateUpArgs } from '@payloadcms/db-sqlite'
${imports.join('\n')}

/** One step of the embedded database's schema. */
export interface SqliteMigration {
  readonly name: string
  up(args: MigrateUpArgs): Promise<void>
  down(args: MigrateDownArgs): Promise<void>
}

/** The migrations of the embedded SQLite database, oldest first. */
export const migrations: readonly SqliteMigration[] = [
${entries.join('\n')}
]
`
}
