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
  readonly imprint: string
  readonly imprintPage: string
  readonly privacyPage: string
  readonly representatives: string
  readonly vatId: string
  readonly phone: string
  readonly email: string
  readonly by: string
  readonly photo: string
  readonly legal: string
  readonly related: string
  readonly table: string
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
    imprint: 'Impressum',
    imprintPage: 'Vollständiges Impressum',
    privacyPage: 'Datenschutz',
    representatives: 'Vertreten durch',
    vatId: 'USt-IdNr.',
    phone: 'Telefon',
    email: 'E-Mail',
    by: 'Von',
    photo: 'Foto:',
    legal: 'Hinweis',
    related: 'Zum Weiterlesen',
    table: 'Tabelle',
    done: 'erledigt',
    open: 'offen',
    draft: 'Entwurf',
    draftDetail: 'Diese Seite ist noch nicht freigegeben.',
    notFound: 'Diese Seite gibt es nicht',
    notFoundDetail: 'Vielleicht hat sich die Adresse geändert, oder es hat sich ein Tippfehler eingeschlichen.',
    gone: 'Diese Seite ist nicht mehr verfügbar',
    goneDetail: 'Der Beitrag war befristet oder wurde zurückgezogen.',
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
    listTitle: 'News',
    listEmpty: 'There is nothing to read here yet. Please come back soon.',
    listIntro: (name) => `The latest from ${name}`,
    breadcrumbs: 'You are here',
    languages: 'Languages',
    imprint: 'Legal notice',
    imprintPage: 'Full legal notice',
    privacyPage: 'Privacy',
    representatives: 'Represented by',
    vatId: 'VAT ID',
    phone: 'Phone',
    email: 'E-mail',
    by: 'By',
    photo: 'Photo:',
    legal: 'Please note',
    related: 'Read on',
    table: 'Table',
    done: 'done',
    open: 'to do',
    draft: 'Draft',
    draftDetail: 'This page has not been approved yet.',
    notFound: 'This page does not exist',
    notFoundDetail: 'The address may have changed, or a typing error has crept in.',
    gone: 'This page is no longer available',
    goneDetail: 'The piece was limited in time or has been withdrawn.',
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
