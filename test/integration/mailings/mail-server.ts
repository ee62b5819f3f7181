/** A mail server that keeps what it is given, byte by byte. */
import { createPublicKey, createVerify, createHash } from 'node:crypto'
import { SMTPServer } from 'smtp-server'

export interface TakenMail {
  readonly to: readonly string[]
  readonly from: string
  /** What the client called itself. */
  readonly greeting: string
  /** The whole message, one character per byte. */
  readonly raw: string
}

export interface MailServer {
  readonly url: string
  readonly mails: TakenMail[]
  /** Refuses every mail with this answer until it is null again. */
  refuseWith(code: number | null): void
  stop(): Promise<void>
}

export async function startMailServer(): Promise<MailServer> {
  const mails: TakenMail[] = []
  let refusal: number | null = null
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onRcptTo: ({ address }, _, callback) => (refusal ? callback(Object.assign(new Error(`no mailbox ${address} here`), { responseCode: refusal })) : callback()),
    onData(stream, session, callback) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const { rcptTo, mailFrom } = session.envelope
        mails.push({ to: rcptTo.map(({ address }) => address), from: mailFrom === false ? '' : mailFrom.address, greeting: session.hostNameAppearsAs ?? '', raw: Buffer.concat(chunks).toString('latin1') })
        callback()
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.server.address()
  return {
    url: `smtp://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`,
    mails,
    refuseWith: (code) => {
      refusal = code
    },
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}

/** The lines of the head, unfolded, in order. */
export function headOf(raw: string): readonly (readonly [name: string, value: string])[] {
  const head = raw.slice(0, raw.indexOf('\r\n\r\n'))
  return head.split(/\r\n(?![ \t])/).map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1)] as const)
}

export const headerOf = (raw: string, name: string): string | undefined => headOf(raw).find(([own]) => own.toLowerCase() === name.toLowerCase())?.[1].replace(/\r\n[ \t]+/g, ' ').trim()

/**
 * Checks a DKIM signature as RFC 6376 describes it (rsa-sha256, relaxed/relaxed), independently of what made it.
 * @returns the names of the signed headers
 * @throws what does not fit
 */
export function verifyDkim(raw: string, publicKeyPem: string): readonly string[] {
  const lines = headOf(raw)
  const [, field = ''] = lines.find(([name]) => name.toLowerCase() === 'dkim-signature') ?? []
  const tags = Object.fromEntries(field.split(';').map((tag) => [tag.slice(0, tag.indexOf('=')).trim(), tag.slice(tag.indexOf('=') + 1).replace(/\s+/g, '')]))
  if (tags.a !== 'rsa-sha256' || tags.c !== 'relaxed/relaxed') throw new Error(`unexpected algorithm ${tags.a} ${tags.c}`)
  const body = raw
    .slice(raw.indexOf('\r\n\r\n') + 4)
    .replace(/[ \t]+/g, ' ')
    .replace(/ \r\n/g, '\r\n')
    .replace(/(\r\n)*$/, '\r\n')
  if (createHash('sha256').update(body, 'latin1').digest('base64') !== tags.bh) throw new Error('the body has changed')
  const relaxed = (name: string, value: string) => `${name.toLowerCase().trim()}:${value.replace(/\r\n/g, '').replace(/[ \t]+/g, ' ').trim()}`
  const names = (tags.h ?? '').split(':')
  const left = [...lines].reverse()
  const signed = names.flatMap((name) => {
    const index = left.findIndex(([own]) => own.toLowerCase() === name.toLowerCase())
    const [taken] = index < 0 ? [] : left.splice(index, 1)
    return taken ? [`${relaxed(...taken)}\r\n`] : []
  })
  const own = relaxed('dkim-signature', field.replace(/(\bb=)[^;]*$/, '$1').replace(/(;\s*b=)[^;]*/, '$1'))
  const isRight = createVerify('RSA-SHA256').update(`${signed.join('')}${own}`, 'latin1').verify(createPublicKey(publicKeyPem), tags.b ?? '', 'base64')
  if (!isRight) throw new Error('the signature does not fit')
  return names.map((name) => name.toLowerCase())
}
