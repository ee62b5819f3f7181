/**
 * A consent receipt that holds the whole consent record, with the fields of ISO/IEC TS 27560:2023: record header, PII processing with its purposes, party
 * identification, events; and the receipt's own identifier.
 *
 * The text of the specification is not public. Names, sections and which fields are mandatory were compared one by one with the DPVCG's final report
 * “Consent Records and Receipts as per ISO/IEC TS 27560:2023 using DPV” of 2024-08-01 (https://w3id.org/dpv/guides/consent-27560, tables “ISO 27560:2023, EU
 * GDPR, and DPV” and “ISO/IEC 27560:2023, 29184:2020, EU GDPR”) and its paper (https://arxiv.org/abs/2405.04528). All fields that these call mandatory are
 * there; optional ones that the hub cannot know are left out: processing_locations, geographic_restrictions, codes_of_conduct, impact_assessment,
 * sensitive_pii_category and special_pii_category (a quote may tell of somebody's health; nobody has judged that).
 *
 * Not to be checked without the text: whether it is `services` or `service`, how the values of `party_type`, `event_type`, `event_state` and
 * `validity_duration` are written, and how an authority is referred to. Where the hub tells more, it does so under `additional`, as the specification allows.
 */
import { z } from 'zod'

export const RECEIPT_SCHEMA = 'einklang-consent-receipt/2 (ISO/IEC TS 27560:2023)'

const Text = z.string().min(1).max(10_000)
const Instant = z.iso.datetime()
const Hash = z.string().regex(/^[0-9a-f]{64}$/)
const Language = z.enum(['de', 'en'])

const Party = z.strictObject({
  party_id: Text,
  party_name: Text,
  party_role: z.literal('pii_controller'),
  party_type: z.literal('organisation'),
  party_address: Text,
  party_email: z.email(),
  party_phone: Text.optional(),
  party_url: z.url().optional(),
  party_contact: Text,
})

const Information = z.strictObject({
  /** `shown_beside`: what is printed around the words, one for each line: theme, stars and month, how the words were checked. */
  pii_type: z.enum(['statement', 'name_shown', 'shown_beside']),
  /** Key of the row in which the words lie; never the person's key. */
  pii_attribute_id: Text,
  /** A name is: a person may stay unnamed. */
  pii_optional: z.boolean(),
  /** What is published, word for word, and in which language; more than the specification asks for. */
  value: Text,
  language: Text,
  is_translation: z.boolean().optional(),
})

const Purpose = z.strictObject({
  purpose: Text,
  purpose_type: z.literal('publishing a testimonial for advertising'),
  lawful_basis: z.literal('consent, Art. 6(1)(a) GDPR'),
  pii_information: z.array(Information).min(1),
  /** `party_id` of each. */
  pii_controllers: z.array(Text).min(1),
  collection_method: Text,
  processing_method: Text,
  storage_locations: z.array(Text).min(1),
  retention_period: Text,
  services: z.array(z.strictObject({ service_id: Text, service_name: Text })).min(1),
  jurisdiction: Text,
  recipient_third_parties: z.array(Text),
  withdrawal_method: z.strictObject({ description: Text, url: z.url() }),
  privacy_rights: z.array(Text).min(1),
  authority_party: Text,
})

const Event = z.strictObject({
  event_time: Instant,
  /** What this event made valid, or how long a question could be answered; `until` equals `from` where it made nothing valid, null: until withdrawn. */
  validity_duration: z.strictObject({ from: Instant, until: Instant.nullable() }),
  /** Who: the `pii_principal_id`, or the `party_id` for which somebody acted. */
  entity_id: Text,
  event_type: z.literal('explicit'),
  event_state: z.enum(['requested', 'given', 'changed', 'renewed', 'recorded', 'confirmed', 'rejected', 'refused', 'withdrawn']),
})

export const Receipt = z.strictObject({
  schema_version: z.literal(RECEIPT_SCHEMA),
  receipt_id: z.uuid(),
  /** Of the consent record: the chain of all events about one testimonial. */
  record_id: z.uuid(),
  /** A pseudonym: says that two receipts are one person's, and nothing else. */
  pii_principal_id: Hash,
  pii_processing: z.strictObject({
    privacy_notice: z.strictObject({ version: Text, sha256: Hash, text: z.array(Text).min(1), url: z.url().optional() }),
    /** In which the notice was read. */
    language: Language,
    purposes: z.array(Purpose).min(1),
  }),
  party_identification: z.array(Party).min(1),
  events: z.array(Event).min(1),
  additional: z.strictObject({
    issued_at: Instant,
    /** In which the receipt itself is written. */
    receipt_language: Language,
    /** False: the consent was given to an agent without this notice being read; the receipt informs of it. */
    notice_read: z.literal(false).optional(),
    /** How the link came to the person by which this consent was given; absent where it was given to an agent. */
    link_handed_over: Text.optional(),
    /** Ties the receipt to the ledger: the event (`testimonial:number`) and the hash under which it was appended. */
    ledger: z.strictObject({ entry: Text, event_sha256: Hash, previous_sha256: Hash }),
  }),
})
export type Receipt = z.infer<typeof Receipt>
