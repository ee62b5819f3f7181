/** Mailings over REST, for the admin and for people's tokens. */
import type { Endpoint } from 'payload'
import { z } from 'zod'
import { get, param, parse, post, query } from '../endpoint.ts'
import { COMMENT_MAX, submit } from '../submit.ts'
import { MailingFields, viewDraft, viewSubmitted } from './draft-view.ts'
import { exportMailing, type MailingExport } from './export-mailing.ts'
import { mailingState } from './mailing-state.ts'
import { readmitToMails } from './objections.ts'
import { setOnline } from './online-page.ts'
import { MOST_RECIPIENTS, sendTest } from './test-send.ts'

const LocaleTag = z.string().min(2).max(20)
const SubmitInput = z.strictObject({ locale: LocaleTag, comment: z.string().max(COMMENT_MAX).default('') })
const ViewInput = z.strictObject({ locale: LocaleTag, fields: MailingFields.optional() })
const ExportInput = z.strictObject({ locale: LocaleTag, form: z.string().max(40) })
const TestInput = z.strictObject({ locale: LocaleTag, of: z.enum(['draft', 'approved']), to: z.array(z.string().max(400)).min(1).max(MOST_RECIPIENTS) })
const ReadmitInput = z.strictObject({ address: z.string().max(400) })
const PageInput = z.strictObject({ locale: LocaleTag, isOnline: z.boolean() })

export const mailingEndpoints: Endpoint[] = [
  post('/flow/mailings/:key/submit', (req, input) => submit(req, { subject: 'mailing', key: param(req, 'key'), ...parse(SubmitInput, input) })),
  get('/flow/mailings/:key/state', (req) => mailingState(req, param(req, 'key'), parse(LocaleTag, query(req).locale))),
  post('/flow/mailings/:key/view', (req, input) => viewDraft(req, param(req, 'key'), parse(ViewInput, input))),
  get('/flow/submissions/:key/mail', (req) => viewSubmitted(req, param(req, 'key'))),
  {
    path: '/flow/mailings/:key/exports',
    method: 'post',
    handler: async (req) => answerOf(await exportMailing(req, { key: param(req, 'key'), ...parse(ExportInput, await req.json?.().catch(() => ({}))) })),
  },
  post('/flow/mailings/:key/tests', (req, input) => sendTest(req, { key: param(req, 'key'), ...parse(TestInput, input) })),
  post('/flow/mailings/:key/page', (req, input) => setOnline(req, { key: param(req, 'key'), ...parse(PageInput, input) })),
  post('/flow/mail-objections/undo', (req, input) => readmitToMails(req, parse(ReadmitInput, input).address)),
]

/** A file as a download, a call as JSON. */
function answerOf(made: MailingExport): Response {
  if (made.is === 'call') return Response.json(made, { headers: { 'cache-control': 'no-store' } })
  return new Response(new Uint8Array(made.bytes), {
    headers: {
      'content-type': made.mime,
      'content-disposition': `attachment; filename="${made.name}"`,
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    },
  })
}
