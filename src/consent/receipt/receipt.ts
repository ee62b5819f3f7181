/** Makes the receipt of one event of a consent. The same event gives the same receipt, byte for byte, whenever it is asked for. */
import type { ChannelId } from '../../channel/contract.ts'
import type { UiLanguage } from '../../channel/ui-language.ts'
import { sha256Hex } from '../../content/canonical.ts'
import type { BrandContent, Imprint } from '../../content/edition.ts'
import { keyedHash } from '../../publishing/keyed-hash.ts'
import type { ConsentEventRecord } from '../../publishing/records.ts'
import { type ConsentEventType, GIVING } from '../fold.ts'
import { eventOf } from '../ledger.ts'
import { handoverOf, linkEnd } from '../handover.ts'
import { channelPhrases } from '../page/channel-phrases.ts'
import { type Calendar, dayInWords } from '../page/days.ts'
import type { OfferedQuote } from '../page/offer.ts'
import { NO_WORDING, WORDING_VERSION, wordingOf, type wordingRead } from '../wordings.ts'
import { linesBelow } from '../surroundings.ts'
import { RECEIPT_PHRASES } from './phrases.ts'
import { RECEIPT_SCHEMA, Receipt } from './schema.ts'

export interface ReceiptFacts {
  /** The chain up to the event that the receipt is about, which is the last. */
  readonly chain: readonly ConsentEventRecord[]
  /** The words that the event names. */
  readonly quotes: readonly OfferedQuote[]
  /** As approved when the event happened. */
  readonly brand: BrandContent
  readonly wording: NonNullable<ReturnType<typeof wordingRead>>
  readonly labels: Readonly<Record<ChannelId, string>>
  /** The person's own address to change and withdraw. */
  readonly manageUrl: string
  readonly secret: string
  readonly calendar: Calendar
  /** In which our own words are. */
  readonly language: UiLanguage
}

type State = Receipt['events'][number]['event_state']
const STATES: Readonly<Record<ConsentEventType, State>> = {
  asked: 'requested',
  given: 'given',
  changed: 'changed',
  renewed: 'renewed',
  recorded: 'recorded',
  confirmed: 'confirmed',
  rejected: 'rejected',
  declined: 'refused',
  withdrawn: 'withdrawn',
}
/** @throws Error where the chain ends with an event that has no receipt, or the brand has no imprint */
export function receiptOf({ chain, quotes, brand, wording, labels, manageUrl, secret, calendar, language }: ReceiptFacts): Receipt {
  const record = chain.at(-1)
  const [imprint] = brand.imprints
  if (!record || !GIVING.includes(record.type) || !imprint) throw new Error('There is nothing to make a receipt of.')
  const event = eventOf(record)
  const phrases = RECEIPT_PHRASES[language]
  const controller = `${brand.key}:${imprint.market}`
  const { privacyUrl } = brand.links
  const handedOver = handoverOf(chain)
  // Where nobody read a wording, the receipt is the first to inform, and says so.
  const isUnread = record.wording === NO_WORDING.version
  const read = isUnread ? wordingOf(WORDING_VERSION, wording.language) : { version: record.wording, hash: record.wordingHash }
  const hasChannel = (id: ChannelId) => event.channels.includes(id)
  const principal = pseudonym(secret, record.contact ?? record.testimonial)
  return Receipt.parse({
    schema_version: RECEIPT_SCHEMA,
    receipt_id: uuidOf(`receipt|${language}|${record.hash}`),
    record_id: uuidOf(`record|${chain[0]?.hash}`),
    pii_principal_id: principal,
    pii_processing: {
      privacy_notice: {
        version: read.version,
        sha256: read.hash,
        text: [wording.purpose, wording.agreement, wording.voluntary, wording.withdrawal, wording.printed, wording.private, wording.reach, wording.rights],
        ...(privacyUrl ? { url: privacyUrl } : {}),
      },
      language: wording.language,
      purposes: [
        {
          purpose: wording.purpose,
          purpose_type: 'publishing a testimonial for advertising',
          lawful_basis: 'consent, Art. 6(1)(a) GDPR',
          pii_information: quotes.flatMap((quote) => {
            const { key, locale, text, isTranslation, attributions, theme } = quote
            const about = { pii_attribute_id: key, language: locale }
            const name = { ...about, pii_type: 'name_shown', pii_optional: true, value: attributions[event.attribution] ?? attributions.anonymous }
            const beside = [...(theme === undefined ? [] : [theme]), ...linesBelow(quote, locale)].map((value) => ({ ...about, pii_type: 'shown_beside', pii_optional: false, value }))
            // Who stays unnamed has no name in the receipt either.
            return [{ ...about, pii_type: 'statement', pii_optional: false, value: text, is_translation: isTranslation }, ...(event.attribution === 'anonymous' ? [] : [name]), ...beside]
          }),
          pii_controllers: [controller],
          collection_method: record.type === 'confirmed' ? (isUnread ? phrases.byAgentUnread : phrases.byAgent) : phrases.byLink,
          processing_method: phrases.processing,
          storage_locations: [phrases.storage],
          retention_period: phrases.retention(event.until === null ? null : dayInWords(calendar.lastDay(event.until), language)),
          services: event.channels.map((id) => ({ service_id: id, service_name: channelPhrases(id, labels[id] ?? id, language).name })),
          jurisdiction: imprint.market,
          recipient_third_parties: [...(hasChannel('social-post') ? [phrases.networks] : []), ...(hasChannel('print-pdf') ? [phrases.post] : [])],
          withdrawal_method: { description: wording.withdrawal, url: manageUrl },
          privacy_rights: [...phrases.rights],
          authority_party: phrases.authority,
        },
      ],
    },
    party_identification: [partyOf(controller, imprint, brand)],
    events: chain.map((one) => {
      const { at, until } = eventOf(one)
      return {
        event_time: at,
        validity_duration: { from: at, until: GIVING.includes(one.type) ? until : one.type === 'asked' ? linkEnd(at) : at },
        entity_id: one.actor === 'subject' ? principal : controller,
        event_type: 'explicit',
        event_state: STATES[one.type],
      }
    }),
    additional: {
      issued_at: event.at,
      receipt_language: language,
      ...(isUnread ? { notice_read: false } : {}),
      ...(handedOver ? { link_handed_over: phrases.handedOver[handedOver] } : {}),
      ledger: { entry: `${record.testimonial}:${record.number}`, event_sha256: record.hash, previous_sha256: record.previous },
    },
  })
}

function partyOf(id: string, imprint: Imprint, brand: BrandContent): Receipt['party_identification'][number] {
  const { street, postcode, town, country } = imprint.address
  const { imprintUrl } = brand.links
  return {
    party_id: id,
    party_name: imprint.company,
    party_role: 'pii_controller',
    party_type: 'organisation',
    party_address: `${street}, ${postcode} ${town}, ${country}`,
    party_email: imprint.email,
    ...(imprint.phone ? { party_phone: imprint.phone } : {}),
    ...(imprintUrl ? { party_url: imprintUrl } : {}),
    party_contact: imprint.representatives,
  }
}

const pseudonym = (secret: string, person: string): string => keyedHash(secret, 'einklang/consent-receipt-pseudonym/1', person).toString('hex')

/** A UUID made of a name (RFC 9562, version 8). */
function uuidOf(name: string): string {
  const hex = sha256Hex(name)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
