/** Brands that nobody approves and that come all the same, by an import or from another hub: every value that a channel could write down unread. */
import type { BrandContent } from '../../src/content/edition.ts'
import { STADTWERKE_LINDENTAL } from '../fixtures/brand.ts'
import { LOGO, MEDIA } from '../fixtures/media-facts.ts'

/** One hostile string in every text of a brand, its imprints, its sender and its logo. */
export function hostileBrand(word: string): BrandContent {
  const address = { name: word, street: word, postcode: word, town: word, country: word }
  const imprint = { market: 'DE', company: word, address, representatives: word, register: word, vatId: word, email: word, phone: word }
  return {
    ...STADTWERKE_LINDENTAL,
    name: word,
    claim: word,
    logo: { media: LOGO, alt: word },
    imprints: [imprint, { ...imprint, market: word }],
    sender: address,
    links: { imprintUrl: word, privacyUrl: word },
    privacy: Object.fromEntries(['de', 'en'].map((locale) => [locale, { type: 'root' as const, children: [{ type: 'paragraph' as const, children: [{ type: 'link' as const, url: word, children: [{ type: 'text' as const, text: word }] }] }] }])),
    media: { [LOGO]: { ...MEDIA[LOGO]!, alt: word, filename: word, rightsHolder: word, licence: word } },
  }
}

/** Leads where no link of a brand may lead. */
export const brandLinkedTo = (url: string): BrandContent => ({ ...STADTWERKE_LINDENTAL, links: { imprintUrl: url, privacyUrl: url } })

/** What stands in every hostile colour, so that it is found wherever one gets to. */
export const COLOUR_MARK = 'evilcolour'
export const HOSTILE_COLOURS: readonly string[] = [
  `#0b5d4e;}body{background:url(//${COLOUR_MARK}.example/x)}`,
  `</style><script>alert("${COLOUR_MARK}")</script>`,
  `"onload="${COLOUR_MARK}`,
  `url(https://${COLOUR_MARK}.example)`,
  `{{${COLOUR_MARK}}} *|${COLOUR_MARK}|*`,
  `#0b5d4e\u0000${COLOUR_MARK}`,
  `${COLOUR_MARK}`.repeat(1_000),
]

/** No colour at all; a channel falls back. */
export const EMPTY_COLOURS: readonly string[] = ['', '#', '#fff', 'red', '#GGGGGG']

/** Every colour is this, as the screen has it. */
export function brandColoured(hex: string): BrandContent {
  const { primary, accent, ink, paper } = STADTWERKE_LINDENTAL.colours
  return { ...STADTWERKE_LINDENTAL, colours: { primary: { ...primary, hex }, accent: { ...accent, hex }, ink: { ...ink, hex }, paper: { ...paper, hex } } }
}
