/** The page of an export says in words what happened: nothing of it is shown as it is stored. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { DIALOG_SOURCES, DIALOG_STATES } from '../../../collections/service-dialogs/fields.ts'
import { ATTRIBUTIONS, CONSENT_EVENTS } from '../../../src/consent/fold.ts'
import { calendarIn } from '../../../src/consent/page/days.ts'
import type { PersonData } from '../../../src/consent/rights/gather.ts'
import { personPage } from '../../../src/consent/rights/person-page.ts'
import { VALUES } from '../../../src/consent/rights/person-words.ts'
import { TASK_KINDS } from '../../../src/consent/tasks.ts'
import { DELIVERY_STATES } from '../../../src/publishing/record-types.ts'

/** The union is a type: its members are read where they are declared. */
const declared = readFileSync(join(import.meta.dirname, '../../../src/publishing/audit.ts'), 'utf8').match(/interface AuditEntry \{.*?readonly type:(?<types>[^/}]*?)\n\s*(?:\/\*\*|readonly)/s)?.groups?.types ?? ''
const auditTypes = [...declared.matchAll(/'([a-z-]+)'/g)].map(([, type]) => type ?? '')

describe('values', () => {
  it('of the audit log are found', () => expect(auditTypes.length).toBeGreaterThan(20))
  it.each([
    ['what', auditTypes],
    ['type', CONSENT_EVENTS],
    ['by', ['customer', 'house', 'hub']],
    ['of', ['contact', 'dialog', 'testimonial']],
    ['state', [...DELIVERY_STATES, ...DIALOG_STATES, 'done']],
    ['kind', [...TASK_KINDS, 'quote', 'evidence', 'link', 'call-note', 'signed-form']],
    ['source', DIALOG_SOURCES],
    ['attribution', ATTRIBUTIONS],
  ] as const)('of "%s" have words in both languages', (field, values) => {
    expect(values.filter((value) => !VALUES[field]?.[value]?.de || !VALUES[field]?.[value]?.en)).toEqual([])
  })
})

describe('the page', () => {
  const data: PersonData = {
    format: 'einklang-person/1',
    madeAt: '2026-11-22T09:00:00.000Z',
    contact: {},
    dialogs: [],
    testimonials: [],
    excerpts: [],
    consents: [],
    receipts: [],
    publications: [],
    deliveries: [{ network: 'mastodon', locale: 'de', state: 'uncertain', url: 'https://social.example.com/@stadtwerke/1' }],
    mails: [{ subject: 'Warm durch den Winter', what: 'mailing-exported' }],
    recipientLists: [],
    suppressions: [],
    tasks: [{ kind: 'take-down-post', of: 'testimonial', state: 'open' }],
    log: [{ what: 'words-changed', of: 'dialog', by: 'hub' }],
    files: [],
  }
  const body = personPage(data, 'de', { calendar: calendarIn('Europe/Berlin'), channels: [] })

  it('calls where a post stands an address, not where somebody lives', () => {
    expect(body).toContain('<dt>Adresse</dt><dd>https://social.example.com/@stadtwerke/1</dd>')
    expect(body).not.toContain('Anschrift')
  })

  it('shows what is one of a few in words', () => {
    for (const words of ['ungewiss', 'Post im Netzwerk löschen', 'Newsletter zum Versand übergeben', 'eine Kundenstimme', 'Worte geändert', 'ein Gespräch', 'System']) expect(body).toContain(`<dd>${words}</dd>`)
    expect(body).not.toMatch(/uncertain|take-down-post|words-changed|<dd>hub/)
  })
})
