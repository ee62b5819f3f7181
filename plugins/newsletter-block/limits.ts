/** What mail clients bear, as dated data. */
import type { Limits } from '../../src/channel/contract.ts'

export const LIMITS = {
  /** Gmail cuts longer messages off behind "View entire message". A block alone should never come near it. */
  htmlBytes: { value: 102 * 1024, unit: 'bytes', source: 'https://www.caniemail.com (Gmail clips messages above 102 kB)', asOf: '2026-11-22' },
  /** From here on a mail is so near to the limit that what a tool adds to it (tracking, its own footer) may take it over. */
  htmlBytesWarning: { value: 90 * 1024, unit: 'bytes', source: 'own margin below htmlBytes', asOf: '2026-11-22' },
  /** Most clients on a desk show about this much of a subject. */
  subject: { value: 70, unit: 'characters', source: 'https://mailchimp.com/help/best-practices-for-email-subject-lines/ (60), own survey of Gmail and Outlook on a desk (about 70)', asOf: '2026-11-22' },
  /** Phones show about this much of it. */
  subjectOnPhones: { value: 50, unit: 'characters', source: 'own survey of inbox widths (Gmail and Apple Mail on phones: 40 to 55)', asOf: '2026-11-22' },
  /** What follows the subject in the inbox; longer text is not seen. */
  preheader: { value: 90, unit: 'characters', source: 'own survey of inbox widths (Gmail, Apple Mail, Outlook)', asOf: '2026-11-22' },
  /** Shorter preheaders let the client fill up with the first words of the mail. */
  preheaderMin: { value: 35, unit: 'characters', source: 'own survey of inbox widths (Gmail, Apple Mail, Outlook)', asOf: '2026-11-22' },
  /** Columns of the plain text. */
  textColumns: { value: 72, unit: 'columns', source: 'RFC 5322, section 2.1.1 (78), less room for quoting', asOf: '2026-11-22' },
  /** Width of the block. */
  width: { value: 600, unit: 'px', source: 'common reading pane of Outlook and webmail', asOf: '2026-11-22' },
} as const satisfies Limits
