/**
 * A consent receipt with the fields of ISO/IEC TS 27560:2023 (record header, PII processing, party identification, events; receipt metadata),
 * as JSON. Optional fields of the specification that the hub does not know are left out rather than filled with phrases.
 */
import { z } from 'zod'

export const RECEIPT_SCHEMA = 'einklang-consent-receipt/1 (ISO/IEC TS 27560:2023)'

const Text = z.string().min(1).max(10_000)
const Instant = z.iso.datetime()
const Hash = z.string().regex(/^[0-9a-f]{64}$/)

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
  pii_type: z.enum(['statement', 'name_shown']),
  /** Key of the row in which the words lie; never the person's key. */
  pii_attribute_id: Text,
  language: Text,
  /** What is published, word for word. */
  value: Text,
  is_translation: z.boolean().optional(),
  pii_optional: z.boolean(),
  sensitive_pii_category: z.boolean(),
  special_pii_category: z.boolean(),
})

const Purpose = z.strictObject({
  purpose: Text,
  purpose_type: z.literal('publishing a testimonial for advertising'),
  lawful_basis: z.literal('consent, Art. 6(1)(a) GDPR'),
  pii_information: z.array(Information).min(1),
  pii_controllers: z.array(Text).min(1),
  collection_method: Text,
  processing_method: Text,
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
  event_type: z.literal('explicit'),
  event_state: z.enum(['requested', 'given', 'changed', 'renewed', 'recorded', 'confirmed', 'rejected', 'refused', 'withdrawn']),
  entity_id: z.enum(['pii_principal', 'pii_controller']),
  /** What this event made valid; absent where it made nothing valid. */
  validity_duration: z.strictObject({ from: Instant, until: Instant.nullable() }).optional(),
})

export const Receipt = z.strictObject({
  schema_version: z.literal(RECEIPT_SCHEMA),
  receipt_id: z.uuid(),
  record_id: Text,
  /** A pseudonym: says that two receipts are one person's, and nothing else. */
  pii_principal_id: Hash,
  language: z.enum(['de', 'en']),
  issued_at: Instant,
  pii_processing: z.strictObject({
    privacy_notice: z.strictObject({ version: Text, sha256: Hash, language: z.enum(['de', 'en']), text: z.array(Text).min(1), url: z.url().optional() }),
    purposes: z.array(Purpose).min(1),
  }),
  party_identification: z.array(Party).min(1),
  events: z.array(Event).min(1),
  /** Ties the receipt to the ledger: the event and the hash under which it was appended. */
  ledger: z.strictObject({ event_number: z.int().positive(), event_sha256: Hash, previous_sha256: Hash }),
})
export type Receipt = z.infer<typeof Receipt>
