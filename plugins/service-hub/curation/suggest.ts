import type { PayloadRequest } from 'payload'
import { redact, type RedactionSpan, suggestRedactions } from '../hints/redaction.ts'
import { knownContactOf } from './known-contact.ts'
import { readSelection, type Selection } from './selection.ts'

/** What could be left out of selected words. A person takes or edits it; nothing here says that a text is anonymous. */
export interface Suggestion {
  readonly excerpt: string
  /** Offsets in `excerpt`. */
  readonly spans: readonly RedactionSpan[]
  /** The excerpt with all suggestions carried out. */
  readonly suggested: string
  /** Was it said in private? Then it can be quoted only with a consent that says so. */
  readonly isPrivate: boolean
  readonly language: string
}

/** @throws HubError `forbidden`, `not-found`, `bad-input` */
export async function suggest(req: PayloadRequest, dialog: string, selection: Selection): Promise<Suggestion> {
  const { message, start, end, words, isPrivate, language, contact } = await readSelection(req, dialog, selection)
  // The whole message is looked at: "Frau" before the selected words tells that they begin with a name.
  const around = suggestRedactions(message.text, contact && knownContactOf(contact), language)
  const spans = around
    .filter((span) => span.start < end && span.end > start)
    .map((span) => ({ ...span, start: Math.max(span.start, start) - start, end: Math.min(span.end, end) - start }))
  return { excerpt: words, spans, suggested: redact(words, spans), isPrivate, language }
}
