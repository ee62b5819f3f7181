/** Customers who answer behind their link, over HTTP. */
import type { PayloadRequest } from 'payload'
import { askConsent } from '../../../src/consent/acts.ts'
import { type Consent, foldConsent } from '../../../src/consent/fold.ts'
import { chainOf, eventOf } from '../../../src/consent/ledger.ts'
import type { RawAnswer, ReadingHub } from '../api/reading-hub.ts'
import { makeTestimonial } from './voices.ts'

export const CHANNELS = ['web-page', 'social-post', 'newsletter-block', 'print-pdf']
export const WORDS = 'Endlich ist es im Bad warm. Der Monteur kam um 8 Uhr. Das hätte ich nie gedacht!'
/** What the form sends with a yes. */
export const GIVE = { action: 'give', channel: ['web-page', 'print-pdf'], attribution: 'initials', period: 'open', 'kept-0': ['0', '1', '2'] }

export type Fields = Readonly<Record<string, string | readonly string[]>>
export const pathOf = (address: string): string => new URL(address).pathname

/** Sends a form. */
export const post = (hub: ReadingHub, path: string, fields: Fields, headers: Record<string, string> = {}): Promise<RawAnswer> =>
  hub.ask(path, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    body: new URLSearchParams(Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one) => [name, one]))).toString(),
  })

/** Where the consent stands. */
export const consentOf = async (hub: ReadingHub, key: string): Promise<Consent> => foldConsent((await chainOf(hub.payload, key)).map(eventOf), Date.now())

/** A customer who has been asked. */
export async function asked(agent: PayloadRequest, data: Record<string, unknown> = {}) {
  const testimonial = await makeTestimonial(agent, { quote: WORDS, original: WORDS, ...data })
  const { address } = await askConsent(agent, { testimonial: testimonial.key, channels: CHANNELS, locale: 'de' })
  return { ...testimonial, path: pathOf(address) }
}

/** A customer who has said yes; `manage` is the path of the page of one's own, `location` where the answer leads. @throws if the answer is not taken */
export async function given(hub: ReadingHub, agent: PayloadRequest, fields: Fields = {}) {
  const one = await asked(agent)
  const { status, headers } = await post(hub, one.path, { ...GIVE, ...fields })
  if (status !== 303) throw new Error(`The answer was not taken: ${status}`)
  return { ...one, manage: headers.location?.split('?')[0] ?? '', location: headers.location ?? '' }
}
