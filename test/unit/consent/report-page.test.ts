import { describe, expect, it } from 'vitest'
import { calendarIn } from '../../../src/consent/page/days.ts'
import type { WithdrawalReport } from '../../../src/consent/report.ts'
import { reportPage } from '../../../src/consent/report-page.ts'

const web = { de: 'Webseite', en: 'Web page' }
const letter = { de: 'Brief', en: 'Letter' }
const place = { piece: 'bad', locale: 'de', from: '2026-03-01T09:00:00.000Z' } as const
const onWeb = { ...place, title: 'Warm <im> Bad', channel: 'web-page', channelLabel: web, address: 'https://hub.example.com/de/bad', until: '2026-04-01T10:00:00.000Z' }
const inLetter = { ...place, title: 'Warm im Bad', channel: 'print-pdf', channelLabel: letter, address: null, until: '2026-04-01T10:00:00.000Z' }
const report: WithdrawalReport = {
  testimonial: 't-1',
  label: 'Lob fürs Bad',
  consent: 'withdrawn',
  asOf: '2026-04-02T10:00:00.000Z',
  linkHandedOver: null,
  places: [onWeb, inLetter],
  lists: [{ list: 'wall', label: { de: 'Seite mit Kundenstimmen', en: 'Page of customers’ voices' }, locale: 'de', channel: 'web-page', channelLabel: web, addresses: ['https://hub.example.com/de/stimmen'], from: place.from, until: null }],
  shownNow: [],
  gone: [onWeb, inLetter],
  printed: [inLetter],
  posted: [],
  mailed: [],
  mailings: [],
}
const frame = { brand: null, calendar: calendarIn('Europe/Berlin'), path: '/report' }
const sectionOf = (body: string, id: string) => [...body.matchAll(/<section aria-labelledby="(\w+)">.*?<\/section>/gs)].find(([, found]) => found === id)?.[0] ?? ''

describe('the report as a page', () => {
  it('says what is shown, what is gone and what cannot be called back', () => {
    const { body } = reportPage(report, 'de', frame)
    expect(body).toContain('Sie haben Ihre Einwilligung widerrufen.')
    expect(sectionOf(body, 'now')).toContain('https://hub.example.com/de/stimmen')
    expect(sectionOf(body, 'now')).not.toContain('Warm')
    expect(sectionOf(body, 'gone')).toContain('1. März 2026, 10:00 Uhr bis 1. April 2026, 12:00 Uhr')
    expect(sectionOf(body, 'outside')).toContain('Gedruckt')
    expect(sectionOf(body, 'outside')).not.toContain('Newsletter')
  })

  it('speaks English, leads back to German, and shows titles as text', () => {
    const { body } = reportPage(report, 'en', frame)
    expect(body).toContain('<html lang="en">')
    expect(body).toContain('/report?as=page&amp;lang=de')
    expect(body).toContain('Warm &lt;im&gt; Bad')
    expect(body).not.toContain('<im>')
  })

  it('says that the words are nowhere', () => {
    const { body } = reportPage({ ...report, places: [], lists: [], gone: [], printed: [] }, 'de', frame)
    expect(sectionOf(body, 'now')).toContain('Nirgends.')
    expect(sectionOf(body, 'outside')).toBe('')
  })

  it('names each mail with the words that left the house, and where it is read on the web', () => {
    const mailing = { mailing: 'mailing-1', title: 'Winter & <Wärme>', locale: 'de', is: 'export', at: place.from, address: 'https://hub.example.com/de/mailings/mailing-1/abc' } as const
    const { body } = reportPage({ ...report, mailings: [mailing, { ...mailing, is: 'test', address: null }] }, 'de', frame)
    const mails = sectionOf(body, 'mails')
    expect(mails).toContain('<strong>Winter &amp; &lt;Wärme&gt;</strong>, zum Versand übergeben: 1. März 2026')
    expect(mails).toContain('zur Probe an wenige Adressen gesendet')
    expect(mails.match(/hub\.example\.com/g)).toHaveLength(1)
    expect(sectionOf(body, 'outside')).toContain('Verschickte Mails bleiben bei ihren Empfängern')
  })
})
