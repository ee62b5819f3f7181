/** Freezes a testimonial. */
import type { PayloadRequest } from 'payload'
import { requireNameless } from '../../collections/testimonials/nameless.ts'
import { freezeExcerpt, loadTestimonial } from '../consent/excerpts.ts'
import { standing } from '../consent/act.ts'
import { editionHash } from '../content/canonical.ts'
import type { TestimonialContent } from '../content/edition.ts'
import type { Locale, TestimonialKey } from '../content/nodes.ts'
import { parseTestimonialContent } from '../content/schema.ts'
import { type Snapshot, topicRefs } from './snapshot-parts.ts'

/**
 * The snapshot of a testimonial in one locale, within the transaction of `tx`: its words are frozen in a row of their own.
 * @throws HubError `not-found`, `bad-input` (no quote in this locale)
 */
export async function snapshotTestimonial(tx: PayloadRequest, key: TestimonialKey, locale: Locale): Promise<Snapshot<TestimonialContent>> {
  const testimonial = await loadTestimonial(tx.payload, key, locale, tx)
  const { fields, rev, contributors } = testimonial
  // Again: the contact may have come to be called so since.
  await requireNameless(tx, fields, testimonial.contact, locale)
  const { terms } = (await standing(tx, key)).consent
  const { around, ...excerpt } = await freezeExcerpt(tx, testimonial, locale, terms?.excerpts)
  const content = parseTestimonialContent({
    format: 1,
    subject: 'testimonial',
    key,
    locale,
    excerpt,
    ...around,
    topics: await topicRefs(tx.payload, fields.topics, locale, tx),
    isOnWall: fields.isOnWall === true,
  })
  return { content, hash: editionHash(content), rev, contributors }
}
