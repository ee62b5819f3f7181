/** Sends mail through the house's own mail server (SMTP, RFC 5321). */
import { createPrivateKey } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createTransport } from 'nodemailer'
import { type DkimSettings, type Env, EnvError, isLoopbackHost } from '../env.ts'
import type { Mail } from '../publishing/hub.ts'

const TIMEOUT_MS = 15_000
/** Those that receivers look at, and what one-click unsubscribing rests on: RFC 8058, 4 wants both of its headers signed. */
const SIGNED = 'From:Sender:Reply-To:Subject:Date:Message-ID:To:MIME-Version:Content-Type:Content-Language:List-Id:List-Unsubscribe:List-Unsubscribe-Post:Precedence'

/**
 * @param settings `url`: `smtp://user:password@host:port` or `smtps://…`; `from`: `hub@example.com` or `Stadtwerke Lindental <hub@example.com>`
 * @param publicUrl by whose host the hub greets the mail server: the name of the machine is nobody's business
 * @throws EnvError where the key to sign with cannot be read or is no RSA key of 2048 bits
 */
export function smtpMail({ url, from, dkim }: NonNullable<Env['mail']>, publicUrl: string): Mail {
  const { hostname } = new URL(url)
  const transport = createTransport({
    url,
    name: greeting(publicUrl),
    // What is sent may be a link that answers for somebody: only encrypted, unless it stays on this machine.
    requireTLS: !isLoopbackHost(hostname),
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
    ...(dkim ? { dkim: { domainName: dkim.domain, keySelector: dkim.selector, privateKey: privateKey(dkim), headerFieldNames: SIGNED } } : {}),
  })
  return {
    async send({ to, subject, text, language }) {
      await transport.sendMail({ from, to: { name: '', address: to }, subject, text, xMailer: false, headers: { 'Content-Language': language } })
    },
    async sendList({ to, subject, html, text, language, pictures, list, unsubscribe }) {
      await transport.sendMail({
        from,
        to: { name: '', address: to },
        subject,
        text,
        html,
        textEncoding: 'quoted-printable',
        attachments: pictures.map(({ id, name, mime, bytes }) => ({ cid: id, filename: name, contentType: mime, contentDisposition: 'inline' as const, content: Buffer.from(bytes) })),
        xMailer: false,
        list: {
          id: { url: list.id, comment: list.name },
          // No mailto: beside it. Programs would take the one or the other, and nobody here reads mail (RFC 8058, 3.1 asks for the https address alone).
          unsubscribe,
        },
        headers: {
          'Content-Language': language,
          'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
          // Keeps absence notices away, as the real sending does. Not Auto-Submitted (RFC 3834, 5): a person has just pressed the button.
          Precedence: 'bulk',
        },
      })
    },
  }
}

/** An IP address greets in brackets (RFC 5321, 4.1.3). */
function greeting(publicUrl: string): string {
  const { hostname } = new URL(publicUrl)
  return /^[\d.]+$/.test(hostname) ? `[${hostname}]` : hostname.startsWith('[') ? `[IPv6:${hostname.slice(1)}` : hostname
}

function privateKey({ keyFile }: DkimSettings): string {
  const problem = (why: string) => new EnvError([`MAIL_DKIM_KEY: ${keyFile} ${why}. Make a key with: openssl genrsa -out dkim.pem 2048`])
  let pem: string
  try {
    pem = readFileSync(/* turbopackIgnore: true */ keyFile, 'utf8')
  } catch {
    throw problem('cannot be read')
  }
  try {
    const { asymmetricKeyType, asymmetricKeyDetails } = createPrivateKey(pem)
    // nodemailer would leave a mail unsigned, without a word, with a key that it cannot sign with.
    if (asymmetricKeyType === 'rsa' && (asymmetricKeyDetails?.modulusLength ?? 0) >= 2048) return pem
  } catch {
    throw problem('holds no private key in PEM')
  }
  throw problem('holds no RSA key of 2048 bits or more')
}
