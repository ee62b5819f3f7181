/** The page's own words. */
import type { UiLanguage } from '../../../src/channel/ui-language.ts'
import type { PieceKind } from '../../../src/content/edition.ts'

export interface Phrases {
  readonly skip: string
  readonly listTitle: string
  readonly listEmpty: string
  readonly listIntro: (name: string) => string
  readonly breadcrumbs: string
  readonly languages: string
  readonly menu: string
  readonly imprint: string
  /** The house's own page elsewhere, linked from ours. */
  readonly imprintPage: string
  readonly imprintIntro: (name: string) => string
  /** How an imprint of several is told apart: by its market's country. */
  readonly imprintFor: (country: string) => string
  readonly imprintNone: string
  readonly privacy: string
  readonly privacyPage: string
  readonly privacyIntro: (name: string) => string
  /** What is said where the brand says nothing: who answers. */
  readonly privacyNone: string
  readonly privacyWho: string
  readonly privacyWhoDetail: string
  readonly contact: string
  readonly company: string
  readonly address: string
  readonly register: string
  readonly representatives: string
  readonly vatId: string
  readonly phone: string
  readonly email: string
  readonly by: string
  readonly photo: string
  readonly legal: string
  readonly related: string
  readonly table: string
  readonly contents: string
  readonly topics: string
  readonly everything: string
  readonly feed: string
  readonly listOf: (kind: PieceKind) => string
  readonly listAbout: (topic: string) => string
  readonly readMore: string
  readonly done: string
  readonly open: string
  readonly draft: string
  readonly draftDetail: string
  readonly notFound: string
  readonly notFoundDetail: string
  readonly gone: string
  readonly goneDetail: string
  readonly toList: string
  readonly voices: string
  readonly voicesAbout: (topic: string) => string
  readonly voicesIntro: (name: string) => string
  readonly voicesEmpty: string
  readonly voicesTopics: string
  readonly voicesAll: string
  readonly voicesMore: string
  readonly pages: string
  readonly newer: string
  readonly older: string
  readonly pageOf: (page: number, pages: number) => string
  readonly kinds: Readonly<Record<PieceKind, string>>
}

export const PHRASES: Readonly<Record<UiLanguage, Phrases>> = {
  de: {
    skip: 'Zum Inhalt springen',
    listTitle: 'Aktuelles',
    listEmpty: 'Noch gibt es hier nichts zu lesen. Schauen Sie bald wieder vorbei.',
    listIntro: (name) => `Neues von ${name}`,
    breadcrumbs: 'Sie sind hier',
    languages: 'Sprachen',
    menu: 'Hauptmenü',
    imprint: 'Impressum',
    imprintPage: 'Impressum auf unserer Hauptseite',
    imprintIntro: (name) => `Wer für diese Seiten von ${name} einsteht`,
    imprintFor: (country) => `Impressum für ${country}`,
    imprintNone: 'Für diese Seiten ist noch kein Impressum hinterlegt.',
    privacy: 'Datenschutz',
    privacyPage: 'Datenschutzerklärung auf unserer Hauptseite',
    privacyIntro: (name) => `Wie ${name} mit Ihren Daten umgeht`,
    privacyNone: 'Auf dieser Website steht noch kein eigener Datenschutzhinweis. Wenden Sie sich mit Fragen und Wünschen zu Ihren Daten bitte an die Stelle, die für sie verantwortlich ist.',
    privacyWho: 'Wer für Ihre Daten verantwortlich ist',
    privacyWhoDetail: 'Auskunft, Berichtigung, Löschung: Schreiben Sie uns formlos, es kostet Sie nichts.',
    contact: 'Kontakt',
    company: 'Unternehmen',
    address: 'Anschrift',
    register: 'Register',
    representatives: 'Vertreten durch',
    vatId: 'USt-IdNr.',
    phone: 'Telefon',
    email: 'E-Mail',
    by: 'Von',
    photo: 'Foto:',
    legal: 'Hinweis',
    related: 'Zum Weiterlesen',
    table: 'Tabelle',
    contents: 'Auf dieser Seite',
    topics: 'Themen',
    everything: 'Alles',
    feed: 'Feed abonnieren',
    listOf: (kind) => ({ news: 'Nachrichten', offer: 'Angebote', guide: 'Ratgeber', 'service-notice': 'Servicehinweise', snippet: 'Textbausteine' })[kind],
    listAbout: (topic) => `Thema: ${topic}`,
    readMore: 'Weiterlesen',
    done: 'erledigt',
    open: 'offen',
    draft: 'Entwurf',
    draftDetail: 'Diese Seite ist noch nicht freigegeben.',
    notFound: 'Diese Seite gibt es nicht',
    notFoundDetail: 'Vielleicht hat sich die Adresse geändert, oder es hat sich ein Tippfehler eingeschlichen.',
    gone: 'Diese Seite ist nicht mehr verfügbar',
    goneDetail: 'Der Beitrag war befristet oder wurde zurückgezogen. Was jetzt gilt, steht in den aktuellen Beiträgen.',
    toList: 'Zu allen Beiträgen',
    voices: 'Kundenstimmen',
    voicesAbout: (topic) => `Kundenstimmen: ${topic}`,
    voicesIntro: (name) => `Was Kundinnen und Kunden über ${name} sagen`,
    voicesEmpty: 'Zurzeit gibt es hier keine Kundenstimmen.',
    voicesTopics: 'Themen',
    voicesAll: 'Alle Themen',
    voicesMore: 'Alle Kundenstimmen lesen',
    pages: 'Seiten',
    newer: 'Neuere',
    older: 'Ältere',
    pageOf: (page, pages) => `Seite ${page} von ${pages}`,
    kinds: { news: 'Nachricht', offer: 'Angebot', guide: 'Ratgeber', 'service-notice': 'Servicehinweis', snippet: 'Textbaustein' },
  },
  en: {
    skip: 'Skip to content',
    listTitle: 'Latest',
    listEmpty: 'There is nothing to read here yet. Please come back soon.',
    listIntro: (name) => `The latest from ${name}`,
    breadcrumbs: 'You are here',
    languages: 'Languages',
    menu: 'Main menu',
    imprint: 'Legal notice',
    imprintPage: 'Legal notice on our main site',
    imprintIntro: (name) => `Who answers for these pages of ${name}`,
    imprintFor: (country) => `Legal notice for ${country}`,
    imprintNone: 'No legal notice has been given for these pages yet.',
    privacy: 'Privacy',
    privacyPage: 'Privacy notice on our main site',
    privacyIntro: (name) => `How ${name} treats your data`,
    privacyNone: 'This website has no privacy notice of its own yet. With any question or wish about your data, please turn to those who are responsible for it.',
    privacyWho: 'Who is responsible for your data',
    privacyWhoDetail: 'Access, correction, erasure: write to us in your own words, it costs you nothing.',
    contact: 'Contact',
    company: 'Company',
    address: 'Address',
    register: 'Register',
    representatives: 'Represented by',
    vatId: 'VAT ID',
    phone: 'Phone',
    email: 'E-mail',
    by: 'By',
    photo: 'Photo:',
    legal: 'Please note',
    related: 'Read on',
    table: 'Table',
    contents: 'On this page',
    topics: 'Topics',
    everything: 'Everything',
    feed: 'Subscribe to the feed',
    listOf: (kind) => ({ news: 'News', offer: 'Offers', guide: 'Guides', 'service-notice': 'Service notices', snippet: 'Snippets' })[kind],
    listAbout: (topic) => `Topic: ${topic}`,
    readMore: 'Read on',
    done: 'done',
    open: 'to do',
    draft: 'Draft',
    draftDetail: 'This page has not been approved yet.',
    notFound: 'This page does not exist',
    notFoundDetail: 'The address may have changed, or a typing error has crept in.',
    gone: 'This page is no longer available',
    goneDetail: 'The piece was limited in time or has been withdrawn. The latest pieces say what holds now.',
    toList: 'See everything',
    voices: 'Customers’ voices',
    voicesAbout: (topic) => `Customers’ voices: ${topic}`,
    voicesIntro: (name) => `What customers say about ${name}`,
    voicesEmpty: 'There are no customers’ voices here at present.',
    voicesTopics: 'Topics',
    voicesAll: 'All topics',
    voicesMore: 'Read all customers’ voices',
    pages: 'Pages',
    newer: 'Newer',
    older: 'Older',
    pageOf: (page, pages) => `Page ${page} of ${pages}`,
    kinds: { news: 'News', offer: 'Offer', guide: 'Guide', 'service-notice': 'Service notice', snippet: 'Snippet' },
  },
}
