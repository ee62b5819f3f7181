/** submit, approve, publish, unpublish: the flow, a locale at a time. */
import { HubError } from '../../content/errors.ts'
import { approve } from '../../publishing/decide.ts'
import { hubOf } from '../../publishing/hub.ts'
import { parseInstant, publish, unpublish } from '../../publishing/publish.ts'
import { latestSubmission } from '../../publishing/lookups.ts'
import { submit } from '../../publishing/submit.ts'
import { pieceKeyOf, signedIn, type VerbContext, writtenLocales } from '../context.ts'
import { outcome, resultOf, type Outcome, type VerbResult } from '../result.ts'

const NO_TEXT = 'This piece has no text in any locale yet.'

async function perLocale(context: VerbContext, name: string, locale: string, work: (key: string, locale: string) => Promise<{ line: string; data: Record<string, unknown> }>): Promise<VerbResult> {
  const key = await pieceKeyOf(context.payload, name)
  const outcomes: Outcome[] = []
  for (const one of await writtenLocales(context.payload, key, locale)) outcomes.push(await outcome(`${key} ${one}`, () => work(key, one)))
  return resultOf(outcomes, NO_TEXT)
}

export async function submitVerb(context: VerbContext, name: string, options: { locale: string; comment: string }): Promise<VerbResult> {
  const req = await signedIn(context)
  return perLocale(context, name, options.locale, async (key, locale) => {
    const made = await submit(req, { subject: 'piece', key, locale, comment: options.comment })
    return { line: `${key} ${locale}: submitted as number ${made.number} (${made.hash.slice(0, 12)}…)`, data: { key, locale, submission: made.key, hash: made.hash } }
  })
}

export async function approveVerb(context: VerbContext, name: string, options: { locale: string; comment: string }): Promise<VerbResult> {
  const req = await signedIn(context)
  return perLocale(context, name, options.locale, async (key, locale) => {
    const open = await latestSubmission(context.payload, 'piece', key, locale)
    if (open?.stage !== 'in-review') throw new HubError('not-found', 'nothing is in review. Submit it first.')
    const { edition, certificate } = await approve(req, open.key, options.comment)
    const blocked = Object.entries(certificate.checks).flatMap(([channel, { isBlocked }]) => (isBlocked ? [channel] : []))
    const hint = blocked.length > 0 ? `, blocked for ${blocked.join(', ')}` : ''
    return { line: `${key} ${locale}: approved as edition ${edition.slice(0, 12)}…${hint}`, data: { key, locale, edition, blocked } }
  })
}

export async function publishVerb(context: VerbContext, name: string, options: { locale: string; channel?: string[]; at?: string; until?: string }): Promise<VerbResult> {
  const req = await signedIn(context)
  const channels = options.channel ?? hubOf(context.payload).channels.map(({ id }) => id)
  const from = options.at === undefined ? {} : { from: parseInstant(options.at, '--at') }
  const until = options.until === undefined ? {} : { until: parseInstant(options.until, '--until') }
  return perLocale(context, name, options.locale, async (key, locale) => {
    const made = await publish(req, { pieceKey: key, locale, channels, ...from, ...until })
    const [first] = made
    return { line: `${key} ${locale}: on ${channels.join(', ')} from ${first?.from}${first?.until ? ` until ${first.until}` : ''}`, data: { key, locale, channels, from: first?.from, until: first?.until ?? null, slug: first?.slug } }
  })
}

export async function unpublishVerb(context: VerbContext, name: string, options: { locale: string; channel?: string[] }): Promise<VerbResult> {
  const req = await signedIn(context)
  const channels = options.channel ?? hubOf(context.payload).channels.map(({ id }) => id)
  return perLocale(context, name, options.locale, async (key, locale) => {
    const made = await unpublish(req, { pieceKey: key, locale, channels })
    return { line: `${key} ${locale}: taken off ${made.map(({ channel }) => channel).join(', ')}`, data: { key, locale, channels: made.map(({ channel }) => channel) } }
  })
}
