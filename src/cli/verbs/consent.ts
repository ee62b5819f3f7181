/** consent: where a customer's consent stands, and its withdrawal on the customer's behalf. */
import { withdrawConsent } from '../../consent/acts.ts'
import { foldConsent } from '../../consent/fold.ts'
import { brokenConsent, chainOf, eventOf } from '../../consent/ledger.ts'
import { HubError } from '../../content/errors.ts'
import { requirePerson } from '../../publishing/four-eyes.ts'
import { signedIn, type VerbContext } from '../context.ts'
import type { VerbResult } from '../result.ts'

/** @throws HubError `not-signed-in`, `forbidden`, `not-found` (nobody was asked) */
export async function showConsentVerb(context: VerbContext, key: string): Promise<VerbResult> {
  requirePerson(await signedIn(context), ['admin', 'agent', 'editor', 'approver'])
  const chain = await chainOf(context.payload, key)
  if (chain.length === 0) throw new HubError('not-found', `Nobody has been asked for a consent to "${key}". The key stands in the testimonial's address.`)
  const events = chain.map(eventOf)
  const { status, terms } = foldConsent(events, Date.now())
  const broken = brokenConsent(chain)
  const lines = [
    `${key}: ${status}`,
    ...(terms ? [`  channels: ${terms.channels.join(', ')}`, `  name: ${terms.attribution}`, `  until: ${terms.until ?? 'withdrawn'}`] : []),
    ...events.map(({ number, type, at, channels }) => `  ${number}. ${at} ${type}${channels.length > 0 ? ` (${channels.join(', ')})` : ''}`),
  ]
  const data = { testimonial: key, status, terms, events: events.map(({ number, type, at, channels, attribution, until }) => ({ number, type, at, channels, attribution, until })), isWhole: broken === null }
  return { isOk: broken === null, data, lines, ...(broken === null ? {} : { problems: [`${key}: the chain does not fit from event ${broken} on. Somebody changed the database.`] }) }
}

/** Ends a consent; from its answer on no reader meets the words. @throws HubError `not-signed-in`, `forbidden`, `not-found` */
export async function withdrawConsentVerb(context: VerbContext, key: string): Promise<VerbResult> {
  const req = await signedIn(context)
  const { number, at } = await withdrawConsent(req, { testimonial: key })
  return { isOk: true, data: { testimonial: key, status: 'withdrawn', event: number, at: new Date(at).toISOString() }, lines: [`${key}: withdrawn (event ${number}). No channel shows the words any more.`] }
}
