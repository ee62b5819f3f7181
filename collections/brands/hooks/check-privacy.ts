import type { CollectionBeforeOperationHook } from 'payload'
import { HubError } from '../../../src/content/errors.ts'
import { parseLexical } from '../../../src/content/lexical-schema.ts'

const ALLOWED = ['paragraph', 'heading', 'list']

/** Refuses what no privacy notice may hold: rich text has no validator of its own that every way of writing runs. @throws HubError `bad-input` */
export const checkPrivacy: CollectionBeforeOperationHook = ({ args, operation }) => {
  if (operation !== 'create' && operation !== 'update') return args
  const { data } = args as { data?: Record<string, unknown> }
  if (data?.privacy === undefined || data.privacy === null) return args
  const privacy = parseLexical(data.privacy)
  if (privacy.root.children.some(({ type }) => !ALLOWED.includes(type)) || /"type":"inlineBlock"/.test(JSON.stringify(privacy))) {
    throw new HubError('bad-input', 'The privacy notice takes headings, paragraphs and lists only.', { field: 'privacy' })
  }
  return { ...args, data: { ...data, privacy } } as typeof args
}
