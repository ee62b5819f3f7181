/** Mailings for those who were sent them: the mail on the web, and the way out of test mails and back. */
import { limitDeadLink, limitPublic } from '../../access/rate-limits.ts'
import { uiLanguage } from '../../channel/ui-language.ts'
import { pagePolicy } from '../../consent/page/page-policy.ts'
import type { Locale } from '../../content/nodes.ts'
import { createAnswerMemory } from '../../publishing/answer-memory.ts'
import { hubOf } from '../../publishing/hub.ts'
import { type AskedOfMails, objectedAmong, readUnsubscribePath, settleMails, UNSUBSCRIBE_PATH } from '../../publishing/mailings/objections.ts'
import { isOffline, type OnlinePage, onlinePage } from '../../publishing/mailings/online-page.ts'
import { readPagePath } from '../../publishing/mailings/page-address.ts'
import { unsubscribeDone, unsubscribeForm, unsubscribeUnknown } from '../../publishing/mailings/unsubscribe-page.ts'
import { isLocale, LOCALE_CODES } from '../../publishing/places.ts'
import { defaultBrand } from '../../publishing/read.ts'
import type { Page } from '../../consent/page/layout.ts'
import type { Answer } from '../respond.ts'
import { send, strongEtag } from '../respond.ts'
import { type Route, type RouteContext, route } from '../route.ts'
import { mailPolicy } from './mail-policy.ts'
import { plainPage } from './plain-page.ts'
import { preferredLocale } from './preferred-locale.ts'
import { otherMethods, readRoutes, withAdvice } from './read-route.ts'
import type { ReadShell } from './read-shell.ts'

/** `/de/mailings/…` and `/mailings/unsubscribe/…`. */
export function mailingRoutes(shell: ReadShell): Route[] {
  return [...pageRoutes(shell), ...unsubscribeRoutes(shell)]
}

function pageRoutes(shell: ReadShell): Route[] {
  const isPage = (pathname: string) => {
    const [, locale, segment, key] = pathname.split('/')
    return isLocale(locale) && segment === 'mailings' && key ? { pathname, locale } : null
  }
  // The path is the whole question: whatever stands behind it changes nothing, and nobody reads what is kept without having it.
  const answers = createAnswerMemory<Answer>(shell.payload, { most: KEPT_BYTES, sizeOf: ({ status = 200, body }) => (status === 200 ? body.length : undefined) })
  return readRoutes(isPage, async ({ match: { pathname, locale }, peer }) => {
    const named = readPagePath(hubOf(shell.payload).secret, pathname, isLocale)
    // Guesses are counted apart from readers.
    if (!named) await limitDeadLink(peer)
    else await limitPublic(peer)
    if (!named) return withoutTrace(plainPage(404, locale))
    const answer = await answers(pathname, shell.now(), async () => pageOf(await onlinePage(shell.payload, named, shell.now), locale))
    const isTakenOff = (answer.status ?? 200) === 200 && (await isOffline(shell.payload, named.key, locale))
    return isTakenOff ? withoutTrace(plainPage(410, locale)) : answer
  })
}

/** Of mails that still hold: they are read by everybody to whom they were sent, in the hours after. */
const KEPT_BYTES = 16_000_000

/** As bytes with their entity tag and policy, so that none of them is made for every reader. */
function pageOf(page: OnlinePage, locale: Locale): Answer {
  if (page.state !== 'there') return withoutTrace(plainPage(page.state === 'gone' ? 410 : 404, locale))
  const body = Buffer.from(page.html)
  return withoutTrace({ type: 'text/html; charset=utf-8', body, etag: strongEtag(body), headers: { 'content-security-policy': mailPolicy(page.html), 'content-language': locale } })
}

/** The address is the permission: it stands in no search engine, and travels on with no click. */
const withoutTrace = (answer: Answer): Answer => ({ ...answer, cacheControl: 'private, no-cache', headers: { ...answer.headers, 'x-robots-tag': 'noindex, nofollow', 'referrer-policy': 'no-referrer' } })

const isOut = (pathname: string): string | null => (pathname.startsWith(UNSUBSCRIBE_PATH) ? pathname : null)

/** GET shows a page with a button and changes nothing, since programs open links too; POST is the wish itself (RFC 8058, 3.1), with or without the button. */
function unsubscribeRoutes(shell: ReadShell): Route[] {
  const answerWith = (make: (context: RouteContext<string>, asked: AskedOfMails) => Promise<Page>) => async (context: RouteContext<string>) => {
    const { request, response, client, match } = context
    const asked = readUnsubscribePath(hubOf(shell.payload).secret, match)
    await withAdvice(context, () => (asked ? limitPublic(client) : limitDeadLink(client)))
    const made = asked ? await make(context, asked) : unsubscribeUnknown(await frameOf(shell, context))
    if (!request.complete) response.setHeader('Connection', 'close')
    send(request, response, { ...pageAnswer(made), status: asked ? 200 : 404 })
    return true
  }
  return [
    route<string>({ method: 'GET', match: isOut, handle: answerWith(async (context, { digest }) => unsubscribeForm(await frameOf(shell, context), context.match, (await objectedAmong(shell.payload, [digest])).has(digest))) }),
    route<string>({
      method: 'POST',
      match: isOut,
      handle: answerWith(async (context, asked) => {
        await settleMails(shell.payload, asked)
        return unsubscribeDone(await frameOf(shell, context), context.match, asked.act)
      }),
    }),
    ...otherMethods(isOut, ['GET', 'HEAD', 'POST']),
  ]
}

async function frameOf({ payload }: ReadShell, { request }: RouteContext<string>) {
  const language = uiLanguage(preferredLocale(request.headers['accept-language'], LOCALE_CODES))
  return { language, brand: (await defaultBrand(payload))?.content ?? null, path: null }
}

const pageAnswer = (page: Page): Answer => ({
  type: 'text/html; charset=utf-8',
  body: page.body,
  cacheControl: 'no-store',
  headers: { 'content-security-policy': pagePolicy(page), 'content-language': page.language, 'x-robots-tag': 'noindex, nofollow', 'referrer-policy': 'no-referrer', vary: 'accept-language' },
})
