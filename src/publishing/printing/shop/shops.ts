/** Print shops, as the flow looks them up. */
import type { Payload, PayloadRequest } from 'payload'
import { HubError } from '../../../content/errors.ts'
import { hubOf } from '../../hub.ts'
import { runError } from '../run-faults.ts'
import type { PrintShop } from './profile.ts'

/** The shop of that key, disabled ones too; null where there is none. */
export async function findShop(payload: Payload, key: string, req?: PayloadRequest): Promise<PrintShop | null> {
  const { docs } = await payload.find({ collection: 'print-shops', where: { key: { equals: key } }, limit: 1, depth: 0, pagination: false, overrideAccess: true, ...(req ? { req } : {}) })
  return (docs[0] as unknown as PrintShop | undefined) ?? null
}

/** The shop that a new run may be addressed to. @throws HubError `not-found`, `conflict` for a disabled one */
export async function usableShop(payload: Payload, key: string, req?: PayloadRequest): Promise<PrintShop> {
  const shop = await findShop(payload, key, req)
  if (!shop) throw runError('run-no-shop', '', { field: 'shop' })
  if (shop.isDisabled) throw runError('run-shop-disabled', shop.name, { field: 'shop' })
  return shop
}

/** Bytes of a shop's ICC profile, as `PressTools.icc` promises them. @throws HubError `not-found` */
export async function iccBytes(payload: Payload, sha256: string): Promise<Uint8Array> {
  const bytes = await hubOf(payload).iccProfiles.get(sha256)
  if (!bytes) throw new HubError('not-found', 'The ICC profile of the print shop is not there any more, or damaged on disk: upload it again in the form of the shop.', { icc: sha256 })
  return bytes
}
