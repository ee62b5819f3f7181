/** mailings: list them, submit, approve, hand them out, send tests, take them off the web. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { HubError } from '../../content/errors.ts'
import { approve } from '../../publishing/decide.ts'
import { requirePerson } from '../../publishing/four-eyes.ts'
import { exportMailing } from '../../publishing/mailings/export-mailing.ts'
import { mailingState } from '../../publishing/mailings/mailing-state.ts'
import { readmitToMails } from '../../publishing/mailings/objections.ts'
import { setOnline } from '../../publishing/mailings/online-page.ts'
import { sendTest } from '../../publishing/mailings/test-send.ts'
import { LOCALE_CODES, requireLocale } from '../../publishing/places.ts'
import { latestSubmission } from '../../publishing/lookups.ts'
import { submit } from '../../publishing/submit.ts'
import { signedIn, type VerbContext } from '../context.ts'
import { outcome, resultOf, type VerbResult } from '../result.ts'

interface InLocale {
  readonly locale: string
}

/** @throws HubError `not-signed-in`, `forbidden` */
export async function listMailingsVerb(context: VerbContext): Promise<VerbResult> {
  const req = await signedIn(context)
  requirePerson(req, ['admin', 'editor', 'approver'])
  const { docs } = await context.payload.find({ collection: 'mailings', draft: true, depth: 0, pagination: false, sort: '-updatedAt', select: { key: true, title: true }, overrideAccess: true })
  const mailings = await Promise.all(
    (docs as unknown as { key: string; title?: string | null }[]).map(async ({ key, title }) => {
      const states = []
      // One after the other: Payload keeps the locale on the request.
      for (const locale of LOCALE_CODES) states.push(await mailingState(await signedIn(context), key, locale))
      return { key, title: title ?? '', locales: states.map((state) => ({ locale: state.locale, state: wordOf(state), blockedBy: state.blockedBy.map(({ en }) => en), page: state.page })) }
    }),
  )
  const lines = mailings.map(({ key, title, locales }) => `${key}  ${locales.map(({ locale, state }) => `${locale} ${state}`).join(', ')}  ${title}`)
  return { isOk: true, data: { mailings }, lines: lines.length > 0 ? lines : ['There are no mailings.'] }
}

function wordOf({ hasSubject, submission, blockedBy, stale, approved }: Awaited<ReturnType<typeof mailingState>>): string {
  if (!hasSubject) return 'not written'
  const stage = submission?.stage ?? 'draft'
  if (!approved) return stage
  return [stage, ...(blockedBy.length > 0 ? ['blocked'] : []), ...(stale.length > 0 ? ['stale'] : [])].join(' ')
}

/** @throws HubError as `submit` */
export async function submitMailingVerb(context: VerbContext, key: string, { locale, comment }: InLocale & { readonly comment: string }): Promise<VerbResult> {
  const req = await signedIn(context)
  const made = await submit(req, { subject: 'mailing', key, locale, comment })
  return { isOk: true, data: { mailing: key, locale, submission: made.key, hash: made.hash }, lines: [`${key} ${locale}: submitted as number ${made.number} (${made.hash.slice(0, 12)}…)`] }
}

/** @throws HubError `not-found` (nothing is in review), and as `approve` */
export async function approveMailingVerb(context: VerbContext, key: string, { locale, comment }: InLocale & { readonly comment: string }): Promise<VerbResult> {
  const req = await signedIn(context)
  requireLocale(locale)
  const open = await latestSubmission(context.payload, 'mailing', key, locale)
  if (open?.stage !== 'in-review') throw new HubError('not-found', 'Nothing of this mailing is in review. Submit it first.')
  const { edition, certificate } = await approve(req, open.key, comment)
  const isBlocked = Object.values(certificate.checks).some((check) => check.isBlocked)
  return { isOk: true, data: { mailing: key, locale, edition, isBlocked }, lines: [`${key} ${locale}: approved as edition ${edition.slice(0, 12)}…${isBlocked ? ', but it cannot be exported: see its certificate' : ''}`] }
}

/** Writes each form into the folder; a tool's call as JSON. */
export async function exportMailingVerb(context: VerbContext, key: string, { locale, form, out }: InLocale & { readonly form: string[]; readonly out: string }): Promise<VerbResult> {
  const req = await signedIn(context)
  const folder = resolve(context.cwd, out)
  const outcomes = []
  for (const one of form) {
    outcomes.push(
      await outcome(`${key} ${locale} ${one}`, async () => {
        const made = await exportMailing(req, { key, locale, form: one })
        const name = made.is === 'file' ? made.name : `${key}-${locale}-${made.tool}.json`
        await mkdir(folder, { recursive: true })
        await writeFile(join(folder, name), made.is === 'file' ? made.bytes : `${JSON.stringify(made.call, null, 2)}\n`)
        const call = made.is === 'call' ? `: ${made.call.method} ${made.call.path}` : ''
        return { line: `${name}${call}`, data: { mailing: key, locale, form: one, edition: made.edition, path: join(folder, name) } }
      }),
    )
  }
  return resultOf(outcomes, 'Name at least one form.')
}

/** @throws HubError as `sendTest` */
export async function testMailingVerb(context: VerbContext, key: string, { locale, to, draft }: InLocale & { readonly to: string[]; readonly draft?: true }): Promise<VerbResult> {
  const req = await signedIn(context)
  const { results } = await sendTest(req, { key, locale, of: draft ? 'draft' : 'approved', to })
  const lines = results.map(({ isSent, problem }, index) => `address ${index + 1}: ${isSent ? 'taken by the mail server' : problem?.en}`)
  return { isOk: results.every(({ isSent }) => isSent), data: { mailing: key, locale, results }, lines }
}

/** @throws HubError as `setOnline` */
export const onlineMailingVerb = (isOnline: boolean) => async (context: VerbContext, key: string, { locale }: InLocale): Promise<VerbResult> => {
  const req = await signedIn(context)
  await setOnline(req, { key, locale, isOnline })
  return { isOk: true, data: { mailing: key, locale, isOnline }, lines: [`${key} ${locale}: ${isOnline ? 'on the web' : 'off the web'}`] }
}

/** @throws HubError as `readmitToMails` */
export async function readmitMailingVerb(context: VerbContext, address: string): Promise<VerbResult> {
  await readmitToMails(await signedIn(context), address)
  return { isOk: true, data: { isReadmitted: true }, lines: ['Test mails may be sent to this address again.'] }
}
