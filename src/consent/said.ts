/** What was said in a dialog: proof of it that holds no words, and whether it still stands there. */
import type { Payload } from 'payload'
import { cleanParagraphs } from '../content/clean-text.ts'
import { canonicalJson } from '../content/canonical.ts'
import type { TestimonialKey } from '../content/nodes.ts'
import { keyedHash } from '../publishing/keyed-hash.ts'
import { findRecord, whereAll } from '../publishing/records.ts'

type Id = string | number

/** A digest under the hub's secret (hex): it proves words to whoever has them and the secret, and lets nobody guess them who has the log alone. */
export const wordsDigest = (secret: string, said: unknown): string => keyedHash(secret, 'einklang/words-said/1', canonicalJson(said)).toString('hex')

/**
 * `no-dialog`: the words were written down by hand, or the dialog is gone. `changed`: no customer's message of the dialog holds them any more, or they are not those
 * that were kept when the testimonial was made.
 */
export type Standing = 'as-said' | 'changed' | 'no-dialog'

/** Do these words stand in the dialog now, and are they those that were kept? */
export async function standingOf(payload: Payload, key: TestimonialKey, original: string, dialog: unknown): Promise<Standing> {
  const doc: ({ id: Id; messages?: readonly { readonly author: string; readonly text: string }[] | null }) | null = dialog ? await payload.findByID({ collection: 'service-dialogs', id: dialog as Id, depth: 0, disableErrors: true, overrideAccess: true }) : null
  if (!doc) return 'no-dialog'
  const kept = await findRecord(payload, 'audit-events', { where: whereAll({ subject: { equals: `testimonial:${key}` } }, { type: { equals: 'words-kept' } }), sort: '-number' })
  const isKept = kept === null || kept.data.digest === wordsDigest(payload.secret, original)
  const words = cleanParagraphs(original)
  const isThere = words !== '' && (doc.messages ?? []).some(({ author, text }) => author === 'customer' && cleanParagraphs(text).includes(words))
  return isKept && isThere ? 'as-said' : 'changed'
}
