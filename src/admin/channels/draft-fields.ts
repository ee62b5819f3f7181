/** What of the form goes to the hub when it is asked what the channels make of it. */
const SENT = ['title', 'teaser', 'hero', 'heroCaption', 'body', 'kind', 'slug', 'topics', 'brand', 'byline', 'date', 'validity', 'overrides'] as const

/** The piece's own values; related documents by their id alone, as they are stored. */
export function draftFields(values: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(SENT.flatMap((name) => (values[name] === undefined ? [] : [[name, name === 'body' ? values[name] : withIds(values[name])]])))
}

function withIds(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withIds)
  if (typeof value !== 'object' || value === null || value instanceof Date) return value
  if ('id' in value && (typeof value.id === 'string' || typeof value.id === 'number')) return value.id
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, withIds(inner)]))
}
