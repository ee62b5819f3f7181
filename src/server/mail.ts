/** Sends mail through the house's own mail server (SMTP, RFC 5321). */
import { createTransport } from 'nodemailer'
import { isLoopbackHost } from '../env.ts'
import type { Mail } from '../publishing/hub.ts'

const TIMEOUT_MS = 15_000

/**
 * @param url `smtp://user:password@host:port` or `smtps://…`
 * @param from `hub@example.com` or `Stadtwerke Lindental <hub@example.com>`
 */
export function smtpMail(url: string, from: string): Mail {
  const transport = createTransport({
    url,
    // What is sent may be a link that answers for somebody: only encrypted, unless it stays on this machine.
    requireTLS: !isLoopbackHost(new URL(url).hostname),
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    async send({ to, subject, text, language }) {
      await transport.sendMail({ from, to: { name: '', address: to }, subject, text, headers: { 'Content-Language': language } })
    },
  }
}
