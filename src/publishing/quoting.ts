/** Whether a piece quotes customers, for those who judge the forms that it can take. */
import type { Payload, PayloadRequest } from 'payload'
import { type SourceScope, testimonialsIn } from '../channel/words.ts'
import type { PieceContent } from '../content/edition.ts'
import { embeddedEditions } from './lookups.ts'

/** Does a piece quote customers, and does it stand or fall with one of them? */
export type Quoting = 'nobody' | 'customers' | 'customers-who-carry-it'

/** Of what a piece shows, embedded passages included. */
export function quotingOf(content: PieceContent, scope: Pick<SourceScope, 'embedded'>): Quoting {
  const places = testimonialsIn(content, scope)
  if (places.some(({ node }) => node.ending === 'piece-goes')) return 'customers-who-carry-it'
  return places.length > 0 ? 'customers' : 'nobody'
}

/** {@link quotingOf} a content with what it embeds. */
export const readQuoting = async (payload: Payload, content: PieceContent, req?: PayloadRequest): Promise<Quoting> =>
  quotingOf(content, { embedded: await embeddedEditions(payload, [content], req) })
