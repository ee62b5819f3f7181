/** What is printed in the bench: a letter of two pages with a photo, a table, a list and a personal code, for as many invented people as wanted. */
import sharp from 'sharp'
import type { PackTools, Recipient } from '../../../src/channel/contract.ts'
import type { PressOrder, PressTools } from '../../../src/channel/press.ts'
import type { PieceContent } from '../../../src/content/edition.ts'
import type { Block } from '../../../src/content/nodes.ts'
import { printPdf } from '../../../plugins/print-pdf/index.ts'
import { STADTWERKE_LINDENTAL } from '../../fixtures/brand.ts'
import { HERO, LOGO, MEDIA } from '../../fixtures/media-facts.ts'
import { NEWS_DE, edition, renderContext, renderInput } from '../../fixtures/pieces.ts'

export const PARAGRAPHS = [
  'Die Lohme führt selbst im Januar noch sechs Grad warmes Wasser. Eine Wärmepumpe am Gerbersteg macht daraus 72 Grad für die Heizkörper der Nachbarschaft. Das spart im Mühlenviertel jedes Jahr so viel Erdgas, wie dreihundert Einfamilienhäuser verbrauchen.',
  'Für Sie heißt das: Sie behalten Ihre Heizkörper und Ihre Leitungen im Haus. Ausgetauscht wird nur der Kessel im Keller gegen eine Übergabestation, die etwa so groß ist wie ein Kühlschrank. Schornsteinfeger und Wartungsvertrag entfallen, die Abrechnung kommt einmal im Jahr.',
  'Wir bauen in vier Abschnitten und halten jede Straße höchstens sieben Wochen lang gesperrt. Rettungswege bleiben immer frei, die Müllabfuhr kommt wie gewohnt, und die Gehwege sind an jedem Abend wieder begehbar. Was sich ändert, schreiben wir Ihnen zwei Wochen vorher.',
  'Wer sich bis Ende Juni anmeldet, zahlt für den Anschluss keine Grundkosten. Spätere Anschlüsse sind möglich, solange die Trasse in Ihrer Straße offen ist; danach muss neu gegraben werden, und das kostet. Ein Vorvertrag bindet Sie nicht, er hält Ihnen nur den Platz im Netz frei.',
  'Der Preis der Wärme folgt zu vierzig Prozent dem Strompreis für Großabnehmer und zu sechzig Prozent den Löhnen im Handwerk. Gas kommt in der Formel nicht mehr vor. In den letzten zehn Jahren wäre er damit um durchschnittlich zwei Prozent im Jahr gestiegen, nicht um sieben.',
  'Am Donnerstag, dem 23. April, zeigen wir ab 18 Uhr die Pumpe, die Pläne und Ihre Straße im Stadtteilhaus. Bringen Sie Ihre letzte Heizkostenabrechnung mit: Wir rechnen Ihnen aus, was sich bei Ihnen ändert. Wer nicht kommen kann, erreicht das Baubüro werktags von 8 bis 17 Uhr.',
] as const
export const PLACES = ['Gerberstraße: 7. April bis 22. Mai', 'Untere Mühlgasse: 25. Mai bis 3. Juli', 'Am Gerbersteg: 6. Juli bis 21. August', 'Färberhof: 24. August bis 9. Oktober'] as const
export const COSTS = [
  ['Leistung', 'bis Ende Juni', 'danach'],
  ['Hausanschluss', '0 €', '2.900 €'],
  ['Übergabestation', '4.200 €', '4.200 €'],
  ['Ausbau des Kessels', '350 €', '480 €'],
] as const
export const TITLE = 'Das Mühlenviertel bekommt Fernwärme aus dem Fluss'

const text = (words: string) => [{ type: 'text', text: words }] as const
const paragraph = (words: string): Block => ({ type: 'paragraph', children: text(words) })
const body: readonly Block[] = [
  { type: 'paragraph', children: [{ type: 'text', text: 'unter der Kundennummer ' }, { type: 'variable', name: 'customerNumber', fallback: '–' }, { type: 'text', text: ` beziehen Sie Gas von uns. ${PARAGRAPHS[0]}` }] },
  ...PARAGRAPHS.slice(1, 3).map(paragraph),
  { type: 'heading', level: 2, children: text('Wann wo gebaut wird') },
  { type: 'list', ordered: false, items: PLACES.map((place) => ({ type: 'listItem', children: text(place) })) },
  { type: 'heading', level: 2, children: text('Was es kostet') },
  paragraph(PARAGRAPHS[3]),
  { type: 'table', rows: COSTS.map((cells, row) => ({ type: 'tableRow', cells: cells.map((cell) => ({ type: 'tableCell', ...(row === 0 ? { isHeader: true } : {}), children: text(cell) })) })) },
  ...PARAGRAPHS.slice(4).map(paragraph),
]
const content: PieceContent = { ...NEWS_DE.content, title: TITLE, body: { type: 'root', children: body } }

const notices = {
  mailingOrigin: { de: 'Ihre Anschrift kennen wir aus Ihrem Gasvertrag mit uns.' },
  mailingObjection: { de: 'Sie können Werbung jederzeit widersprechen: Stadtwerke Lindental GmbH, Am Mühlgraben 12, 99998 Lindental.' },
}
const brand = { ...STADTWERKE_LINDENTAL, imprints: STADTWERKE_LINDENTAL.imprints.map((imprint) => ({ ...imprint, ...notices })) }

/** The order of the run: chunks of 100, marks, black that prints over, as a new print shop's profile has it. */
export function letterOrder(): PressOrder {
  const profile = { files: 'chunks', recipientsPerFile: 100, singleFileMost: 500_000_000, standard: 'pdf-x-4', hasMarks: true, bleed: null, icc: null, overprintsBlack: true, sort: 'list' } as const
  const settings = printPdf.press!.settingsFor({}, 'letter-b', profile, { textSizePt: null, saysTeaserOnly: false, franking: false, inserterMarks: false, returnNote: '' })
  const { recipient: _, ...input } = renderInput(edition(content), 'letter')
  return { run: 'bench', date: '2026-11-22T12:00:00Z', format: 'letter-b', profile, input, ctx: { ...renderContext(settings as never, { locale: 'de' }), brand } }
}

const GIVEN = ['Edda', 'Jörg', 'Nguyễn', 'Maëlle', 'Łucja', 'Ömer', 'Sibylle', 'Åse', 'Kübra', 'Thaddäus', 'Wilhelmine']
const SURNAMES = ['Özdemir', 'Brückner', 'Nowak', 'Schmidt-Rottluff', 'Åkesson', 'Lohmann', 'von der Au', 'Weiß', 'Szczepański', 'Müller', 'Groß', 'Peeters', 'Yılmaz']
const STREETS = ['Mühlenweg', 'Gerberstraße', 'Färberhof', 'An der Lohme', 'Untere Mühlgasse']

/** Number `index` of the invented people; each has a letter of their own. */
export function recipient(index: number): Recipient {
  const name = `${GIVEN[index % GIVEN.length]} ${SURNAMES[index % SURNAMES.length]}`
  return {
    givenName: GIVEN[index % GIVEN.length],
    surname: SURNAMES[index % SURNAMES.length],
    salutation: `Guten Tag ${name}`,
    customerNumber: `K-${100_000 + index}`,
    addressLines: [name, `${STREETS[index % STREETS.length]} ${1 + (index % 180)}`, `${99_000 + (index % 900)} Lindental`],
    country: 'DE',
    personalUrl: `https://hub.stadtwerke-lindental.example/p/${(index + 46_656).toString(36)}`,
  }
}
export const recipients = (from: number, to: number): Recipient[] => Array.from({ length: to - from }, (_, index) => recipient(from + index))

const originals = new Map<string, Promise<Uint8Array>>()

/** A photo as cameras make them, as far as work is concerned: slow changes of light, and noise. */
async function drawPhoto(width: number, height: number): Promise<Uint8Array> {
  const noise = await sharp({ create: { width, height, channels: 3, background: '#808080', noise: { type: 'gaussian', mean: 128, sigma: 14 } } }).png().toBuffer()
  const light = `<svg width="${width}" height="${height}" xmlns="http://www.w3.org/2000/svg"><defs><linearGradient id="a" x2="0" y2="1"><stop stop-color="#9cc7e8"/><stop offset=".6" stop-color="#f3e2c0"/><stop offset="1" stop-color="#4a5b3a"/></linearGradient><radialGradient id="b" cx=".7" cy=".3"><stop stop-color="#ffe9a8"/><stop offset="1" stop-color="#ffe9a8" stop-opacity="0"/></radialGradient></defs><rect width="100%" height="100%" fill="url(#a)"/><rect width="100%" height="100%" fill="url(#b)"/></svg>`
  return new Uint8Array(await sharp(Buffer.from(light)).composite([{ input: noise, blend: 'soft-light' }]).jpeg({ quality: 92 }).toBuffer())
}
async function drawLogo(width: number, height: number): Promise<Uint8Array> {
  const svg = `<svg width="${width}" height="${height}" xmlns="http://www.w3.org/2000/svg"><rect width="100%" height="100%" fill="#fff"/><circle cx="${height / 2}" cy="${height / 2}" r="${height * 0.4}" fill="#0b5d4e"/><rect x="${height * 1.2}" y="${height * 0.3}" width="${width - height * 1.4}" height="${height * 0.4}" fill="#0b5d4e"/></svg>`
  return new Uint8Array(await sharp(Buffer.from(svg)).png().toBuffer())
}
export function photo(): Promise<Uint8Array> {
  return tools.original(HERO)
}

export const tools: PackTools & PressTools = {
  original: (key) => {
    const { width = 100, height = 100 } = MEDIA[key] ?? {}
    const known = originals.get(key) ?? (key === LOGO ? drawLogo(width, height) : drawPhoto(width, height))
    originals.set(key, known)
    return known
  },
  image: () => Promise.reject(new Error('letters cut their pictures themselves')),
  icc: () => Promise.reject(new Error('no profile was ordered')),
}
