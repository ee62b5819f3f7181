import type { EmailAdapter } from 'payload'
import { log } from './log.ts'

/** Payload sends no mail, whatever the hub itself sends (mail.ts): what it would send (a forgotten password, say) is logged as not sent, without its content. */
export const noEmail: EmailAdapter = () => ({
  name: 'none',
  defaultFromAddress: 'hub@localhost',
  defaultFromName: 'Einklang',
  sendEmail: async () => {
    log.warn('A mail was not sent: no mail server is configured. An administrator can set a new password under People.')
  },
})
