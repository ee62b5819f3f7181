/** What render and preflight found in a chunk, told so that people read it: what is the same for all is said once. */
import type { Note } from '../../../src/channel/notes.ts'
import type { CopySpan, PressFinding } from '../../../src/channel/press.ts'
import type { Finding } from '../preflight/finding.ts'

/** Of one kind, told singly. What is beyond is counted. */
const MOST_OF_A_KIND = 50

/** What somebody's own data may be to blame for: notes, and rules of preflight. */
const OWN_NOTES: readonly string[] = ['variable-missing', 'glyph-missing', 'text-overset']
const OWN_RULES = /^address-/

/** Is it so without any recipient, too? */
type IsOfText = (note: Pick<Note, 'code' | 'path' | 'message'>) => boolean

const kindOf = ({ code, path, message }: Pick<Note, 'code' | 'path' | 'message'>): string => JSON.stringify([code, path, message.en])

/** @param nobodys notes of the letter to nobody */
export function notedWithout(nobodys: readonly Note[]): IsOfText {
  const kinds = new Set(nobodys.map(kindOf))
  return (note) => kinds.has(kindOf(note))
}

/**
 * Notes of each recipient's letter, in their order → findings. What is noted for all is told once and without a recipient, unless it is about recipients: where the letter to nobody
 * has it not, their own data are to blame, and each of them is told, however few or many are set together. The words that a letter leaves out are not told: they may name somebody, and findings are
 * kept longer than letters.
 */
export function noteFindings(notes: readonly (readonly Note[])[], isOfText: IsOfText): PressFinding[] {
  const kinds = new Map<string, { readonly note: Omit<Note, 'lost'>; readonly recipients: number[] }>()
  for (const [recipient, own] of notes.entries()) {
    for (const { lost: _, ...note } of own) {
      const key = kindOf(note)
      const kind = kinds.get(key) ?? { note, recipients: [] }
      kinds.set(key, kind)
      if (kind.recipients.at(-1) !== recipient) kind.recipients.push(recipient)
    }
  }
  return [...kinds.values()].flatMap(({ note, recipients }) => {
    const isOfAll = recipients.length === notes.length && note.path?.startsWith('recipient') !== true && (!OWN_NOTES.includes(note.code) || isOfText(note))
    return isOfAll ? [note] : recipients.map((recipient) => ({ ...note, recipient }))
  })
}

/** Findings of preflight with the recipient on whose page they are. The same on every letter is told once, at the first, unless it is about recipients. */
export function preflightFindings(findings: readonly Finding[], spans: readonly CopySpan[]): PressFinding[] {
  const recipientOf = spans.flatMap(({ pages }, recipient) => Array<number>(pages).fill(recipient))
  const kinds = new Map<string, PressFinding[]>()
  for (const { rule, severity, page, message } of findings) {
    const recipient = page === undefined ? undefined : recipientOf[page - 1]
    const key = JSON.stringify([rule, message.en])
    const kind = kinds.get(key) ?? []
    kinds.set(key, kind)
    kind.push({ severity, code: rule, message, ...(page === undefined ? {} : { page }), ...(recipient === undefined ? {} : { recipient }) })
  }
  return [...kinds.values()].flatMap((kind) => {
    const [first] = kind
    const isOnAll = first !== undefined && !OWN_RULES.test(first.code) && spans.length > 1 && new Set(kind.map(({ recipient }) => recipient)).size === spans.length
    if (!isOnAll) return kind
    const { recipient: _, ...told } = first
    return [told]
  })
}

/** What holds for all recipients of several parts is told once, at the first. */
export function toldOnce(findings: readonly PressFinding[]): PressFinding[] {
  const told = new Set<string>()
  return findings.filter(({ code, path, message, recipient }) => {
    if (recipient !== undefined) return true
    const key = JSON.stringify([code, path, message.en])
    return !told.has(key) && told.add(key)
  })
}

/** At most fifty of a kind; then how many more there are. */
export function countedFindings(findings: readonly PressFinding[]): PressFinding[] {
  const seen = new Map<string, number>()
  const kept = findings.filter(({ code, severity }) => {
    const count = (seen.get(`${severity} ${code}`) ?? 0) + 1
    seen.set(`${severity} ${code}`, count)
    return count <= MOST_OF_A_KIND
  })
  const rest = [...seen].filter(([, count]) => count > MOST_OF_A_KIND)
  return [
    ...kept,
    ...rest.map(([kind, count]): PressFinding => {
      const [severity, code] = kind.split(' ') as [PressFinding['severity'], string]
      const more = count - MOST_OF_A_KIND
      return { severity, code, message: { de: `Dasselbe gilt noch ${more}-mal.`, en: `The same holds ${more} more times.` } }
    }),
  ]
}
