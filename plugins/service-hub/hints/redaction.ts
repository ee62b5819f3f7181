/**
 * Suggestions what to redact before the words of a person are quoted. Suggestions: a person sees them as a diff, takes or edits them; nothing here is a promise
 * that a text is anonymous.
 */
import type { KnownContact } from './contact.ts'
import { wordsOf } from './fold.ts'
import { replacementFor } from './replacements.ts'
import { findAddresses } from './rules/addresses.ts'
import { findBankDetails } from './rules/bank.ts'
import { contactNameKeys, findContactNames } from './rules/contact-names.ts'
import { findContactValues } from './rules/contact-values.ts'
import { findCodes } from './rules/codes.ts'
import { findBirthDates, findDates, findDatesOfPersons } from './rules/dates.ts'
import { findHandles, findLinks } from './rules/links.ts'
import { findNames } from './rules/names.ts'
import { findCustomerNumbers, findIdNumbers, findMeterNumbers } from './rules/numbers.ts'
import { findPhones } from './rules/phones.ts'
import { withDoors } from './rules/house-lines.ts'
import { findPlates } from './rules/plates.ts'
import { findSpelledNames, findSpokenNumbers } from './rules/spoken.ts'
import { type Finding, mask, settle } from './spans.ts'

export type { KnownContact } from './contact.ts'
export { REDACTION_KINDS, type RedactionKind } from './spans.ts'

/** A passage to redact. Offsets count UTF-16 units of the text as given, `end` is exclusive. */
export interface RedactionSpan extends Finding {
  /** What would stand in its place, in the language of the text: "[Name]". */
  readonly replacement: string
}

/**
 * Passages that give away who wrote or who is meant: the known contact's own values first, then whatever looks like a number, address or name of a person.
 * Sorted, without overlaps. Takes time in proportion to the length of the text.
 *
 * @param contact what the hub knows of the person, null if nothing
 * @param locale of the text (BCP 47); decides which numbering plans and forms of addresses are tried first, and the language of the replacements
 */
export function suggestRedactions(text: string, contact: KnownContact | null, locale: string): RedactionSpan[] {
  const names = contact ? contactNameKeys(contact) : new Set<string>()
  const known = contact ? findContactValues(text, contact, locale) : []
  // Each rule reads what the ones before it have left: an account holds no phone number, a mail address no name.
  const links = findLinks(text, names)
  let left = mask(text, [...known, ...links])
  const taken: Finding[] = [...known, ...links]
  const run = (rule: (text: string) => readonly Finding[]) => {
    const found = rule(left)
    taken.push(...found)
    left = mask(left, found)
  }
  run(findSpokenNumbers)
  run(findBankDetails)
  run(findIdNumbers)
  run(findMeterNumbers)
  run(findBirthDates)
  run(findCustomerNumbers)
  run(findPlates)
  // The contact's address may stand in a longer one: a floor, a door, a town in another spelling.
  const ownAddress = known.filter(({ kind }) => kind === 'address')
  const besides = known.filter(({ kind }) => kind !== 'address')
  const addresses = [...findAddresses(mask(text, [...besides, ...taken.filter(({ kind }) => kind !== 'address')]), locale), ...withDoors(text, ownAddress)]
  taken.push(...addresses)
  left = mask(left, addresses)
  const withoutDates = (text: string) => mask(text, findDates(text).map((date) => ({ ...date, kind: 'birth-date', source: 'rule' })))
  // Numbers that a word announces before phone numbers, those that nothing announces behind them.
  run((text) => findCodes(withoutDates(text), { alone: false }))
  const phones = findPhones(withoutDates(left), locale)
  taken.push(...phones)
  run((text) => findCodes(mask(withoutDates(text), phones), { alone: true }))
  run(findHandles)
  run(findSpelledNames)
  // Names last, but in words that other rules have left.
  if (contact) run((text) => findContactNames({ text, words: wordsOf(text) }, contact, locale))
  taken.push(...findNames(left))
  taken.push(...findDatesOfPersons(left, taken))
  return settle(text, taken.map((finding) => withPrefix(text, finding))).map((finding) => ({ ...finding, replacement: replacementFor(finding.kind, locale) }))
}

/** Letters right before a number are its beginning: "LV 77.102.559". */
function withPrefix(text: string, finding: Finding): Finding {
  if (finding.kind !== 'customer-number') return finding
  const prefix = /(?<![\p{L}\p{N}])(?!(?:NR|NO|ID|KD|TEL|AZ|REF|ICH|SIE)\b)\p{Lu}{1,4}[ ./-]$/u.exec(text.slice(Math.max(0, finding.start - 6), finding.start))?.[0] ?? ''
  return { ...finding, start: finding.start - prefix.length }
}

/** The text with the suggestions carried out. */
export function redact(text: string, spans: readonly RedactionSpan[]): string {
  let redacted = ''
  let at = 0
  for (const span of spans) {
    redacted += text.slice(at, span.start) + span.replacement
    at = span.end
  }
  return redacted + text.slice(at)
}
