/** Who wrote in a document that goes through approval, and how often it changed. */
import type { PayloadRequest } from 'payload'
import { personOf } from '../../src/access/roles.ts'

/** Person key → the document's revision at their last change. */
export type Contributors = Readonly<Record<string, number>>

/** Stands for changes made without a signed-in person, by a script with the Local API, say. */
export const NOBODY = 'nobody'

/** The next revision and its contributors. @param returning keys of people whose words come back with this change */
export function nextRevision(
  before: { readonly rev?: unknown; readonly contributors?: unknown } | null | undefined,
  req: PayloadRequest,
  returning: readonly string[] = [],
): { rev: number; contributors: Contributors } {
  const rev = (typeof before?.rev === 'number' ? before.rev : 0) + 1
  const earlier = (before?.contributors ?? {}) as Contributors
  const now = Object.fromEntries([...returning, personOf(req.user)?.key ?? NOBODY].map((key) => [key, rev]))
  return { rev, contributors: { ...earlier, ...now } }
}

/** Everybody who changed the document after a revision. */
export function contributorsSince(contributors: Contributors | null | undefined, rev: number): string[] {
  return Object.entries(contributors ?? {})
    .filter(([, last]) => last > rev)
    .map(([key]) => key)
    .sort()
}
