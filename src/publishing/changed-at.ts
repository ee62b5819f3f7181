import type { PublicationRecord } from './records.ts'

/** When what a publication shows changed last, or begins to be seen: ISO 8601 in UTC. Feeds, the sitemap and pages all say this. */
export const changedAt = ({ changed }: Pick<PublicationRecord, 'changed'>): string => new Date(changed).toISOString()
