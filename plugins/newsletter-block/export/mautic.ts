/** Mautic: a segment e-mail, not published. */
import type { MailExport } from '../../../src/channel/mail-export.ts'
import { packedMail } from './packed-mail.ts'

export const MAUTIC: MailExport = {
  label: 'Mautic',
  links: { online: '{webview_url}', unsubscribe: '{unsubscribe_url}' },
  source: 'https://devdocs.mautic.org/en/5.x/rest_api/emails.html and https://docs.mautic.org/en/5.x/configuration/variables.html',
  asOf: '2026-11-22',
  payload: (packed, { title, locale }) => {
    const { subject, html, text } = packedMail(packed)
    return {
      method: 'POST',
      path: '/api/emails/new',
      // Mautic names languages with an underscore.
      body: { name: title, subject, language: locale.replaceAll('-', '_'), emailType: 'list', lists: [], isPublished: false, customHtml: html, plainText: text },
      toFill: [{ field: 'lists', what: { de: 'Nummern der Segmente, an die gesendet wird', en: 'numbers of the segments that it goes to' } }],
    }
  },
}
