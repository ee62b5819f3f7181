/** A reply as a service dialog: one for each person and conversation. Pure. */
import type { ReceivedDialog } from '../../../collections/service-dialogs/importing.ts'
import type { Reply } from '../../channel/carrier.ts'
import type { UiLanguage } from '../../channel/ui-language.ts'
import { sha256Hex } from '../../content/canonical.ts'
import { cleanText, isVisible } from '../../content/clean-text.ts'

/** The house's own post that somebody answered. */
export interface AnsweredPost {
  readonly reference: string
  /** ISO instant in UTC. */
  readonly at: string
  readonly text: string
  readonly url: string | null
}

interface Place {
  /** Key of the account. */
  readonly account: string
  readonly network: string
  readonly networkLabel: string
  readonly language: UiLanguage
}

const MOST_OF_ID = 180
const MOST_OF_AUTHOR = 60
/** Signs of a digest: enough to tell conversations apart. */
const DIGEST = 32

/** What all conversations of one person with an account begin with. */
const idsBegin = (account: string, author: string): string => `${account}/${author.length <= MOST_OF_AUTHOR ? author : sha256Hex(author).slice(0, DIGEST)}/`

/** What a conversation with one person is called: beginning with the account's key and the person's, so that those of both can be found. */
export function dialogIdOf(account: string, { author, thread }: Pick<Reply, 'author' | 'thread'>): string {
  const begin = idsBegin(account, author)
  return begin.length + thread.length <= MOST_OF_ID ? begin + thread : begin + sha256Hex(thread).slice(0, DIGEST)
}

/** @param about the house's post that the conversation hangs on; null where it is none of the hub's */
export function dialogOfReply(reply: Reply, about: AnsweredPost | null, { account, network, networkLabel, language }: Place): ReceivedDialog {
  const { id, handle, at, text, isPrivate, attachments, url } = reply
  const isGerman = language === 'de'
  const files = attachments === 0 ? '' : isGerman ? ` (mit ${attachments} ${attachments === 1 ? 'Anhang' : 'Anhängen'} dort)` : ` (with ${attachments} ${attachments === 1 ? 'attachment' : 'attachments'} there)`
  const place = `${isGerman ? 'Auf' : 'On'} ${networkLabel}${files}${url ? `: ${url}` : ''}`
  const posted = [about?.text ?? '', about?.url ?? ''].filter((part) => part !== '').join('\n\n')
  const own = about && posted !== '' ? [{ id: about.reference, author: 'agent' as const, at: about.at, text: posted, isPrivate: false }] : []
  // A picture alone says something too.
  const said = isVisible(cleanText(text).trim()) ? text : '…'
  return {
    source: isPrivate ? 'social-private' : 'social-public',
    externalId: dialogIdOf(account, reply),
    // Whoever sees a list of subjects has not read what was said.
    subject: about ? (isGerman ? `Antwort von ${handle} auf ${networkLabel}` : `Reply by ${handle} on ${networkLabel}`) : isGerman ? `Erwähnung durch ${handle} auf ${networkLabel}` : `Mention by ${handle} on ${networkLabel}`,
    ...(isLanguage(reply.language) ? { language: reply.language } : {}),
    // News opens a dialog that was done.
    state: 'open',
    author: { idsBegin: idsBegin(account, reply.author), handles: [{ network, handle }] },
    messages: [...own, { id, author: 'customer', at, text: said, isPrivate }, { id: `${id}#place`.slice(-200), author: 'system', at, text: place, isPrivate }],
  }
}

function isLanguage(tag: string | null): tag is string {
  try {
    return tag !== null && tag.length <= 20 && Intl.getCanonicalLocales(tag).length === 1
  } catch {
    return false
  }
}
