/**
 * Job tickets in XJDF 2.1 (CIP4), as a buyer of print hands them over: what is wanted (the product's intents), of which files, for whom, where to. No process steps: how it is printed is for the shop.
 * Lengths are in points of 1/72 inch, as the whole of XJDF has them (XJDF 2.1, 1.5 "Units").
 */
import type { TicketAddress, TicketFacts, TicketFile } from '../../../src/channel/job-ticket.ts'
import type { Fold, PrintFormat } from '../../../src/channel/print-format.ts'
import { PRINTING_CONDITIONS } from '../finisher/output-intents.ts'
import { element } from './xml.ts'

const NAMESPACE = 'http://www.CIP4.org/JDFSchema_2_0'
const PRODUCT = 'product'
const CUSTOMER = 'customer'
const DELIVERY = 'delivery'
/** All pieces go to one place at one time. */
const DROP = 'drop-1'

const points = (mm: number): number => (mm * 72) / 25.4
const pair = (...mm: readonly number[]): string => mm.map((one) => Number(points(one).toFixed(4))).join(' ')
/** Strings of XJDF are one line of at most 1,023 characters. */
const line = (text: string): string => text.replace(/\s+/g, ' ').trim().slice(0, 1023)
/** Ids of jobs and conditions are NMTOKEN: no blanks. */
const token = (text: string): string => text.replace(/[^A-Za-z0-9._-]+/g, '-').slice(0, 80) || 'x'

/** Names of XJDF's table "Product types"; a leaflet is "a single unfolded sheet". */
const PRODUCT_TYPE = { letter: 'Letter', card: 'Postcard', 'self-mailer': 'SelfMailer', flyer: 'Leaflet' } as const satisfies Record<PrintFormat['family'], string>
const COLOURS = 'Cyan Magenta Yellow Black'
/** What XJDF's table "PrintStandard characterization data sets" calls them; the reference names are to be taken where there are any. */
const STANDARD_NAMES: readonly (readonly [RegExp, string])[] = [
  [/pso uncoated v3/i, 'FOGRA52'],
  [/pso coated v3/i, 'FOGRA51'],
  [/pso uncoated iso ?12647/i, 'FOGRA47'],
  [/iso coated v2/i, 'FOGRA39'],
  [/ecicmyk/i, 'FOGRA53'],
]
const printStandard = (condition: string): string => {
  const [, number] = /fogra ?(\d{2})/i.exec(condition) ?? []
  return number ? `FOGRA${number}` : (STANDARD_NAMES.find(([name]) => name.test(condition))?.[1] ?? token(condition))
}
/** Paper types of ISO 12647-2:2013 that both coatings stand for. */
const PAPER = { uncoated: { Coating: 'None', ISOPaperSubstrate: 'PS5' }, coated: { Coating: 'Coated', ISOPaperSubstrate: 'PS1' } } as const

/** The ticket of a run. The same facts give the same text. @param format that of {@link TicketFacts.format} */
export function ticketOf(facts: TicketFacts, format: PrintFormat): string {
  const sets = [
    resourceSet('NodeInfo', [resource({}, [element('NodeInfo', { LastEnd: facts.due, Status: 'Waiting' })])]),
    resourceSet('CustomerInfo', [resource({}, [element('CustomerInfo', { CustomerID: token(facts.customer.id), CustomerJobName: line(facts.title), CustomerOrderID: facts.run })])]),
    resourceSet('Contact', contacts(facts)),
    resourceSet('DeliveryParams', [resource({}, delivery(facts))]),
    resourceSet('RunList', facts.files.map(runList)),
  ]
  const root = {
    xmlns: NAMESPACE,
    Version: '2.1',
    // Intents alone: the job as it was ordered.
    Types: 'Product',
    JobID: token(facts.run),
    DescriptiveName: line(facts.title),
  }
  const body = [
    element('Comment', { Type: 'Instruction', Language: 'en' }, instructions(facts, format)),
    generalId('Build', String(facts.build)),
    generalId('FilesDated', facts.date),
    element('ProductList', {}, [product(facts, format)]),
    ...sets,
  ]
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element('XJDF', root, body)}\n`
}

const generalId = (usage: string, value: string): string => element('GeneralID', { IDUsage: usage, IDValue: value })
const resourceSet = (name: string, resources: readonly string[]): string => element('ResourceSet', { Name: name, Usage: 'Input' }, resources)
const resource = (attributes: Parameters<typeof element>[1], content: readonly string[]): string => element('Resource', attributes, content)
const intent = (name: string, attributes: Parameters<typeof element>[1], content: readonly string[] = []): string => element('Intent', { Name: name }, [element(name, attributes, content)])

function product(facts: TicketFacts, format: PrintFormat): string {
  const { least, most } = facts.pagesPerCopy
  const condition = facts.profile.icc?.condition || PRINTING_CONDITIONS[format.outputIntent].identifier
  const surface = (Surface: 'Front' | 'Back') => element('SurfaceColor', { ColorsUsed: COLOURS, PrintStandard: printStandard(condition), Surface })
  const { width, height } = format.trim
  return element('Product', { Amount: facts.copies, DescriptiveName: format.label.en, ID: PRODUCT, IsRoot: true, ProductType: format.isAddressed ? PRODUCT_TYPE[format.family] : 'Leaflet', ProductTypeDetails: format.id }, [
    intent('ColorIntent', {}, isTwoSided(format, most) ? [surface('Front'), surface('Back')] : [surface('Front')]),
    ...(format.folds.length === 0 ? [] : [intent('FoldingIntent', { FoldCatalog: foldCatalog(format) }, foldsOf(format))]),
    intent('LayoutIntent', {
      Bleed: points(facts.profile.bleed ?? format.bleed),
      // Only where the folded size leaves it open.
      Dimensions: format.folds.length > 0 ? pair(width, height) : null,
      FinishedDimensions: pair(...foldedSize(format), 0),
      // Surfaces, blank ones too: always even. Copies of different lengths have their pages in the intent for variable data.
      Pages: least === most ? most + (most % 2) : null,
      Sides: isTwoSided(format, most) ? 'TwoSidedHeadToHead' : 'OneSided',
    }),
    intent('MediaIntent', { ...PAPER[format.paper.kind], MediaType: 'Paper', Weight: format.paper.gramsPerSquareMetre }),
    ...(format.isAddressed ? [intent('VariableIntent', { Area: 1, AveragePages: averagePages(facts), MaxPages: most, MinPages: least, NumberOfCopies: 1, VariableQuality: 'Full', VariableType: 'Area' })] : []),
  ])
}

/** Where all copies have one page, there is nothing on the back, and nobody else's page either; else every copy has an even number of them. */
const isTwoSided = ({ isDuplex }: PrintFormat, mostPages: number): boolean => isDuplex && mostPages > 1

/** Never below the least or above the most. */
function averagePages({ files, pagesPerCopy: { least, most } }: TicketFacts): number {
  const sum = (of: 'pages' | 'copies') => files.reduce((total, file) => total + file[of], 0)
  return Math.min(most, Math.max(least, Math.round(sum('pages') / Math.max(1, sum('copies')))))
}

const AXES = [
  { axis: 'horizontal', from: 'Front', sizeOf: ({ trim }: Sized) => trim.height },
  { axis: 'vertical', from: 'Left', sizeOf: ({ trim }: Sized) => trim.width },
] as const

/** Named by its surfaces alone: X leaves open which fold of as many panels it is. */
const foldCatalog = ({ folds }: Sized): string => `F${AXES.reduce((surfaces, { axis }) => surfaces * (1 + folds.filter((fold) => fold.axis === axis).length), 2)}-X`

/**
 * From the far end, each under the rest: so the side with the address stays outside. XJDF counts from the front (lower) or left edge, which after a fold is that fold; our millimetres count from
 * the top and from the left.
 */
const foldsOf = (format: Sized): string[] =>
  AXES.flatMap(({ axis, from, sizeOf }) => {
    const whole = sizeOf(format)
    const fromEdge = format.folds.flatMap((fold) => (fold.axis === axis ? [axis === 'horizontal' ? whole - fold.atMm : fold.atMm] : [])).sort((a, b) => a - b)
    return fromEdge.map((at, index) => element('Fold', { From: from, To: 'Down', Travel: points(at - (fromEdge[index - 1] ?? 0)) }))
  })

type Sized = Pick<PrintFormat, 'trim' | 'folds'>

/** mm: the largest of the parts that the folds leave, in each direction. */
export function foldedSize({ trim, folds }: Sized): readonly [width: number, height: number] {
  const largest = (axis: Fold['axis'], whole: number) => {
    const edges = [0, ...folds.filter((fold) => fold.axis === axis).map(({ atMm }) => atMm), whole].sort((a, b) => a - b)
    return Math.max(...edges.slice(1).map((edge, index) => edge - (edges[index] ?? 0)))
  }
  return [largest('vertical', trim.width), largest('horizontal', trim.height)]
}

function contacts({ customer, delivery, shop }: TicketFacts): string[] {
  const contact = (id: string, type: string, content: readonly string[]) => resource({ ID: id }, [element('Part', { ContactType: type, DropID: type === 'Delivery' ? DROP : null }), element('Contact', {}, content)])
  const company = (name: string) => (name === '' ? [] : [element('Company', { OrganizationName: line(name) })])
  return [
    contact(CUSTOMER, 'Customer', company(customer.name)),
    contact('supplier', 'Supplier', company(shop.name)),
    ...(delivery ? [contact(DELIVERY, 'Delivery', [address(delivery), ...company(delivery.name)])] : []),
  ]
}

const address = ({ street, postcode, town, country }: TicketAddress): string =>
  element('Address', { City: line(town) || null, CountryCode: /^[A-Z]{2}$/.test(country) ? country : null, PostalCode: line(postcode) || null, Street: line(street) || null })

/** Without an address it is the shop that takes the pieces to the post. */
const delivery = ({ delivery: place, due, copies }: TicketFacts): string[] => [
  element('Part', { DropID: DROP }),
  element('DeliveryParams', { Method: place ? null : 'StandardShipping', Required: due, Transfer: place ? 'PrinterToBuyerDeliver' : null }, [element('DropItem', { Amount: copies, ItemRef: PRODUCT })]),
]

/** XJDF's own CheckSum is an MD5; the hub has SHA-256, and says so by name. Amounts of XJDF are of what is used or made, not of what a file holds. */
const runList = ({ name, sha256, bytes, pages, copies }: TicketFile): string =>
  resource({ DescriptiveName: name }, [
    generalId('Copies', String(copies)),
    generalId('SHA-256', sha256),
    element('Part', { Run: token(name.replace(/\.pdf$/, '')) }),
    element('RunList', { NPage: pages }, [element('FileSpec', { FileSize: bytes, MimeType: 'application/pdf', URL: `files/${encodeURIComponent(name)}`, UserFileName: name })]),
  ])

const STANDARD = { 'pdf-x-4': 'PDF/X-4', 'pdf-vt-1': 'PDF/VT-1' } as const

function instructions({ copies, pagesPerCopy: { least, most }, profile, delivery: place, due }: TicketFacts, format: PrintFormat): string {
  const by = due ? ` by ${due}` : ''
  return [
    `${format.label.en}, ${format.trim.width} x ${format.trim.height} mm, ${copies} copies of ${least === most ? most : `${least} to ${most}`} page(s).`,
    `Files are built to ${STANDARD[profile.standard]}${profile.hasMarks ? ', with marks' : ', without marks'}, bleed ${profile.bleed ?? format.bleed} mm.`,
    format.folds.length > 0 ? `Folds at ${format.folds.map(({ axis, atMm }) => `${atMm} mm from the ${axis === 'horizontal' ? 'top' : 'left'}`).join(' and ')}; the address side stays outside.` : 'No folds.',
    format.isAddressed ? (profile.sort === 'postcode' ? 'Sorted by country and postcode: keep the order.' : 'In the order of the list: keep it.') : 'Not addressed.',
    isTwoSided(format, most) ? 'Print on both sides: every copy has an even number of pages, where needed by an empty one in the file, and begins on a new sheet.' : 'Print on one side.',
    place ? `Deliver to the address given${by}.` : `No place of delivery: hand the pieces to the post${by}.`,
  ].join(' ')
}
