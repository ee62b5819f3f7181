/** A mailing as a complete mail: the pinned editions of its blocks, the brand as approved last, customers' words as consented to. */
import type { Payload, PayloadRequest } from 'payload'
import type { Mailing, Packed } from '../../channel/contract.ts'
import type { Edition, MailingContent, PieceContent } from '../../content/edition.ts'
import { HubError } from '../../content/errors.ts'
import type { Now } from '../clock.ts'
import { make, type Order, orderOf, type QuoteForm } from '../compose.ts'
import { brandForDraft } from '../compose-draft.ts'
import { hubOf } from '../hub.ts'
import { currentBrand, editionsByHash } from '../lookups.ts'
import { MAIL_VARIANT, mailChannelOf } from './mail-channel.ts'

export interface MailOptions {
  /** Where the mail says how to read it on the web and how to leave: addresses, or the place-holders of the tool that sends it. */
  readonly links: Mailing['links']
  /** Not approved: the mail says so. */
  readonly isDraft: boolean
  /** Which customers' words are in it; default: those consented to now. */
  readonly quotes?: QuoteForm
  readonly at?: Now
  readonly req?: PayloadRequest
}

/** Puts the order for a mail together. @throws HubError `not-found` (an edition), `not-approved` (the brand of an approved mailing) */
export async function orderForMailing(payload: Payload, content: MailingContent, { links, isDraft, quotes, at, req }: MailOptions): Promise<Order> {
  const channel = mailChannelOf(hubOf(payload))
  const [subjects, brand] = await Promise.all([blockEditions(payload, content, req), isDraft ? brandForDraft(payload, content.brand, req) : currentBrand(payload, content.brand, req)])
  return orderOf(payload, channel.id, MAIL_VARIANT, {
    subjects,
    locale: content.locale,
    brand,
    siblings: [],
    isDraft,
    mailing: { content, links },
    ...(quotes ? { quotes } : {}),
    ...(at ? { at } : {}),
    ...(req ? { req } : {}),
  })
}

/** The mail as files. Text only, so nothing is kept of it. */
export async function makeMail(payload: Payload, content: MailingContent, options: MailOptions): Promise<Packed> {
  return make(hubOf(payload), await orderForMailing(payload, content, options))
}

/** The pinned editions, in the order of the blocks. @throws HubError `not-found` */
export async function blockEditions(payload: Payload, { blocks }: Pick<MailingContent, 'blocks'>, req?: PayloadRequest): Promise<Edition<PieceContent>[]> {
  const editions = await editionsByHash(payload, blocks.map(({ edition }) => edition), req)
  return blocks.map(({ edition, piece }) => {
    const content = editions.get(edition)?.content
    if (content?.subject !== 'piece') throw new HubError('not-found', `There is no edition ${edition.slice(0, 12)}… of the piece "${piece}".`)
    return { hash: edition, content }
  })
}
