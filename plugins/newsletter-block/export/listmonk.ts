/** listmonk: a campaign in draft. */
import type { MailExport } from '../../../src/channel/mail-export.ts'
import { packedMail } from './packed-mail.ts'

export const LISTMONK: MailExport = {
  label: 'listmonk',
  links: { online: '{{ MessageURL }}', unsubscribe: '{{ UnsubscribeURL }}' },
  source: 'https://listmonk.app/docs/apis/campaigns/ and https://listmonk.app/docs/templating/',
  asOf: '2026-11-22',
  payload: (packed, { key, title, locale }) => {
    const { subject, html, text } = packedMail(packed)
    return {
      method: 'POST',
      path: '/api/campaigns',
      body: { name: title, subject, lists: [], type: 'regular', content_type: 'html', body: html, altbody: text, messenger: 'email', tags: ['einklang', key, locale] },
      toFill: [
        { field: 'lists', what: { de: 'Nummern der Listen, an die gesendet wird', en: 'numbers of the lists that it goes to' } },
        {
          field: 'template_id',
          what: {
            de: 'Nummer einer Vorlage, die nur aus {{ template "content" . }} besteht: die Mail ist schon vollständig',
            en: 'number of a template that is nothing but {{ template "content" . }}: the mail is complete',
          },
        },
      ],
    }
  },
}
