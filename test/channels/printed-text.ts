/** What stands on paper, found by walking the composition's JSON and not by the channel's own function. */
const UNPRINTED: ReadonlySet<string> = new Set([
  'alt', 'media', 'file', 'type', 'marks', 'rows', 'url', 'document', 'lang', 'region', 'outputIntent', 'textFamily', 'displayFamily', 'sources', 'pageLabel', 'author', 'date', 'sheet', 'family',
])

function printedStrings(value: unknown, key = ''): string[] {
  if (typeof value === 'string') return UNPRINTED.has(key) ? [] : [value]
  if (typeof value === 'number') return key === 'number' ? [String(value)] : []
  if (Array.isArray(value)) return value.flatMap((one) => printedStrings(one, key))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, one]) => printedStrings(one, name))
}

/** Every string that reaches paper. Runs of one paragraph stand on one line, or a word in two forms would fall apart. */
export function printedText(value: unknown, key = ''): string {
  if (UNPRINTED.has(key)) return ''
  if (Array.isArray(value) && key === 'runs') return value.map((run) => (isOf(run, 'reference') ? ` ${printedStrings(run).join('')} ` : isOf(run, 'break') ? '\n' : printedStrings(run).join(''))).join('')
  if (Array.isArray(value) && key === 'paragraphs') return value.map((one) => printedText(one, 'runs')).join('\n')
  if (Array.isArray(value)) return value.map((one) => printedText(one, key)).join('\n')
  if (typeof value === 'object' && value !== null) return Object.entries(value).map(([name, one]) => printedText(one, name)).join('\n')
  return printedStrings(value, key).join('')
}
const isOf = (run: unknown, type: string) => typeof run === 'object' && run !== null && 'type' in run && run.type === type
