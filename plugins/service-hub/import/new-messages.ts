import type { IncomingMessage } from './dialog-schema.ts'

type Id = string | number
/** A message as it is in the hub. */
export interface StoredMessage {
  readonly author: string
  readonly at: string
  readonly text: string
  readonly externalId?: string | null
  readonly attachments?: readonly Id[] | null
}

const contentOf = ({ author, at, text }: { author: string; at: string; text: string }): string => JSON.stringify([author, new Date(at).getTime(), text.trim()])

/** Numbered messages that are there already, and read differently. */
export function changedMessages(stored: readonly StoredMessage[], incoming: readonly IncomingMessage[]): string[] {
  const known = new Map(stored.flatMap((message) => (message.externalId ? [[message.externalId, contentOf(message)] as const] : [])))
  return incoming.flatMap((message) => (message.id !== undefined && known.has(message.id) && known.get(message.id) !== contentOf(message) ? [message.id] : []))
}

/** The messages that are not there yet. One is known by its number in the other system, or by who said what when; the same said twice in one moment counts once. */
export function newMessages(stored: readonly StoredMessage[], incoming: readonly IncomingMessage[]): IncomingMessage[] {
  const ids = new Set(stored.flatMap(({ externalId }) => (externalId ? [externalId] : [])))
  const unnumbered = new Set(stored.filter(({ externalId }) => !externalId).map(contentOf))
  const contents = new Set(stored.map(contentOf))
  return incoming.filter((message) => {
    const content = contentOf(message)
    const isKnown = message.id === undefined ? contents.has(content) : ids.has(message.id) || unnumbered.has(content)
    if (isKnown) return false
    if (message.id === undefined) unnumbered.add(content)
    else ids.add(message.id)
    contents.add(content)
    return true
  })
}
