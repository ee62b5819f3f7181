/** A shop's own ICC profile: looked at, kept by its hash, named in the shop's document. */
import type { PayloadRequest } from 'payload'
import { checkIcc } from '../../../channel/icc.ts'
import { HubError } from '../../../content/errors.ts'
import { requirePerson } from '../../four-eyes.ts'
import { hubOf } from '../../hub.ts'
import type { PrintShop } from './profile.ts'
import { findShop } from './shops.ts'

export interface KeptIcc {
  readonly sha256: string
  /** What the profile calls itself. */
  readonly name: string
  /** Name of the printing condition; people may write another one. */
  readonly condition: string
}
/** Either the profile that is used now, or why the file was not taken. */
export type IccAnswer = { readonly icc: KeptIcc | null } | { readonly refused: { readonly de: string; readonly en: string } }

const MOST_CONDITION = 60

/**
 * Takes a profile over for a shop, or takes the one that it has away. Earlier ones are kept: runs that were built with them name them by their hash.
 * @param bytes null takes it away
 * @throws HubError `forbidden`, `not-found`
 */
export async function keepIcc(req: PayloadRequest, key: string, bytes: Uint8Array | null): Promise<IccAnswer> {
  requirePerson(req, ['admin'])
  const shop = await findShop(req.payload, key, req)
  if (!shop) throw new HubError('not-found', 'There is no such print shop.')
  if (!bytes) return { icc: await note(req, shop, null) }
  const checked = checkIcc(bytes)
  if (!checked.isUsable) return { refused: checked.problem }
  const { description } = checked.facts
  // First the bytes, so that no shop ever names a profile that is not there.
  const sha256 = await hubOf(req.payload).iccProfiles.put(bytes)
  const isSame = shop.icc?.sha256 === sha256
  const condition = (isSame && shop.icc?.condition) || description.slice(0, MOST_CONDITION)
  return { icc: await note(req, shop, { sha256, name: description, condition }) }
}

async function note(req: PayloadRequest, { id }: PrintShop, icc: KeptIcc | null): Promise<KeptIcc | null> {
  const data = { icc: icc ?? { sha256: null, name: null, condition: null } }
  await req.payload.update({ collection: 'print-shops', id, data: data as never, depth: 0, overrideAccess: true, req })
  return icc
}
