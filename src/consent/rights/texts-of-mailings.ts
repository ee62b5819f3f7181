/** What editors wrote into newsletter numbers: where somebody may have named a customer. */
import type { Payload } from 'payload'

/** The own words of all mailings, as they stand and as they ever stood, by key. */
export async function textsOfMailings(payload: Payload): Promise<{ readonly key: string; readonly text: string }[]> {
  const all = { collection: 'mailings', depth: 0, pagination: false, limit: 0, locale: 'all', overrideAccess: true, showHiddenFields: true } as const
  const [now, before] = await Promise.all([payload.find({ ...all, draft: true }), payload.findVersions(all)])
  const docs = [...now.docs, ...before.docs.map(({ version }) => version)] as unknown as readonly { readonly key?: string }[]
  return docs.map((doc) => ({ key: doc.key ?? '', text: JSON.stringify(doc) }))
}
