/** migrate, seed: what the hub needs before anybody works with it. */
import type { Payload } from 'payload'
import { migrations } from '../../server/migrations/index.ts'
import type { VerbContext } from '../context.ts'
import type { VerbResult } from '../result.ts'
import { seed } from '../seed.ts'

/** Runs the migrations that have not run; on MongoDB the indexes are made on connecting, so there is nothing to do. */
export async function migrateVerb({ payload }: VerbContext): Promise<VerbResult> {
  if (payload.db.name === 'mongoose') return { isOk: true, data: { migrations: [] }, lines: ['MongoDB needs no migrations; its indexes are in place.'] }
  await payload.db.migrate({ migrations: migrations as never })
  const done = await appliedMigrations(payload)
  const missing = migrations.filter(({ name }) => !done.includes(name)).map(({ name }) => name)
  const line = missing.length > 0 ? `Not applied: ${missing.join(', ')}` : `The database is up to date (${done.length} migrations).`
  return { isOk: missing.length === 0, data: { migrations: done, missing }, lines: [line] }
}

async function appliedMigrations(payload: Payload): Promise<string[]> {
  const { docs } = await payload.find({ collection: 'payload-migrations', pagination: false, depth: 0 })
  return docs.map(({ name }) => String(name))
}

export async function seedVerb({ payload }: VerbContext): Promise<VerbResult> {
  const said = await seed(payload)
  return { isOk: true, data: { seeded: said !== undefined }, lines: [said ?? 'The hub is not empty: nothing was seeded.'] }
}
