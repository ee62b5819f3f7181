/** Who asks: the channel app behind a bearer token, and what it may see. */
import type { Payload } from 'payload'
import { limitBadToken, limitPublic } from '../../access/rate-limits.ts'
import { HubError } from '../../content/errors.ts'
import { createReader, type Reader } from '../../graphql/reader.ts'
import { bearerToken } from '../../tokens/token.ts'
import { type TokenHolder, verifyToken } from '../../tokens/verify.ts'
import type { ReadShell } from './read-shell.ts'

export interface ChannelApp {
  readonly id: TokenHolder['id']
  readonly reader: Reader
}

/**
 * The channel app that a request comes from.
 * @throws HubError `not-signed-in` without a token, `token-invalid` (forged, expired, revoked, or of a person: all alike), `forbidden` for
 * a print shop, `too-many-requests` for whoever tries many
 */
export async function channelApp({ payload, now }: ReadShell, authorization: string | undefined, peer: string): Promise<ChannelApp> {
  if (authorization === undefined) {
    await limitPublic(peer)
    throw new HubError('not-signed-in', 'Send the token of a channel app: "Authorization: Bearer …".')
  }
  const { id, kind, channels } = await holderOf(payload, authorization, peer)
  if (kind !== 'channel-app') throw new HubError('forbidden', 'The token of a print shop reads no publications.')
  return { id, reader: createReader({ payload, at: now(), channels }) }
}

async function holderOf(payload: Payload, authorization: string, peer: string): Promise<TokenHolder> {
  try {
    return await verifyToken(payload, bearerToken(authorization), ['channel-app', 'print-shop'])
  } catch (error) {
    if (error instanceof HubError && error.code === 'token-invalid') await limitBadToken(peer)
    throw error
  }
}
