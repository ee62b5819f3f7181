/** What a redaction suggestion is, and how suggestions of several rules become one list without overlaps. */

/** What a passage gives away. `customer-number` is every number that leads to one customer's contract, order, invoice or ticket; `iban` every bank detail. */
export const REDACTION_KINDS = [
  'name',
  'email',
  'phone',
  'iban',
  'card-number',
  'customer-number',
  'meter-number',
  'address',
  'birth-date',
  'number-plate',
  'handle',
  'url-with-person',
  'id-number',
] as const
export type RedactionKind = (typeof REDACTION_KINDS)[number]

/** A passage that one rule found. Offsets count UTF-16 units, `end` is exclusive. */
export interface Finding {
  readonly start: number
  readonly end: number
  readonly kind: RedactionKind
  /** `contact`: a value the hub knows of this person; `rule`: it looks like one. */
  readonly source: 'contact' | 'rule'
}

/** Where two kinds claim the same letters the earlier one keeps them: what holds others (an address of a page, of a mailbox) comes before what it may hold. */
const RANK: readonly RedactionKind[] = [
  'url-with-person',
  'email',
  'iban',
  'card-number',
  'id-number',
  'meter-number',
  'birth-date',
  'phone',
  'number-plate',
  'customer-number',
  'handle',
  'address',
  'name',
]
/** Of two numbers the known one is right: a customer number may look like a phone number. Containers stay before known parts of them. */
function rank(finding: Finding): number {
  const place = RANK.indexOf(finding.kind)
  return finding.source === 'contact' && place > 1 && finding.kind !== 'name' && finding.kind !== 'address' ? 1.5 : place
}

/** Is there a letter or digit in the stretch? */
function hasSubstance(text: string, start: number, end: number): boolean {
  return /[\p{L}\p{N}]/u.test(text.slice(start, end))
}

/** One list: sorted, without overlaps, every letter that any rule found still covered. Touching findings of one kind that share letters become one. */
export function settle(text: string, findings: readonly Finding[]): Finding[] {
  const order = uniteSameKind(findings).sort((a, b) => rank(a) - rank(b) || a.start - b.start || b.end - a.end)
  const owner = new Int32Array(text.length).fill(-1)
  order.forEach((finding, index) => {
    for (let at = finding.start; at < finding.end; at++) if (owner[at] === -1) owner[at] = index
  })
  const settled: Finding[] = []
  for (let at = 0; at < text.length; ) {
    const index = owner[at]!
    let end = at + 1
    while (end < text.length && owner[end] === index) end++
    const finding = order[index]
    if (finding) {
      const part = trimmed(text, at, end)
      if (part && hasSubstance(text, part.start, part.end)) settled.push({ ...finding, ...part })
    }
    at = end
  }
  return settled
}

/** Findings of one kind that overlap, as one; known if one of them is. */
function uniteSameKind(findings: readonly Finding[]): Finding[] {
  const united: Finding[] = []
  for (const kind of REDACTION_KINDS) {
    const ofKind = findings.filter((finding) => finding.kind === kind && finding.end > finding.start).sort((a, b) => a.start - b.start)
    let last: Finding | undefined
    for (const finding of ofKind) {
      if (last && finding.start < last.end) {
        last = { ...last, end: Math.max(last.end, finding.end), source: last.source === 'contact' ? 'contact' : finding.source }
        united[united.length - 1] = last
      } else {
        last = finding
        united.push(finding)
      }
    }
  }
  return united
}

function trimmed(text: string, start: number, end: number): { start: number; end: number } | undefined {
  while (start < end && /[\s,;:]/.test(text[start]!)) start++
  while (end > start && /[\s,;:]/.test(text[end - 1]!)) end--
  return end > start ? { start, end } : undefined
}

/** Every match of a global expression as a finding; `group` names the part of the match that is meant (the whole by default). */
export function findAll(text: string, expression: RegExp, kind: RedactionKind, group?: string, accept: (found: string, start: number, end: number) => boolean = () => true): Finding[] {
  const found: Finding[] = []
  for (const match of text.matchAll(expression)) {
    const part = group === undefined ? match[0] : match.groups?.[group]
    if (part === undefined || part === '') continue
    const start = match.index + (group === undefined ? 0 : match[0].lastIndexOf(part))
    if (accept(part, start, start + part.length)) found.push({ start, end: start + part.length, kind, source: 'rule' })
  }
  return found
}

/** The text with the letters and digits of findings made unreadable for the next rule; length and line ends stay. */
export function mask(text: string, findings: readonly Finding[]): string {
  if (findings.length === 0) return text
  let masked = ''
  let at = 0
  for (const finding of [...findings].sort((a, b) => a.start - b.start)) {
    if (finding.end <= at) continue
    const start = Math.max(at, finding.start)
    masked += text.slice(at, start) + '\u25a0'.repeat(finding.end - start)
    at = finding.end
  }
  return masked + text.slice(at)
}
