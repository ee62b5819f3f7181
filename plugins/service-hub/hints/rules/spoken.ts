/** Numbers and mailboxes as they are said on the telephone and written down word by word. */
import { findAll, type Finding, type RedactionKind } from '../spans.ts'

const UNIT = new Set('null eins zwo zwei drei vier fünf fuenf sechs sieben acht neun zero oh nought one two three four five six seven eight nine'.split(' '))
const TEN = /^(?:zehn|elf|zwölf|zwoelf|(?:drei|vier|fünf|sech|sieb|acht|neun)zehn|(?:(?:ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun)und)?(?:zwanzig|drei(?:ß|ss)ig|vierzig|fünfzig|sechzig|siebzig|achtzig|neunzig)|hundert|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred)$/
const TIMES = new Set('doppel double triple zweimal dreimal'.split(' '))
const SIGN = new Set('plus minus strich bindestrich schrägstrich dash slash hyphen'.split(' '))
const GAP = /^(?:[ \u00a0]?[,.–-]?[ \u00a0]?|,? ?\n)$/
/** Fewer digits are amounts, times, ages. */
const FEWEST = 6
const LOOKED_AT = 90

/** What the number is, by the last word before it that says so. */
const CUES: readonly (readonly [RedactionKind, RegExp])[] = [
  ['meter-number', /zähler|zählpunkt|\bmalo|\bmelo|\bmeter\b|mpan|mprn/giu],
  ['iban', /\biban\b|bankverbindung|(?<!vertrags|kunden)kontonummer|\bblz\b|sort[- ]?code|bank account/giu],
  ['card-number', /karte|\bcard\b/giu],
  ['customer-number', /kunden|vertrag|auftrag|rechnung|bestell|vorgang|ticket|police|mitglied|account|customer|order|reference|\bref\b|booking|buchung/giu],
  ['birth-date', /geburt|geboren|\bgeb\b|\bborn\b|birth/giu],
  ['phone', /telefon|handy|mobil|festnetz|natel|rückruf|\bruf|anruf(?!er)|erreich|durchwahl|phone|\bcall\b|\breach|landline|\bring\b/giu],
]

function kindOf(before: string, isTrunk: boolean, hasLetters: boolean): RedactionKind {
  let kind: RedactionKind = isTrunk || !hasLetters ? 'phone' : 'customer-number'
  if (isTrunk) return 'phone'
  let last = -1
  for (const [candidate, expression] of CUES)
    for (const match of before.matchAll(expression)) {
      if (match.index > last) [last, kind] = [match.index, candidate]
    }
  return kind
}

const FIGURES = /^[ ,;–/-]{1,3}\d(?:[ ./–-]{0,2}\d){3,13}(?![\p{L}\p{N}]|[.,]\d| ?(?:€|euro|uhr|kwh|%))/iu

/** Runs of number words: "null eins sieben eins …", "A double four seven one", "eins ESY elf sechzig …". */
export function findSpokenNumbers(text: string): Finding[] {
  const found: Finding[] = []
  let run: { start: number; end: number; digits: number; last: number; first: string; letters: boolean } | undefined
  const close = () => {
    // Half spoken, half in figures: "null vier null, 66 96 91 14".
    const figures = run && run.digits >= 2 ? (FIGURES.exec(text.slice(run.end, run.end + 30))?.[0] ?? '') : ''
    if (run && figures !== '') run = { ...run, end: run.end + figures.length, digits: run.digits + figures.replace(/\D/g, '').length }
    if (run && run.digits >= FEWEST) {
      const before = text.slice(Math.max(0, run.start - LOOKED_AT), run.start)
      found.push({ start: run.start, end: run.end, kind: kindOf(before, /^(?:null|plus|oh|zero|nought)$/.test(run.first), run.letters), source: 'rule' })
    }
    run = undefined
  }
  for (const match of text.matchAll(/\p{L}+/gu)) {
    const word = match[0].toLowerCase()
    const end = match.index + match[0].length
    const weight = UNIT.has(word) ? 1 : TEN.test(word) ? 2 : TIMES.has(word) ? 1 : 0
    const isLetters = weight === 0 && match[0].length <= 3 && match[0] === match[0].toUpperCase() && match[0] !== 'I'
    const isSign = SIGN.has(word)
    if (weight === 0 && !isLetters && !isSign) {
      close()
      continue
    }
    if (run && !GAP.test(text.slice(run.last, match.index))) close()
    if (!run) {
      if (isSign && word !== 'plus') continue
      run = { start: match.index, end: match.index, digits: 0, last: end, first: word, letters: false }
    }
    run.last = end
    run.letters ||= isLetters
    if (weight > 0) {
      run.digits += weight
      run.end = end
      // A letter before "double" is no trunk prefix, and "double oh" is one.
      if (run.first === 'double' && word === 'oh') run.first = 'oh'
    }
  }
  close()
  return found
}

const PART = String.raw`[\p{L}\p{N}_+-]{1,30}`
const JOIN = String.raw`(?:\.| (?:punkt|dot|point|minus|bindestrich|strich|unterstrich|underscore|dash|hyphen) | ?[([{](?:dot|punkt|\.)[)\]}] ?)`
const AT = String.raw`(?: ?[([{] ?(?:at|ät|@) ?[)\]}] ?| (?:at|ät|klammeraffe|@) |@)`
const DOT = String.raw`(?: ?\. ?| (?:punkt|dot|point) | ?[([{](?:dot|punkt|\.)[)\]}] ?)`
const SPOKEN_MAIL = new RegExp(
  String.raw`(?<![\p{L}\p{N}._%+-])${PART}(?:${JOIN}${PART}){0,4}${AT}${PART}(?:(?:${JOIN}|${DOT})${PART}){0,3}${DOT}(?:de|at|ch|li|com|net|org|eu|info|uk|ie|us|it|fr|nl|pl|io|me|biz|email|online|example|test)(?![\p{L}\p{N}])`,
  'giu',
)

/** "max punkt muster ät gmx punkt de", "lena(at)example(dot)org": only with a sign that it is one, since "look at example.com" is none. */
export function findSpokenMail(text: string): Finding[] {
  return findAll(text, SPOKEN_MAIL, 'email', undefined, (written) => /[([{@]| (?:punkt|dot|point|ät|klammeraffe) /iu.test(written))
}

const LETTERS = String.raw`\p{L}(?:[-–] ?\p{L}){2,24}(?!\p{L})`
const SPELLED = new RegExp(String.raw`(?<![\p{L}\p{N}-])${LETTERS}(?:,? (?:bindestrich|strich|neues wort|hyphen|dash|new word|then),? ${LETTERS}){0,3}`, 'giu')
const SPELLED_AFTER = /(?:buchstabier\p{L}*|\bspel(?:led|t|ling)|\bspell)[^\n\p{L}]{0,3}(?:(?:das|mich|es|it|that|out|wie)\b[^\n\p{L}]{0,3}){0,2}(?<name>\p{L}(?:[ .,]{1,2}\p{L}){2,24}(?!\p{L}))/giu

/** Names letter by letter: "O-s-e-i Bindestrich M-e-n-s-a-h", "ich buchstabiere: K, U, H, N". */
export function findSpelledNames(text: string): Finding[] {
  return [...findAll(text, SPELLED, 'name'), ...findAll(text, SPELLED_AFTER, 'name', 'name')]
}
