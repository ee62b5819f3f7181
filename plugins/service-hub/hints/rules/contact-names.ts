/** The known person's own name, in every spelling and shortening. */
import type { KnownContact } from '../contact.ts'
import { isGivenName } from '../data/given-names.ts'
import { NOUN_ENDING, ORDINARY_NOUNS, ORDINARY_WORDS, PARTICLES, TITLES } from '../data/name-words.ts'
import { foldName, isCapital, type Word } from '../fold.ts'
import { isInOtherScript, isSameIrish, isShortForm, isSlipOf } from '../name-forms.ts'
import type { Finding } from '../spans.ts'
import { canBeName, endsBehind, gapAfter, isFamily, isInitial, isTitle, type NameText, opensSentence } from './name-runs.ts'

interface NameParts {
  readonly given: ReadonlySet<string>
  readonly all: ReadonlySet<string>
  readonly givenInitials: ReadonlySet<string>
  readonly familyInitials: ReadonlySet<string>
}

const partsOf = (name: string | undefined): string[] =>
  (name ?? '').split(/[\s\-‐‑,]+/).filter((part) => part !== '' && !PARTICLES.has(part.toLowerCase().replace(/\.$/, '')) && !TITLES.has(part.toLowerCase().replace(/\.$/, '')))
const keysOf = (name: string | undefined): string[] => [...partsOf(name), ...(/[-‐‑]/.test(name ?? '') ? (name ?? '').split(/\s+/) : [])].map(foldName).filter((key) => key.length >= 2)
function joined({ givenName = '', familyName = '' }: KnownContact): string[] {
  return givenName === '' || familyName === '' ? [] : [foldName(givenName + familyName), foldName(familyName + givenName)]
}
const initialsOf = (names: readonly string[]): Set<string> => new Set(names.map((name) => name.normalize('NFC').charAt(0).toUpperCase()))

function namePartsOf(contact: KnownContact): NameParts {
  const others = (contact.otherNames ?? []).flatMap(keysOf)
  return {
    given: new Set(keysOf(contact.givenName)),
    // Both in one word, as in handles and in scripts that put no blank between.
    all: new Set([...keysOf(contact.givenName), ...keysOf(contact.familyName), ...others, ...joined(contact)]),
    givenInitials: initialsOf(partsOf(contact.givenName)),
    familyInitials: initialsOf(partsOf(contact.familyName)),
  }
}

/** Folded parts of all names of the contact. */
export function contactNameKeys(contact: KnownContact): ReadonlySet<string> {
  return namePartsOf(contact).all
}

/** Is this word one of the names: as it is, in the genitive or plural (Müllers, Schulzens), or spelled with an apostrophe (Müller's)? */
function isNameOf(parts: ReadonlySet<string>, word: Word): boolean {
  const key = foldName(word.text)
  if (parts.has(key)) return true
  // "D'Vroni", "l'Anna"; "Defne'nin".
  const [lead = '', tail = ''] = word.text.split(/['’]/)
  if (tail !== '' && (parts.has(foldName(tail)) || parts.has(foldName(lead)))) return true
  // "O'Brien" and "McCarthy" for Ó Briain and Mac Cárthaigh.
  const english = /^(?:O['’]|Ma?c)(?<rest>\p{L}{3,})$/u.exec(word.text)?.groups?.['rest']
  if (english !== undefined && [...parts].some((part) => isSameIrish(foldName(english), part))) return true
  if (/[^\p{Script=Latin}\p{P}\p{M}]/u.test(word.text) && isInOtherScript(word.text, parts)) return true
  for (const ending of ['s', 'ens', 'ns', 'sche', 'schen', 'scher', 'n']) if (key.length >= ending.length + 3 && key.endsWith(ending) && (ending !== 'n' || key.endsWith('en')) && parts.has(key.slice(0, -ending.length))) return true
  return false
}

/** A slip of the pen in the name: of a word that is no other, with a capital. */
function isSlip(parts: ReadonlySet<string>, word: Word): boolean {
  if (word.text.length < 5 || !isCapital(word.text) || !canBeName(word) || NOUN_ENDING.test(word.text)) return false
  const [low, key] = [word.text.toLowerCase(), foldName(word.text)]
  if (ORDINARY_WORDS.has(low) || ORDINARY_NOUNS.has(low)) return false
  for (const part of parts) if (isSlipOf(key, part) && (key[0] === part[0] || part.length > 6)) return true
  return false
}

/** Where somebody says who they are, or signs: there a short form is the person's own. */
const SAYS_WHO = /(?:\b(?:ich bin|bin|i bin|its|im|ur|iam|hier is|hier ist|do is|da is|this is|it['’]s|i['’]?m|i am|name is|heiße|heisse|heiß|gez\.?|lg|vg|mfg|bg|hg|grüße|grüsse|gruß|gruss|grues+|greetings|cheers|thanks|thx|danke|merci|love|best|yours|regards|ta|euer|eure|dein|deine|ihr|ihre|call me|nennt mich|calls me|bussi|xx|tschüss|ciao|servus|baba)(?: (?:nochmal|wieder|again|aus \p{Lu}\p{L}+|from \p{Lu}\p{L}+|vielmals|im voraus))?(?: (?:der|die|de|da|d['’]|dr|s['’]|dein|deine|eure?r?|your))?|[-–—~])[\s,.!:❤🙏😊😀]{0,6}$/iu

/** Does a nickname come from one of the given names (Max, Basti, Moni)? */
function isShortFor(given: ReadonlySet<string>, word: Word): boolean {
  const key = foldName(word.text)
  if (key.length < 2) return false
  if (isGivenName(key)) return true
  const stem = key.replace(/[iye]$/, '')
  return stem.length >= 3 && [...given].some((name) => name.includes(stem) || name.slice(0, 3) === key.slice(0, 3))
}

/** A word that also means something else needs a neighbour, a title or a place of its own that makes a name of it. */
function isAmbiguous(source: NameText, index: number, locale: string): boolean {
  const word = source.words[index]!
  const low = word.text.toLowerCase()
  const capital = isCapital(word.text)
  if (!capital && foldName(word.text).length <= 3) return true
  if (ORDINARY_NOUNS.has(low)) return !(capital && /^en\b/i.test(locale) && !opensSentence(source, index))
  return ORDINARY_WORDS.has(low) && (!capital || opensSentence(source, index))
}

const CLOSING_BEFORE = /(?:gr(?:ü|ue)(?:ß|ss)en?|gru(?:ß|ss)|\b(?:mfg|lg|vg|bg|hg|danke|dank|merci|regards|cheers|thanks|sincerely|wishes|love|ihre?|eure?)|mein name ist|name:?|here is|this is|hier ist)[\s,.!:–-]{0,6}$/iu
const OWN_NAME = /^,? (?:(?:ist|war|lautet|is) (?:mein|my) (?:nach|vor|familien|sur|last |first )?name\b|(?:am apparat|speaking|hier)(?= ?[,.!\n]|$))/iu
const TOUCHES = /^(?:[ \u00a0]|[-‐‑]|, ?|\. ?-?)$/

/** All places where the contact's name stands; what belongs to it (initials, a nickname, "von der") is included. */
export function findContactNames(source: NameText, contact: KnownContact, locale: string): Finding[] {
  const { text, words } = source
  const parts = namePartsOf(contact)
  if (parts.all.size === 0) return []
  const isShort = (word: Word, index: number) => {
    const key = foldName(word.text)
    if (!isShortForm(key, parts.given) || (!isCapital(word.text) && key.length < 3)) return false
    if (!canBeName(word, true) && !isCapital(word.text)) return false
    const before = text.slice(Math.max(0, word.start - 40), word.start)
    const isSigned = SAYS_WHO.test(before) || isOwnLine(text, word.start, word.end) || (index === words.length - 1 && (opensSentence(source, index) || /[,\n] ?$/.test(before)))
    const next = words[index + 1]
    return isSigned || (isCapital(word.text) && next !== undefined && gapAfter(source, index) === ' ' && isNameOf(parts.all, next))
  }
  const isMatch = words.map((word, index) => isNameOf(parts.all, word) || isSlip(parts.all, word) || isShort(word, index))
  const found: Finding[] = []
  for (let index = 0; index < words.length; index++) {
    if (!isMatch[index]) continue
    let first = index
    let last = index
    // The other parts of the name, with up to two particles between.
    for (let next = last + 1; next < words.length && next - last <= 3; next++) {
      const gap = gapAfter(source, next - 1)
      // A point joins only behind an initial or a particle; elsewhere it ends the sentence.
      if (!TOUCHES.test(gap) || (gap.startsWith('.') && !isInitial(words[next - 1]) && !PARTICLES.has(words[next - 1]!.text.toLowerCase()))) break
      if (isMatch[next]) last = next
      else if (gap.startsWith(',')) break
      else if (!(PARTICLES.has(words[next]!.text.toLowerCase()) || isInitial(words[next]))) break
    }
    // Particles, initials and a nickname before it.
    for (let before = first - 1; before >= 0 && first - before <= 3; before--) {
      const word = words[before]!
      const gap = gapAfter(source, before)
      if (!/^(?:[ \u00a0]|[-‐‑]|\. ?-?)$/.test(gap)) break
      if (isInitial(word) && (gap.startsWith('.') || parts.givenInitials.has(word.text)) && !isTitle(word)) first = before
      else if (gap === ' ' && before === first - 1 && canBeName(word) && isShortFor(parts.given, word) && !isMatch[before]) first = before
      else if (/^\. ?$/.test(gap) ? /^(?:v|d|z|u|st)$/.test(word.text) : PARTICLES.has(word.text.toLowerCase())) {
        if (!/\.\s*$/.test(gap) && isCapital(word.text) && IRISH.test(word.text)) first = before
        else if (/^\. ?$/.test(gap)) first = before
      } else break
    }
    const next = words[last + 1]
    if (next && gapAfter(source, last) === ' ') {
      if (/^\p{L}$/u.test(next.text) && (isCapital(next.text) || text[next.end] === '.') && (parts.familyInitials.has(next.text.toUpperCase()) || parts.givenInitials.has(next.text.toUpperCase()))) last++
      else if (canBeName(next) && isGivenName(foldName(next.text)) && isShortFor(parts.given, next) && !parts.given.has(foldName(words[index]!.text))) last++
    }
    // Several initials behind: "Obermoser F. X.", "Emre Y-H", "Ana C. R.".
    while (last + 1 < words.length && last - index < 5) {
      const initial = words[last + 1]!
      if (!/^(?: |\. ?|-|\.-)$/.test(gapAfter(source, last)) || !/^\p{Lu}$/u.test(initial.text) || (gapAfter(source, last).startsWith('.') && !isInitial(words[last])) || initial.text === 'I') break
      if (!parts.givenInitials.has(initial.text) && !parts.familyInitials.has(initial.text)) break
      last++
    }
    // The other half of a double name that the hub knows as one: "Seraina Meier-Caduff", "the Meier-Caduffs".
    const other = words[last + 1]
    if (other && /^[-‐‑]$/.test(gapAfter(source, last)) && /^\p{Lu}[\p{Ll}\p{M}'’]{2,}/u.test(other.text) && canBeName(other) && !NOUN_ENDING.test(other.text) && (last > index || first < index || isFamily(other) || isGivenName(foldName(other.text)))) last++
    else if (other && first === index && last === index && isBetweenNames(source, index)) last++
    const before = text.slice(Math.max(0, words[first]!.start - 30), words[first]!.start)
    const behind = text.slice(words[last]!.end, words[last]!.end + 40)
    const hasSupport = last > first || OWN_NAME.test(behind) || isTitle(words[first - 1]) || CLOSING_BEFORE.test(before) || isOwnLine(text, words[first]!.start, words[last]!.end)
    let only = false
    for (let at = first; at <= last; at++) only ||= isMatch[at] === true && !isAmbiguous(source, at, locale)
    if (only || hasSupport) found.push({ start: words[first]!.start, end: words[last]!.end, kind: 'name', source: 'contact' })
    index = last
  }
  return [...found, ...findInitials(text, parts)]
}

function isOwnLine(text: string, start: number, end: number): boolean {
  return /(?:^|\n)[ \t]*$/.test(text.slice(Math.max(0, start - 4), start)) && /^[ \t]*[,.!]?[ \t]*(?:\n|$)/.test(text.slice(end, end + 6))
}

/** Ó Briain, Ní Bhriain, Mac Giolla: part of the surname. */
const IRISH = /^(?:[ÓO]|N[íi]|Nic|U[íi]|Mac|Mhic|Mag|Mc|Ua)$/u

/** Somebody else's name that holds the contact's, of three words: "Encarnación Ortega Gil,". */
function isBetweenNames(source: NameText, index: number): boolean {
  const [before, next] = [source.words[index - 1], source.words[index + 1]]
  return [index - 1, index].every((at) => gapAfter(source, at) === ' ') && [before, next].every((word) => canBeName(word) && /^\p{Lu}[\p{Ll}\p{M}]+$/u.test(word!.text) && !NOUN_ENDING.test(word!.text)) && endsBehind(source, index + 1)
}

/** Nothing but the initials, as people sign: "A. M.", "A.M.". */
function findInitials(text: string, parts: NameParts): Finding[] {
  const found: Finding[] = []
  for (const match of text.matchAll(/(?<![\p{L}\p{N}.])(?<given>\p{Lu})\. ?(?<family>\p{Lu})\.(?![\p{L}\p{N}])/gu))
    if (parts.givenInitials.has(match.groups?.['given'] ?? '') && parts.familyInitials.has(match.groups?.['family'] ?? '')) found.push({ start: match.index, end: match.index + match[0].length, kind: 'name', source: 'contact' })
  return found
}
