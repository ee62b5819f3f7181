/** Service dialogs: how they come in, and how praise in them becomes a testimonial. A Payload plugin. */
import type { CollectionConfig, Config } from 'payload'
import type { DialogImporting } from '../../collections/service-dialogs/importing.ts'
import type { NameGuard } from '../../collections/testimonials/nameless.ts'
import { curationEndpoints } from './curation/endpoints.ts'
import { type ContactDoc, knownContactOf } from './curation/known-contact.ts'
import { suggestRedactions } from './hints/redaction.ts'
import { badRowsCsv } from './import/bad-rows-csv.ts'
import { contactOfAuthor } from './import/contact-of-author.ts'
import { importEndpoint } from './import/endpoint.ts'
import { dialogSchema } from './import/dialog-schema.ts'
import { importFile } from './import/import-file.ts'
import { IMPORT_LIMITS } from './import/limits.ts'
import { storeDialog } from './import/store-dialog.ts'
import { parse } from '../../src/publishing/endpoint.ts'
import { hintSentiment } from './sentiment-hook.ts'
import { webhookEndpoint } from './webhook.ts'

export interface ServiceHubOptions {
  /** Secrets of the webhook, `whsec_…`; none: there is no webhook. */
  readonly webhookSecrets: readonly string[]
  /** IANA zone in which times without a zone are meant, and in which a month begins. */
  readonly timeZone?: string
}

/** Adds imports, the webhook, curation and the hint at the mood to the collections `service-dialogs` and `contacts`, which must be there. */
export const serviceHub =
  ({ webhookSecrets, timeZone = 'Europe/Berlin' }: ServiceHubOptions) =>
  (config: Config): Config => {
    const schema = dialogSchema(timeZone)
    const receive: DialogImporting['receive'] = async (tx, dialog) => {
      const { author: _, ...said } = dialog
      const [received] = await storeDialog(tx, parse(schema, said), [], new Map(), { whose: () => contactOfAuthor(tx, dialog) })
      return received
    }
    const importing: DialogImporting = { receive, maxBytes: IMPORT_LIMITS.jsonBytes, importFile: (req, file) => importFile(req, file, timeZone), badRowsCsv }
    return {
      ...config,
      collections: (config.collections ?? []).map((collection) => (collection.slug === 'service-dialogs' ? withHint(collection) : collection)),
      endpoints: [...(config.endpoints ?? []), importEndpoint(importing), webhookEndpoint(webhookSecrets, timeZone), ...curationEndpoints(timeZone)],
      custom: { ...config.custom, serviceHub: { ...importing, names } },
    }
  }

/** How the free texts around a quote are looked through. */
const names: NameGuard = { tellings: (text, contact, locale) => suggestRedactions(text, contact && knownContactOf(contact as ContactDoc), locale) }

function withHint(collection: CollectionConfig): CollectionConfig {
  return { ...collection, hooks: { ...collection.hooks, beforeChange: [...(collection.hooks?.beforeChange ?? []), hintSentiment] } }
}
