/** Orders and recipients for the press in tests. */
import { press } from '../../../plugins/print-pdf/press/press.ts'
import type { PackTools, Recipient } from '../../../src/channel/contract.ts'
import type { PressChoices, PressOrder, PressProfile, PressTools } from '../../../src/channel/press.ts'
import type { BrandContent } from '../../../src/content/edition.ts'
import { STADTWERKE_LINDENTAL } from '../../fixtures/brand.ts'
import { NEWS_DE, renderContext, renderInput } from '../../fixtures/pieces.ts'
import { printTools } from './print-tools.ts'

export const PROFILE: PressProfile = {
  files: 'chunks',
  recipientsPerFile: 100,
  singleFileMost: 500_000_000,
  standard: 'pdf-x-4',
  hasMarks: true,
  bleed: null,
  icc: null,
  overprintsBlack: false,
  sort: 'list',
}

const CHOICES: PressChoices = { textSizePt: null, saysTeaserOnly: false, franking: false, inserterMarks: false, returnNote: '' }

/** The house with what personal letters must say. */
const brand: BrandContent = {
  ...STADTWERKE_LINDENTAL,
  imprints: STADTWERKE_LINDENTAL.imprints.map((imprint) => ({
    ...imprint,
    mailingOrigin: { de: 'Ihre Anschrift kennen wir aus Ihrem Vertrag mit uns.', en: 'We know your address from your contract with us.' },
    mailingObjection: { de: 'Sie können Werbung jederzeit widersprechen: Stadtwerke Lindental GmbH, Am Mühlgraben 12, 99998 Lindental.', en: 'You can object to advertising at any time: Stadtwerke Lindental GmbH, Am Mühlgraben 12, 99998 Lindental.' },
  })),
}

/** A run of the German news as letters. */
export function letterOrder(profile: Partial<PressProfile> = {}): PressOrder {
  const { recipient: _, ...input } = renderInput(NEWS_DE, 'letter')
  return {
    run: 'run-1',
    date: '2026-11-22T12:00:00Z',
    format: 'letter-b',
    profile: { ...PROFILE, ...profile },
    input,
    ctx: renderContext(press.settingsFor({}, 'letter-b', { ...PROFILE, ...profile }, CHOICES), { locale: 'de', brand }),
  }
}

const SURNAMES = ['Özdemir', 'Brückner', 'Nguyễn', 'Łukasz', 'Schmidt-Rottluff', 'Åkesson', 'Lohmann']

/** Invented people with numbers `from` to before `to`. */
export function recipients(from: number, to: number): Recipient[] {
  return Array.from({ length: to - from }, (_, index) => {
    const number = from + index
    const surname = SURNAMES[number % SURNAMES.length] ?? ''
    return {
      givenName: 'Edda',
      surname,
      salutation: `Guten Tag Edda ${surname}`,
      customerNumber: `K-${10_000 + number}`,
      addressLines: [`Edda ${surname}`, `Mühlenweg ${number + 1}`, '99998 Lindental'],
      country: 'DE',
    }
  })
}

export const runTools: PackTools & PressTools = { ...printTools, icc: () => Promise.reject(new Error('no profile was ordered')) }
