/** Secrets of signed webhooks, as Standard Webhooks wants them. @see https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md */

const SECRET = /^whsec_(?<base64>(?:[A-Za-z0-9+/]{4}){8,21}(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?)$/

/** Is it `whsec_` and 24 to 64 bytes in Base64, with its padding? */
export function isWebhookSecret(secret: string): boolean {
  const base64 = SECRET.exec(secret)?.groups?.base64 ?? ''
  const bytes = (base64.length / 4) * 3 - (/=*$/.exec(base64)?.[0].length ?? 0)
  return bytes >= 24 && bytes <= 64
}
