/** What all records of the flow have in common: flat fields, no writing by any API, plain admin lists. */
import type { CollectionConfig, Field } from 'payload'
import { HubError } from '../../src/content/errors.ts'
import { accessFor } from '../../src/access/matrix.ts'
import { RECORD_LABELS } from './record-labels.ts'
import { APPEND_ONLY, type RecordSlug } from '../slugs.ts'

/** Marks a request that comes from src/publishing: the only writer of records. A symbol cannot arrive over the wire. */
export const FLOW = Symbol('written by the publishing flow')

const isAppendOnly = (slug: string): boolean => (APPEND_ONLY as readonly string[]).includes(slug)

/**
 * A collection of the flow. Creation is refused unless `req.context[FLOW]` is set, by every API, the Local API included; update and delete are refused
 * likewise, and for append-only records always.
 */
export function recordCollection(
  slug: RecordSlug,
  options: { readonly labels: CollectionConfig['labels']; readonly fields: Field[]; readonly admin?: CollectionConfig['admin']; readonly hooks?: CollectionConfig['hooks'] },
): CollectionConfig {
  const { hooks, fields, ...rest } = options
  return {
    slug,
    ...rest,
    fields: fields.map(withLabel).map(withOwnJsonField),
    access: accessFor(slug),
    admin: { group: { de: 'Nachweise', en: 'Records' }, ...options.admin },
    graphQL: false,
    lockDocuments: false,
    disableDuplicate: true,
    disableBulkEdit: true,
    hooks: {
      ...hooks,
      beforeOperation: [
        ({ args, operation }) => {
          const isWrite = !['read', 'count', 'countVersions', 'readDistinct'].includes(operation)
          if (!isWrite) return args
          const isFlow = args.req?.context?.[FLOW as unknown as string] === true
          if (operation === 'create' && isFlow) return args
          if (!isAppendOnly(slug) && isFlow) return args
          throw new HubError('forbidden', `${slug} are written by the publishing flow alone. Use submit, approve, publish or unpublish.`)
        },
        ...(hooks?.beforeOperation ?? []),
      ],
    },
  }
}

/** Payload's own field for JSON loads an editor from another host; ours shows the facts. */
function withOwnJsonField(field: Field): Field {
  return field.type === 'json' ? { ...field, admin: { ...field.admin, components: { Field: '/src/admin/shell/json-field#JsonField' } } } : field
}

/** Records are read by people in two languages; a field that has no label of its own takes the common one. */
function withLabel(field: Field): Field {
  const label = 'name' in field && !('label' in field) ? RECORD_LABELS[field.name] : undefined
  return label ? ({ ...field, label: { ...label } } as Field) : field
}
