import type { CollectionBeforeOperationHook } from 'payload'
import { cleanLine } from '../../../src/content/clean-text.ts'
import { HubError } from '../../../src/content/errors.ts'
import { parseLexical } from '../../../src/content/lexical-schema.ts'
import { LENGTHS } from '../fields.ts'

const NAMES = Object.keys(LENGTHS) as (keyof typeof LENGTHS)[]

/** Draft saves skip Payload's validators: refuses what no mailing may hold, and keeps what stands in headers of mails on one line. @throws HubError `bad-input` */
export const checkInput: CollectionBeforeOperationHook = ({ args, operation }) => {
  if (operation !== 'create' && operation !== 'update') return args
  const { data } = args as { data?: Record<string, unknown> }
  if (!data) return args
  const lines = Object.fromEntries(
    NAMES.flatMap((name) => {
      const value = data[name]
      if (typeof value !== 'string') return []
      if (value.length > LENGTHS[name]) throw new HubError('bad-input', `${name}: takes at most ${LENGTHS[name]} characters.`, { field: name })
      return [[name, cleanLine(value)]]
    }),
  )
  const intro = data.intro === undefined || data.intro === null ? {} : { intro: introOf(data.intro) }
  return { ...args, data: { ...data, ...lines, ...intro } } as typeof args
}

const ALLOWED = ['paragraph', 'list']

function introOf(value: unknown): unknown {
  const state = parseLexical(value)
  if (state.root.children.some(({ type }) => !ALLOWED.includes(type)) || /"type":"inlineBlock"/.test(JSON.stringify(state))) {
    throw new HubError('bad-input', 'The introduction takes paragraphs and lists only. Make a piece of everything else, and a block of that.', { field: 'intro' })
  }
  return state
}
