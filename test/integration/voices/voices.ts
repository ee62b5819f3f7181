/** Customers and their words for tests: all invented. */
import type { PayloadRequest } from 'payload'
import { make, paragraphs, type Staff } from '../hub.ts'

export const CUSTOMER = {
  formOfAddress: 'female',
  givenName: 'Maria',
  surname: 'Huber',
  email: 'maria.huber@example.com',
  phone: '+49 30 23125 014',
  customerNumber: 'K-204417',
  address: { street: 'Webergasse 7', postcode: '99998', town: 'Oberlindental', country: 'DE' },
  verifiedHow: 'customer-record',
} as const

export const makeContact = (agent: PayloadRequest, data: Record<string, unknown> = {}) => make(agent, 'contacts', { ...CUSTOMER, ...data })

/** A testimonial with a contact of its own, in German. */
export async function makeTestimonial(agent: PayloadRequest, data: Record<string, unknown> = {}): Promise<{ id: string | number; key: string; contact: string | number }> {
  const contact = await makeContact(agent)
  const { id, key } = await make(agent, 'testimonials', { label: 'Warm im Bad', quote: 'Endlich warm.', original: 'Endlich warm.', language: 'de', authenticity: 'customer-record', contact: contact.id, ...data })
  return { id, key, contact: contact.id }
}

/** A body that quotes a testimonial between two paragraphs. */
export function quoting(testimonial: string | number, ending: 'quote-goes' | 'piece-goes'): Record<string, unknown> {
  const body = paragraphs('Vorher war es kalt.', 'Nachher war es warm.') as { root: { children: unknown[] } }
  const block = { type: 'block', version: 2, format: '', fields: { id: 'quote', blockType: 'testimonial', blockName: '', testimonial, testimonialKey: '', ending } }
  body.root.children.splice(1, 0, block)
  return body
}

/** A testimonial that its author consented to, without an end, and that was approved. */
export async function consentedVoice({ agent, editor, approver }: Staff, channels: readonly string[], data: Record<string, unknown> = {}): Promise<{ id: string | number; key: string }> {
  const { askConsent, giveConsent } = await import('../../../src/consent/acts.ts')
  const { submit } = await import('../../../src/publishing/submit.ts')
  const { approve } = await import('../../../src/publishing/decide.ts')
  const { id, key } = await makeTestimonial(agent, data)
  const { number } = await askConsent(agent, { testimonial: key, channels, locale: 'de' })
  await giveConsent(agent, { purpose: 'answer', testimonial: key, number, expires: null }, { channels, attribution: 'initials', until: null }, 'de')
  await approve(approver, (await submit(editor, { subject: 'testimonial', key, locale: 'de' })).key)
  return { id, key }
}
