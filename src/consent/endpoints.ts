/** Consents over REST, for the admin and for people's tokens. */
import type { Endpoint, Payload, PayloadRequest } from 'payload'
import { z } from 'zod'
import type { UiLanguage } from '../channel/ui-language.ts'
import { fileIn, get, param, parse, post, query } from '../publishing/endpoint.ts'
import { requirePerson } from '../publishing/four-eyes.ts'
import { hubOf } from '../publishing/hub.ts'
import { LOCALE_CODES } from '../publishing/places.ts'
import { defaultBrand } from '../publishing/read.ts'
import { askConsent, decideRecorded, mailConsent, recordConsent, withdrawConsent } from './acts.ts'
import { serveEvidence } from './evidence-file.ts'
import { type Attribution, ATTRIBUTIONS, type ConsentStatus, foldConsent, type Terms } from './fold.ts'
import { issueLink } from './issue-link.ts'
import { chainOf, eventOf } from './ledger.ts'
import { calendarIn } from './page/days.ts'
import { pagePolicy } from './page/page-policy.ts'
import { type WithdrawalReport, withdrawalReport } from './report.ts'
import { reportPage } from './report-page.ts'
import { completeTask } from './tasks.ts'

const LocaleTag = z.string().min(2).max(20).default(LOCALE_CODES[0] ?? 'de')
const Channels = z.array(z.string().max(40)).min(1).max(20)
const AskInput = z.strictObject({ channels: Channels, locale: LocaleTag, handover: z.enum(['agent', 'mail']).default('agent') })
const RecordInput = z.strictObject({
  channels: Channels,
  attribution: z.enum(ATTRIBUTIONS),
  until: z.string().max(40).nullable().default(null),
  kind: z.enum(['call-note', 'signed-form']),
  note: z.string().max(10_000),
  isWordingRead: z.boolean().default(false),
  locale: LocaleTag,
})
const DecideInput = z.strictObject({ isConfirmed: z.boolean() })
const Nothing = z.strictObject({})
const ReportInput = z.strictObject({ as: z.enum(['json', 'page']).default('json'), lang: z.enum(['de', 'en']).default('de') })

/** Where a consent stands, for those who work with it. */
export interface ConsentView {
  readonly status: ConsentStatus
  readonly terms: Terms | null
  readonly recorded: (Terms & { readonly by: string; readonly at: string }) | null
  readonly events: readonly { readonly number: number; readonly type: string; readonly at: string; readonly actor: string; readonly channels: readonly string[]; readonly attribution: Attribution }[]
}

async function consentView(req: PayloadRequest, testimonial: string): Promise<ConsentView> {
  requirePerson(req, ['admin', 'agent', 'editor', 'approver'])
  const chain = await chainOf(req.payload, testimonial)
  const events = chain.map(eventOf)
  const { status, terms, recorded } = foldConsent(events, Date.now())
  const record = chain.find(({ number }) => number === recorded?.number)
  return {
    status,
    terms,
    recorded: recorded && record ? { ...recorded, by: record.actor, at: record.at } : null,
    events: chain.map(({ number, type, at, actor }, index) => ({ number, type, at, actor, channels: events[index]?.channels ?? [], attribution: events[index]?.attribution ?? 'anonymous' })),
  }
}

async function reportAsPage(payload: Payload, report: WithdrawalReport, language: UiLanguage): Promise<Response> {
  const brand = (await defaultBrand(payload))?.content ?? null
  const path = `/api/flow/testimonials/${encodeURIComponent(report.testimonial)}/report`
  const made = reportPage(report, language, { brand, calendar: calendarIn(hubOf(payload).timeZone), path })
  return new Response(made.body, {
    headers: { 'content-type': 'text/html; charset=utf-8', 'content-language': language, 'content-security-policy': pagePolicy(made), 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' },
  })
}

export const consentEndpoints: Endpoint[] = [
  get('/flow/testimonials/:key/consent', (req) => consentView(req, param(req, 'key'))),
  post('/flow/testimonials/:key/consent/ask', (req, input) => {
    const { handover, ...order } = parse(AskInput, input)
    return (handover === 'mail' ? mailConsent : askConsent)(req, { testimonial: param(req, 'key'), ...order })
  }),
  post('/flow/testimonials/:key/consent/record', async (req, input) => {
    const file = fileIn(req)
    await recordConsent(req, { testimonial: param(req, 'key'), ...parse(RecordInput, input), ...(file ? { file } : {}) })
    return consentView(req, param(req, 'key'))
  }),
  get('/flow/testimonials/:key/consent/evidence', (req) => serveEvidence(req, param(req, 'key'))),
  post('/flow/testimonials/:key/consent/decide', async (req, input) => {
    await decideRecorded(req, param(req, 'key'), parse(DecideInput, input).isConfirmed)
    return consentView(req, param(req, 'key'))
  }),
  post('/flow/testimonials/:key/consent/link', (req, input) => {
    parse(Nothing, input)
    return issueLink(req, param(req, 'key'))
  }),
  post('/flow/testimonials/:key/consent/withdraw', async (req, input) => {
    parse(Nothing, input)
    await withdrawConsent(req, { testimonial: param(req, 'key') })
    return consentView(req, param(req, 'key'))
  }),
  get('/flow/testimonials/:key/report', async (req) => {
    const { as, lang } = parse(ReportInput, query(req))
    const report = await withdrawalReport(req, param(req, 'key'))
    return as === 'json' ? report : reportAsPage(req.payload, report, lang)
  }),
  post('/flow/tasks/:key/done', (req, input) => {
    parse(Nothing, input)
    return completeTask(req, param(req, 'key'))
  }),
]
