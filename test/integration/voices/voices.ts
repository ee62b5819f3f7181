/** Customers and their words for tests: all invented. */
import type { PayloadRequest } from 'payload'
import { paragraphs } from '../hub.ts'

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

const as = (req: PayloadRequest) => ({ overrideAccess: false, user: req.user, depth: 0 }) as const

export async function makeContact(agent: PayloadRequest, data: Record<string, unknown> = {}) {
  return agent.payload.create({ collection: 'contacts', data: { ...CUSTOMER, ...data } as never, ...as(agent) })
}

/** A testimonial with a contact of its own, in German. */
export async function makeTestimonial(agent: PayloadRequest, data: Record<string, unknown> = {}): Promise<{ id: string | number; key: string; contact: string | number }> {
  const contact = await makeContact(agent)
  const made = await agent.payload.create({
    collection: 'testimonials',
    locale: 'de',
    data: { label: 'Warm im Bad', quote: 'Endlich warm.', original: 'Endlich warm.', language: 'de', authenticity: 'customer-record', contact: contact.id, ...data } as never,
    ...as(agent),
  })
  return { id: made.id, key: String((made as unknown as { key: string }).key), contact: contact.id }
}

/** A body that quotes a testimonial between two paragraphs. */
export function quoting(testimonial: string | number, ending: 'quote-goes' | 'piece-goes'): Record<string, unknown> {
  const body = paragraphs('Vorher war es kalt.', 'Nachher war es warm.') as { root: { children: unknown[] } }
  const block = { type: 'block', version: 2, format: '', fields: { id: 'quote', blockType: 'testimonial', blockName: '', testimonial, testimonialKey: '', ending } }
  body.root.children.splice(1, 0, block)
  return body
}

/** A testimonial that its author consented to, without an end unless one is given, and that was approved. */
export async function consentedVoice(
  { agent, editor, approver }: { readonly agent: PayloadRequest; readonly editor: PayloadRequest; readonly approver: PayloadRequest },
  channels: readonly string[],
  data: Record<string, unknown> = {},
  until: string | null = null,
): Promise<{ id: string | number; key: string }> {
  const { askConsent, giveConsent } = await import('../../../src/consent/acts.ts')
  const { submit } = await import('../../../src/publishing/submit.ts')
  const { approve } = await import('../../../src/publishing/decide.ts')
  const { id, key } = await makeTestimonial(agent, data)
  const { number } = await askConsent(agent, { testimonial: key, channels, locale: 'de' })
  await giveConsent(agent, { purpose: 'answer', testimonial: key, number, expires: null }, { channels, attribution: 'initials', until }, 'de')
  await approve(approver, (await submit(editor, { subject: 'testimonial', key, locale: 'de' })).key)
  return { id, key }
}
