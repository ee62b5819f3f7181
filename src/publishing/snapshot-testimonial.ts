/** Freezes a testimonial. */
import type { PayloadRequest } from 'payload'
import { requireNameless } from '../../collections/testimonials/nameless.ts'
import { freezeExcerpt, loadTestimonial } from '../consent/excerpts.ts'
import { editionHash } from '../content/canonical.ts'
import type { TestimonialContent } from '../content/edition.ts'
import type { Locale, TestimonialKey } from '../content/nodes.ts'
import { parseTestimonialContent } from '../content/schema.ts'
import { isTranslated } from '../content/translation.ts'
import { optional, type Snapshot, text, topicRefs } from './snapshot-parts.ts'

/**
 * The snapshot of a testimonial in one locale, within the transaction of `tx`: its words are frozen in a row of their own.
 * @throws HubError `not-found`, `bad-input` (no quote in this locale)
 */
export async function snapshotTestimonial(tx: PayloadRequest, key: TestimonialKey, locale: Locale): Promise<Snapshot<TestimonialContent>> {
  const testimonial = await loadTestimonial(tx.payload, key, locale, tx)
  const { fields, language, rev, contributors } = testimonial
  // Again: the contact may have come to be called so since.
  await requireNameless(tx, fields, testimonial.contact, locale)
  const content = parseTestimonialContent({
    format: 1,
    subject: 'testimonial',
    key,
    locale,
    excerpt: await freezeExcerpt(tx, testimonial, locale),
    isTranslation: isTranslated(language, locale),
    ...(typeof fields.rating === 'number' ? { rating: fields.rating } : {}),
    ...optional('theme', text(fields.theme)),
    ...optional('saidIn', text(fields.saidIn)),
    topics: await topicRefs(tx.payload, fields.topics, locale, tx),
    authenticity: fields.authenticity ?? 'none',
    isOnWall: fields.isOnWall === true,
  })
  return { content, hash: editionHash(content), rev, contributors }
}
