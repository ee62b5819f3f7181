/** Who asks: the print shop behind a bearer token, looked up each time, so that a token revoked ends at once. */
import type { IncomingHttpHeaders } from 'node:http'
import type { Payload } from 'payload'
import { limitBadToken, limitPublic, limitToken } from '../../../access/rate-limits.ts'
import { HubError } from '../../../content/errors.ts'
import type { ShopCaller } from '../../../publishing/printing/shop/shop-runs.ts'
import { bearerToken } from '../../../tokens/token.ts'
import { verifyToken } from '../../../tokens/verify.ts'

/**
 * The print shop that a request comes from; each request counts as one operation of its token.
 * @throws HubError `not-signed-in` without a token; `token-invalid` for one that is forged, expired, revoked, of an app, of a person or of a disabled shop, all alike; `too-many-requests`
 */
export async function printShop(payload: Payload, headers: IncomingHttpHeaders, peer: string): Promise<ShopCaller> {
  if (headers.authorization === undefined) {
    await limitPublic(peer)
    throw new HubError('not-signed-in', 'Send the token of a print shop: "Authorization: Bearer …".')
  }
  const holder = await verifyToken(payload, bearerToken(headers.authorization), ['print-shop']).catch(async (error: unknown) => {
    if (error instanceof HubError && error.code === 'token-invalid') await limitBadToken(peer)
    throw error
  })
  await limitToken(holder.id, 1)
  if (holder.shop === null) throw new HubError('token-invalid', 'This token is not valid (any more) here. Ask an administrator of the hub for a new one.')
  return { token: String(holder.id), shop: holder.shop }
}
