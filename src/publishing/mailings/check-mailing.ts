/** What the channel makes of a mailing that is up for approval or export: its notes, and whether they block it. */
import type { PayloadRequest } from 'payload'
import type { Note } from '../../channel/contract.ts'
import { hasErrors } from '../../channel/notes.ts'
import type { MailingContent } from '../../content/edition.ts'
import { HubError } from '../../content/errors.ts'
import { licenceNotes } from '../checks.ts'
import { hubOf } from '../hub.ts'
import type { Certificate, ChannelCheck } from '../record-types.ts'
import { blockStandings, deadLinkNotes } from './block-standings.ts'
import { blockEditions, makeMail } from './compose-mailing.ts'
import { MAIL_VARIANT, mailChannelOf } from './mail-channel.ts'
import { pageAddress } from './page-address.ts'

/** As long as a tool's own address: what is counted is what is sent. */
const UNSUBSCRIBE = 'https://newsletter.example.com/subscription/00000000-0000-0000-0000-000000000000/00000000-0000-0000-0000-000000000000'

/** Renders and packs the mail, looks at the licences of the pictures of its blocks, and whether their links lead somewhere. */
export async function checkMailing(req: PayloadRequest, content: MailingContent): Promise<Certificate['checks']> {
  const channel = mailChannelOf(hubOf(req.payload))
  const notes = [...(await notesOfMail(req, content)), ...(await blockLicenceNotes(req, content)), ...deadLinkNotes(await blockStandings(req.payload, content.locale, content.blocks, undefined, req))]
  const check: ChannelCheck = { version: channel.version, isBlocked: hasErrors(notes), notes: notes.map((note) => ({ ...note, variant: MAIL_VARIANT })) }
  return { [channel.id]: check }
}

async function notesOfMail(req: PayloadRequest, content: MailingContent): Promise<Note[]> {
  try {
    const { notes } = await makeMail(req.payload, content, { links: { online: pageAddress(hubOf(req.payload), content), unsubscribe: UNSUBSCRIBE }, isDraft: false, req })
    // A certificate is kept for ever, and what is lost may be a customer's words: it says that words are lost, not which.
    return notes.map(({ lost: _, ...note }) => note)
  } catch (error) {
    if (!(error instanceof HubError) || error.status >= 500) throw error
    return [{ severity: 'error', code: error.code, message: { de: `Lässt sich nicht herstellen: ${error.message}`, en: error.message } }]
  }
}

/** What is to be said of the licences of pictures, on the block that shows them. */
export async function blockLicenceNotes(req: PayloadRequest, content: MailingContent): Promise<Note[]> {
  const channel = mailChannelOf(hubOf(req.payload))
  const editions = await blockEditions(req.payload, content, req)
  const notes = await Promise.all(editions.map(async (edition) => licenceNotes(req, edition.content, channel.id)))
  return notes.flatMap((found, index) => found.filter(({ variant }) => variant === content.blocks[index]?.size).map(({ variant: _, ...note }) => ({ ...note, path: `blocks.${index}` })))
}
