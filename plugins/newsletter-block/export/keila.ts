/** Keila 0.30 and later: a campaign in draft. */
import type { MailExport } from '../../../src/channel/mail-export.ts'
import { packedMail } from './packed-mail.ts'

export const KEILA: MailExport = {
  label: 'Keila',
  links: { online: '{{ campaign.public_link }}', unsubscribe: '{{ unsubscribe_link }}' },
  source: 'https://github.com/pentacent/keila (lib/keila_web/api/schemas/mailings_campaign.ex, lib/keila/mailings/campaign_renderer.ex)',
  asOf: '2026-11-22',
  payload: (packed) => {
    const { subject, preheader, html } = packedMail(packed)
    return {
      method: 'POST',
      path: '/api/v1/campaigns',
      // Keila makes the plain text of the HTML itself.
      body: { data: { subject, preview_text: preheader, settings: { type: 'html' }, html_body: html } },
      toFill: [
        { field: 'data.sender_id', what: { de: 'der Absender', en: 'the sender' } },
        { field: 'data.segment_id', what: { de: 'das Segment; ohne eines geht die Mail an alle', en: 'the segment; without one the mail goes to everybody' } },
        {
          field: 'public_link_enabled',
          what: { de: 'kein Feld der API: in Keila den öffentlichen Link der Kampagne einschalten, sonst führt „Im Browser ansehen“ nirgendwohin', en: 'no field of the API: switch on the campaign’s public link in Keila, or “View in browser” leads nowhere' },
        },
      ],
    }
  },
}
