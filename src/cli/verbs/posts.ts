/** posts: plan them, list them, say what became of them. The server's outbox sends. */
import { HubError } from '../../content/errors.ts'
import { changePosted } from '../../publishing/delivering/change.ts'
import { planPosts } from '../../publishing/delivering/plan.ts'
import { listAccounts, listPosts, postViews, type PostView } from '../../publishing/delivering/posts.ts'
import { callOff, requestWithdrawal, retry, settleUncertain } from '../../publishing/delivering/settle.ts'
import { type DeliveryRecord, findRecords } from '../../publishing/records.ts'
import { pieceKeyOf, signedIn, type VerbContext } from '../context.ts'
import { outcome, resultOf, type VerbResult } from '../result.ts'

const SHORT = 12
const lineOf = ({ key, accountLabel, network, post, locale, state, dueLocal, url, error, manner, isBehind }: PostView): string =>
  [
    `${key.slice(0, SHORT)}  ${locale}  ${network} “${accountLabel}”  ${post}  ${manner ? `${manner}, ` : ''}${state}${isBehind ? ', behind the published edition' : ''}  due ${dueLocal.replace('T', ' ')}`,
    ...(url ? [`  ${url}`] : []), ...(error ? [`  ${error.en}`] : []),
  ].join('\n')

const asData = (view: PostView): Record<string, unknown> => ({ ...view })

/** @throws HubError `not-signed-in`, `not-found` (no such piece) */
export async function planPostsVerb(
  context: VerbContext,
  name: string,
  options: { readonly locale: string; readonly channel: string; readonly account: string[]; readonly variant?: string; readonly post?: string[]; readonly at?: string },
): Promise<VerbResult> {
  const req = await signedIn(context)
  const piece = await pieceKeyOf(context.payload, name)
  const { locale, channel, account: accounts, variant, post: posts, at } = options
  const planned = await planPosts(req, { publication: `${piece}:${locale}:${channel}`, accounts, ...(variant ? { variant } : {}), ...(posts ? { posts } : {}), ...(at ? { at } : {}) })
  const views = await postViews(req, planned)
  return { isOk: true, data: { posts: views }, lines: views.map(lineOf) }
}

/** @throws HubError `not-signed-in`, `not-found` (no such piece) */
export async function listPostsVerb(context: VerbContext, name: string): Promise<VerbResult> {
  const req = await signedIn(context)
  const views = await listPosts(req, { piece: await pieceKeyOf(context.payload, name) })
  return { isOk: true, data: { posts: views }, lines: views.length > 0 ? views.map(lineOf) : ['No posts are planned or sent of this piece.'] }
}

export async function listAccountsVerb(context: VerbContext): Promise<VerbResult> {
  const accounts = await listAccounts(await signedIn(context))
  const stateOf = ({ isDisabled, problem }: (typeof accounts)[number]) => (isDisabled ? 'disabled' : problem ? `needs a new secret: ${problem}` : 'ready')
  return { isOk: true, data: { accounts }, lines: accounts.length > 0 ? accounts.map((one) => `${one.key}  ${one.network} “${one.label}”  ${one.timeZone}  ${stateOf(one)}`) : ['There are no accounts. An administrator makes them in the admin.'] }
}

/** The delivery whose key begins so. @throws HubError `not-found`, `conflict` */
async function keyOf({ payload }: VerbContext, beginning: string): Promise<string> {
  const found = /^[0-9a-f]{6,64}$/.test(beginning) ? (await findRecords(payload, 'deliveries', { where: { key: { like: beginning } } })).filter(({ key }) => key.startsWith(beginning)) : []
  const [first, ...others] = found
  if (!first) throw new HubError('not-found', `There is no post "${beginning.slice(0, 64)}". hub posts list shows them; six characters of the key are enough.`)
  if (others.length > 0) throw new HubError('conflict', 'Several posts begin like that: give more of the key.')
  return first.key
}

const verbOn = (act: (req: Awaited<ReturnType<typeof signedIn>>, key: string) => Promise<DeliveryRecord>) => async (context: VerbContext, beginning: string): Promise<VerbResult> => {
  const req = await signedIn(context)
  const key = await keyOf(context, beginning)
  const done = await outcome(key.slice(0, SHORT), async () => {
    const [view] = await postViews(req, [await act(req, key)])
    return { line: view ? lineOf(view) : '', data: view ? asData(view) : {} }
  })
  return resultOf([done], '')
}

export const cancelPostVerb = verbOn(callOff)
export const retryPostVerb = verbOn(retry)
export const withdrawPostVerb = verbOn(requestWithdrawal)
export const updatePostVerb = verbOn((req, key) => changePosted(req, key, 'update'))
export const replacePostVerb = verbOn((req, key) => changePosted(req, key, 'replace'))

/** Says what a person found in the network of a delivery that nobody else could know. */
export function confirmPostVerb(context: VerbContext, beginning: string, options: { readonly posted?: string | true; readonly notPosted?: true; readonly sendAgain?: true }): Promise<VerbResult> {
  const { posted, notPosted, sendAgain } = options
  if ((posted === undefined) === (notPosted === undefined)) throw new HubError('bad-input', 'Say either --posted, with its address if you have it, or --not-posted.')
  const finding = { isPosted: posted !== undefined, ...(typeof posted === 'string' ? { url: posted } : {}), ...(sendAgain ? { sendAgain } : {}) }
  return verbOn((req, key) => settleUncertain(req, key, finding))(context, beginning)
}
