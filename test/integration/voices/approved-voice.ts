/** The walk of a testimonial to where it may be quoted, in one step. */
import type { PayloadRequest } from 'payload'
import { askConsent, giveConsent } from '../../../src/consent/acts.ts'
import type { Attribution } from '../../../src/consent/fold.ts'
import { readConsentLink } from '../../../src/consent/links.ts'
import { approve } from '../../../src/publishing/decide.ts'
import { hubOf } from '../../../src/publishing/hub.ts'
import { submit } from '../../../src/publishing/submit.ts'
import { makeTestimonial } from './voices.ts'

interface People {
  readonly agent: PayloadRequest
  readonly editor: PayloadRequest
  readonly approver: PayloadRequest
}

/** A testimonial that the customer agreed to for these channels, approved. */
export async function approvedVoice({ agent, editor, approver }: People, data: Record<string, unknown>, channels: readonly string[], attribution: Attribution = 'initials') {
  const testimonial = await makeTestimonial(agent, data)
  const asked = await askConsent(agent, { testimonial: testimonial.key, channels, locale: 'de' })
  const link = readConsentLink(hubOf(agent.payload), asked.address.split('/consent/')[1] ?? '', Date.now())
  if (!link) throw new Error('The link is not valid.')
  await giveConsent(editor, link, { channels, attribution, until: null }, 'de')
  await approve(approver, (await submit(editor, { subject: 'testimonial', key: testimonial.key, locale: 'de' })).key)
  return testimonial
}
