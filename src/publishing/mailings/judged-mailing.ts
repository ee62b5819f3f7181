/** A mailing as reviewers judge it: beside the one approved last, each block by its title and where it stands. */
import type { PayloadRequest } from 'payload'
import { compareMailings, type MailingComparison } from '../../content/compare-mailing.ts'
import type { MailingContent } from '../../content/edition.ts'
import type { PieceKey } from '../../content/nodes.ts'
import { editionsByHash } from '../lookups.ts'
import { type BlockStanding, blockStandings } from './block-standings.ts'

export interface JudgedMailing {
  readonly comparison: MailingComparison
  /** Titles of all pieces in either, by key. */
  readonly titles: Readonly<Record<PieceKey, string>>
  /** Of the submitted blocks, in their order. */
  readonly standings: readonly BlockStanding[]
}

export async function judgedMailing(req: PayloadRequest, snapshot: MailingContent, before: MailingContent | null): Promise<JudgedMailing> {
  const standings = await blockStandings(req.payload, snapshot.locale, snapshot.blocks)
  const blocks = [...(before?.blocks ?? []), ...snapshot.blocks]
  const editions = await editionsByHash(req.payload, blocks.map(({ edition }) => edition))
  const titles = blocks.map(({ piece, edition }) => {
    const content = editions.get(edition)?.content
    return [piece, content?.subject === 'piece' ? content.title : piece] as const
  })
  return { comparison: compareMailings(before, snapshot), titles: Object.fromEntries(titles), standings }
}
