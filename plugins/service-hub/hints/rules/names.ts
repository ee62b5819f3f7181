/** Names of people the hub does not know: after forms of address, in greetings and closings, where somebody is introduced, and given names that are common. */
import { foldName, isCapital, wordsOf } from '../fold.ts'
import { NOT_NAMES, NOUN_ENDING, ORDINARY_NOUNS, ORDINARY_WORDS, PARTICLES } from '../data/name-words.ts'
import { ENGLISH_ROLES, GERMAN_ROLES, NO_PERSONS, SHORT_ROLES } from '../data/roles.ts'
import { findAll, type Finding, mask } from '../spans.ts'
import { endsBehind, gapAfter, isFamily, isGiven, isInitial, isTitle, nameEnd, type NameText, wordAt } from './name-runs.ts'
import { inPassing, isGivenLower, lowerNames } from './names-in-passing.ts'

const ADDRESS_FORM = /(?<![\p{L}\p{N}])(?:Herrn?|Hrn?\.|Hr|Frau|Fr\.|Fräulein|Frl\.|Familie|Fam\.|Eheleute|Ehepaar|Dr\.?|Prof\.?|Rev\.?|Mag\.|Dipl\.-Ing\.|Mr\.?|Mrs\.?|Ms\.?|Miss|Mx\.?|Monsieur|Madame|Mme\.?|Signora?|Señora?|c\/o|z\. ?Hd\.|z\. ?H\.|Koll\.|Kollegin|OA|Oberarzt|Oberärztin|Hoca|pani|panie?|Attn:?|geborene|namens|named|née|geb\.(?= \p{Lu}))(?![\p{L}])/gu
/** In small letters only where nothing says that no name follows ("der herr am telefon"). */
const ADDRESS_LOWER = /(?<!\b(?:der|die|das|den|dem|eine|ein|einer|einem|meine|meiner|meinen|junge|nette|netter|dieser|diese|ihre|seine|lieber|älterer|ältere) )(?<![\p{L}\p{N}])(?:herrn?|hr\.|frau|fam\.|familie|mr\.?|mrs\.?|ms\.?)(?= \p{L})/gu
const GREETING =
  /(?:^|[\n.!?>:,(–-][ \t]*|\b(?:Danke|Dank|thanks|thank you|cheers),? )(?:Hallo|Hello|Hi|Hiya|Hey|Moin|Servus|Grüezi|Ciao|Salut|Guten (?:Tag|Morgen|Abend)|Good (?:morning|afternoon|evening)|Grüß (?:Gott|dich|Sie)|Liebe[rs]?|Sehr geehrte[rs]?|Sehr verehrte[rs]?|Geehrte[rs]?|Verehrte[rs]?|Werte[rs]?|Dear|Dearest)(?:,? (?:liebe[rs]?|sehr geehrte[rs]?|dear))? (?=\p{L})/giu
const CLOSING =
  /(?<![\p{L}\p{N}])(?:mit (?:\p{L}{1,24} ){0,3}gr(?:ü|ue)(?:ß|ss)e?n?|(?:(?:viele|liebe|liebi|beste|schöne|herzliche|herzlichste|freundliche|freundlichen|sonnige|ganz liebe|gute) )gr(?:ü|ue)(?:ß|ss|e)(?:e|ess|s)?|gr(?:ü|ue)(?:ß|ss)e?(?: aus \p{Lu}[\p{L}-]+)?|gru(?:ß|ss)|mfg|lg|vg|bg|kg|hg|hochachtungsvoll|herzlichst|gez\.|i\. ?a\.|i\. ?v\.|vielen dank(?: im voraus)?|besten dank(?: ok)?|danke(?:schön)?(?: und gru(?:ß|ss)|,? (?:und )?(?:lg|vg))?|dank\b|merci|(?:(?:kind(?:est)?|warm(?:est)?|best|many) )?regards|best wishes|kind wishes|yours(?: (?:sincerely|faithfully|truly))?|sincerely|respectfully|cheers|many thanks|thanks(?: again| in advance| so much)?|thank you|take care|all the best|love|bis bald|ihre?|euere?|eure?|best|xx)(?![\p{L}\p{N}])/giu
const INTRODUCTION =
  /(?<![\p{L}\p{N}])(?:mein name (?:ist|lautet)|ich hei(?:ß|ss)e|my (?:full )?name(?:['’]s| is)|i(?: am|['’]m) called|name on (?:the )?account(?: is)?|account holder(?: is)?|kontoinhaber(?:in)?(?: ist)?|inhaber(?:in)?|halter(?:in)?(?: ist)?|ansprechpartner(?:in)?(?: ist)?|ansprechperson(?: ist)?|absender(?:in)?|\p{L}{0,14}kontakt|\p{L}{0,14}verwaltung|name|nachname|vorname|familienname|contact(?: person)?|full name|surname|umschreiben auf|vorher|früher|vormals|formerly|a certain|some(?:one|body) (?:called|named)|ausgestellt auf|adressiert an|gez\.?)[ \t]*[:,]?[ \t]*["„“]?(?=\p{L})/giu
/** Who called, in a note; in the record of a call the words themselves follow. */
const CALLER = /(?<![\p{L}\p{N}])(?:anrufer(?:in)?|caller):?[ \t]+(?=\p{L})/giu
/** Here a name may follow, or anything else: only a known given name or two words that the sentence ends behind are taken. */
const PERHAPS_INTRODUCTION = /(?<![\p{L}\p{N}])(?:ich bin(?: ['’]?(?:s|d['’]?|der|die|de))?|i bin(?: (?:da|d['’]|de))?|da is(?: da)?|hier (?:ist|spricht|schreibt|nochmal)|this is|it['’]s|i am|i['’]m|speaking)[ \t]+["„“]?(?=\p{L})/giu
const CALLED = /(?<![\p{L}\p{N}])(?:man|woman|kid|boy|girl|someone|somebody|person|jemand(?:en|em)?|typen?|mensch(?:en)?|junge[nr]?|mädchen|herrn?|kerl),? (?:called|named|by the name of|who(?:['’]s| is) called|namens|mit (?:vor)?namen)[ ](?=\p{Lu}\p{Ll})/giu
const INTRODUCED = String.raw`(?:,? (?:called|named|by the name of|namens|mit namen|whose name is))?(?:,| \(|:)? ["„“]?(?=\p{Lu})`
const RELATION = new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${GERMAN_ROLES}|(?<english>${ENGLISH_ROLES}))${INTRODUCED}`, 'giu')
/** The same shortened, with its point. */
const SHORT_RELATION = new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${SHORT_ROLES})\. (?=\p{Lu})`, 'giu')
/** "This is Shaniqua with Fraud Prevention", "hier Amadou vom Kundendienst". */
const CALLS_FROM = /(?<![\p{L}\p{N}])(?:this is|it['’]s|i['’]m|hier(?: ist| spricht)?|mein name ist)[ \t]+(?=\p{Lu}\p{L}{2,}(?: \p{Lu}[\p{L}'’.-]*){0,2} (?:with|from|calling|speaking|here\b|again|over (?:at|in)|at (?:your|the)|vom|von (?:der|eurem|Ihrem)|aus (?:dem|der|eurem|eurer|Ihrer|Ihrem)|am Apparat))/giu

/** Named after people, no people: Robert-Koch-Institut. */
const NAMED_AFTER = /(?:^|[ -])(?:Institute?s?|Stiftung|Foundation|Schule|School|Gymnasium|Universität|University|Hochschule|Klinik|Klinikum|Hospital|Museum|Halle|Haus|Stadion|Preis|Award|Prize|Platz|Allee|Ring|Verein|Verlag|Werke?|GmbH|AG|SE|KG|Ltd|Inc)$/u

const PRAISED = /(?<![\p{L}\p{N}])(?:danke(?:schön)? an|dank an|lob an|lob für|gruß an|grüße an|grüßen sie|respekt an|props to|kudos to|shout-? ?out to|thanks to|thank you to|credit to|hats off to|applause for|compliments to|ask for|spoke (?:to|with)|speak (?:to|with)|dealt with|gesprochen mit|telefoniert mit|gechattet mit|verbunden mit)[ \t]+(?=\p{L})/giu

type Take = (start: number, end: number) => void

/** Names after a word that announces one. */
function announced(source: NameText, take: (first: number, last: number) => void): void {
  const { text } = source
  const skipTitles = (index: number) => {
    let at = index
    while (isTitle(source.words[at]) && at - index < 4) at++
    return at
  }
  const each = (expression: RegExp, judge: (first: number, end: number, match: RegExpMatchArray) => number) => {
    for (const match of text.matchAll(expression)) {
      const end = match.index + match[0].length
      const first = skipTitles(wordAt(source, end))
      const word = source.words[first]
      // Nothing but blanks, titles and their points between the announcement and the name.
      if (!word || word.start - end > 30 || /\n\s*\n|[!?;\u25a0]/.test(text.slice(end, word.start))) continue
      const last = judge(first, end, match)
      if (last >= first) take(first, last)
    }
  }
  each(ADDRESS_FORM, (first, end, match) => (text.slice(end, source.words[first]!.start).includes(',') && !/^(?:Attn|c\/o|z)/.test(match[0]) ? -1 : nameEnd(source, first, { isTitled: true })))
  each(ADDRESS_LOWER, (first) => {
    const word = source.words[first]!.text
    if (word.length < 3 || PARTICLES.has(word) || nameEnd(source, first, { isLower: true }) < first) return -1
    let last = first
    while (gapAfter(source, last) === '-' && last - first < 3) last++
    return last
  })
  each(GREETING, (first) => {
    const last = nameEnd(source, first, { isFull: true })
    if (last < first || NOUN_ENDING.test(source.words[last]!.text)) return -1
    return isGiven(source.words[first]) ? nameEnd(source, first) : endsBehind(source, last) && last - first < 3 ? last : -1
  })
  each(INTRODUCTION, (first, _end, match) => {
    const isLabel = /[:]/.test(match[0]) || / /.test(match[0].trim())
    const last = nameEnd(source, first, { isFull: endsWithin(source, first, 4) })
    return isLabel || isGiven(source.words[first]) || (last > first && endsBehind(source, last)) ? last : -1
  })
  each(CALLER, (first) => {
    const last = nameEnd(source, first, { isFull: true })
    return last >= first && (isGiven(source.words[first]) || last > first || LINE_ENDS.test(text.slice(source.words[last]!.end, source.words[last]!.end + 8))) && endsBehind(source, last) ? last : -1
  })
  each(PERHAPS_INTRODUCTION, (first) => {
    const last = nameEnd(source, first)
    return last >= first && (isGiven(source.words[first]) || (last > first && endsBehind(source, last) && !NOUN_ENDING.test(source.words[last]!.text))) ? last : -1
  })
  each(PRAISED, (first, _end, match) => {
    const last = isCapital(source.words[first]!.text) ? nameEnd(source, first) : -1
    return last >= first && !NOUN_ENDING.test(source.words[last]!.text) && !ORDINARY_NOUNS.has(source.words[first]!.text.toLowerCase()) && (isGiven(source.words[first]) || endsBehind(source, last) || /(?:to|with|for)\s*$/i.test(match[0])) ? last : -1
  })
  each(RELATION, (first, _end, match) => {
    const word = source.words[first]!
    // "Agent: Stadtstrom Lindental": the record of a call, not who it is.
    if (match[0].includes(':') && !isGiven(word)) return -1
    if (!isCapital(word.text)) return isGivenLower(word.text) ? first : -1
    const isEnglish = match.groups?.['english'] !== undefined
    const last = nameEnd(source, first, { isFull: isEnglish && endsWithin(source, first, 4) })
    if (last < first || NOUN_ENDING.test(word.text) || ORDINARY_NOUNS.has(word.text.toLowerCase())) return -1
    // Behind a comma German goes on with any noun.
    const isSure = !match[0].includes(',') || isEnglish || isGiven(word) || isFamily(word) || (last > first && endsBehind(source, last))
    return isSure ? last : -1
  })
  each(CALLED, (first) => nameEnd(source, first))
  each(SHORT_RELATION, (first) => {
    const last = nameEnd(source, first)
    return last >= first && !NOUN_ENDING.test(source.words[last]!.text) && !ORDINARY_NOUNS.has(source.words[first]!.text.toLowerCase()) ? last : -1
  })
  each(CALLS_FROM, (first) => (/^\p{Lu}\p{L}*\p{Ll}$/u.test(source.words[first]!.text) && !ORDINARY_NOUNS.has(source.words[first]!.text.toLowerCase()) ? nameEnd(source, first) : -1))
}


/** Do at most `words` capitals stand here, and then the line or sentence ends? */
function endsWithin(source: NameText, first: number, words: number): boolean {
  const last = nameEnd(source, first, { isFull: true })
  return last >= first && last - first < words && endsBehind(source, last)
}

/** The line ends, or what follows was found already: the signature's other half, its address. */
const LINE_ENDS = /^(?:[^\p{L}\p{N}\u25a0]*(?:\n|$)|[ ,]{1,2}\u25a0)/u
const SHORT_CLOSING = /^(?:lg|vg|bg|hg|gru(?:ß|ss)|(?:liebe|viele|beste) gr(?:ü|ue)(?:ß|ss)e|mfg|cheers|regards)$/i
const WEAK_CLOSING = /^(?:ihre?|euere?|eure?|best|love|cheers|thanks.*|thank you|many thanks|danke.*|dank|merci|vielen dank.*|besten dank.*|kg|bg|hg|i\. ?[av]\.|xx|take care|yours)$/i

/** Who signs: behind the formula, up to the end of the line or sentence. */
function closings(source: NameText, take: (first: number, last: number) => void): void {
  const { text } = source
  for (const match of text.matchAll(CLOSING)) {
    let end = match.index + match[0].length
    const lead = /^[ \t]*[,.!–:-]{0,2}[ \t]*(?:\r?\n[ \t]*){0,3}(?:(?:aus|from) (?:dem |der |den |the )?(?:\p{Lu}[\p{L}-]{1,25} ?){1,3},?[ \t]*(?:\r?\n)?|an alle,? )?(?:(?:ihre?|euere?|eure?|deine?|yours?) )?/iu.exec(text.slice(end, end + 90))?.[0] ?? ''
    end += lead.length
    let first = wordAt(source, end)
    for (let titles = 0; titles < 5 && isTitle(source.words[first]); titles++) first++
    const word = source.words[first]
    if (!word || word.start - end > 24) continue
    const isWeak = WEAK_CLOSING.test(match[0])
    const isLower = SHORT_CLOSING.test(match[0].trim())
    const last = nameEnd(source, first, { isFull: true, isLower })
    if (last < first || last - first > 4 || NOUN_ENDING.test(source.words[last]!.text)) continue
    if (!endsBehind(source, last) && !isGiven(word)) continue
    if (isWeak && !isGiven(word)) {
      // "Danke, Meier" and "Ihr Meier" sign only at the end of a line or of the text.
      const isEnd = LINE_ENDS.test(text.slice(source.words[last]!.end, source.words[last]!.end + 8))
      if (!isEnd || !/[,\n]/.test(lead + (/^ihre?$|^eure?$/i.test(match[0]) ? ',' : ''))) continue
      if (ORDINARY_NOUNS.has(word.text.toLowerCase())) continue
    }
    if (!isCapital(word.text) && !(isGivenLower(word.text) && last <= first + 1) && (!LINE_ENDS.test(text.slice(source.words[last]!.end, source.words[last]!.end + 8)) || last > first + 1)) continue
    take(first, isGiven(word) && !endsBehind(source, last) ? nameEnd(source, first) : last)
  }
}

/** A line of its own below others that holds nothing but a name. */
function signatures(source: NameText, take: Take): void {
  const { text } = source
  const lines = [...text.matchAll(/[^\n]+/g)]
  const lastLine = lines.at(-1)?.index ?? 0
  for (const line of lines.slice(1)) {
    const trimmed = line[0].trim()
    if (trimmed.length > 45 || !/^(?:(?:Dr|Prof|Mag|Ing|Dipl)\.[ -]?){0,3}\p{Lu}[\p{L}\p{M}'’.-]*(?: (?:\p{Lu}[\p{L}\p{M}'’.-]*|von|van|de|der|zu|den)){0,4}[,.]?$/u.test(trimmed)) continue
    const words = wordsOf(line[0]).filter((word) => !isTitle(word))
    const isSingle = words.filter((word) => !isInitial(word)).length < 2
    if (words.length === 0 || words.some((word) => NOT_NAMES.has(word.text.toLowerCase()) && !PARTICLES.has(word.text.toLowerCase()))) continue
    if (NOUN_ENDING.test(words.at(-1)!.text) || words.every(isInitial) || (isSingle && (line.index !== lastLine || ORDINARY_WORDS.has(words[0]!.text.toLowerCase()) || /[.]$/.test(trimmed)))) continue
    take(line.index + words[0]!.start, line.index + words.at(-1)!.end)
  }
}

/** Behind the last sentence: "… keeps leaking. – Bex", "… sonst Beschwerde. Ettenauer." */
const LAST_WORD = /(?<=[.!?…)\p{Extended_Pictographic}]\s{0,2}|\n)(?<dash>[-–—~]{1,2}\s?)?(?<name>\p{Lu}[\p{L}\p{M}'’]{1,24}(?:[- ]\p{Lu}[\p{L}\p{M}'’]{1,24}){0,2})(?=\s{0,2}[.!]?\s{0,3}$)/u
/** As families are called and hardly a thing is. */
const FAMILY_ENDING = /(?:(?<=\p{L}{3})auer|inger|huber|ma[yi]e?r|meyer|moser|hofer|egger|acher|mann|ewski|owski|i[nc]ki|[čćc]ki|ović|ovic|ević|evic|ić|wicz|czyk|oğlu|oglu|enko|chuk|tschuk|yan|idze|shvili|poulos|idis|akis|escu|eanu|sson|dóttir|quist|gård|backer|stätter|steiner|bichler|lechner|reiter|gruber|kofler|eder)$/u
const NO_FAMILY = /^(?:Dauer|Mauer|Trauer|Schauer|Sauer|Bauer|Lauer|Power|Jedermann|Niemand|Hampelmann|Fachmann|Kaufmann|Landsmann|Verbraucher|Stümper)$|(?:dauer|mauer|trauer|fachmann|kaufmann|obmann|ehemann|hauptmann|fuhrmann)$/iu

function lastWord({ text }: NameText, take: Take): void {
  const match = LAST_WORD.exec(text.slice(-90))
  const name = match?.groups?.['name'] ?? ''
  const words = wordsOf(name)
  if (!match || words.length === 0 || text.trim() === name || words.some((word) => NOT_NAMES.has(word.text.toLowerCase()) || NOUN_ENDING.test(word.text))) return
  const [first, last] = [words[0]!, words.at(-1)!]
  const isDashed = match.groups?.['dash'] !== undefined && !ORDINARY_NOUNS.has(first.text.toLowerCase())
  const isShaped = (isFamily(last) || FAMILY_ENDING.test(last.text)) && !NO_FAMILY.test(last.text)
  const start = Math.max(0, text.length - 90) + match.index + match[0].length - name.length
  if (isDashed || isShaped || isGiven(first)) take(start, start + name.length)
}

/** The other places where a name found stands: "Hier wohnt kein Krüger". */
function elsewhere({ words }: NameText, found: readonly Finding[], text: string): Finding[] {
  const keys = new Set<string>()
  for (const { start, end } of found)
    for (const word of wordsOf(text.slice(start, end))) {
      const low = word.text.toLowerCase()
      if (word.text.length >= 3 && isCapital(word.text) && !PARTICLES.has(low) && !ORDINARY_NOUNS.has(low) && !ORDINARY_WORDS.has(low) && !NOT_NAMES.has(low)) keys.add(foldName(word.text))
    }
  const isKey = (word: string | undefined) => word !== undefined && (keys.has(foldName(word)) || isGiven({ text: word, start: 0, end: word.length }))
  return words.flatMap(({ text: word, start, end }, index): Finding[] => {
    const key = foldName(word)
    // "Krüger-Filter" is a thing.
    const isCompound = /^[-‐‑]\p{L}/u.test(text.slice(end, end + 2)) && !isKey(words[index + 1]?.text)
    return isCapital(word) && !isCompound && (keys.has(key) || (key.endsWith('s') && keys.has(key.slice(0, -1)))) ? [{ start, end, kind: 'name', source: 'rule' }] : []
  })
}

/** @param text with addresses of mailboxes and pages and all numbers already made unreadable */
export function findNames(written: string): Finding[] {
  const text = mask(written, findAll(written, NO_PERSONS, 'name'))
  const source: NameText = { text, words: wordsOf(text) }
  const found: Finding[] = []
  const takeSpan: Take = (start, end) => found.push({ start, end, kind: 'name', source: 'rule' })
  const take = (first: number, last: number) => {
    const [start, end] = [source.words[first]!.start, source.words[last]!.end]
    const next = source.words[last + 1]
    const whole = next && /^[ -]$/.test(gapAfter(source, last)) && isCapital(next.text) ? next.end : end
    if (!NAMED_AFTER.test(text.slice(start, end)) && !NAMED_AFTER.test(text.slice(start, whole))) takeSpan(start, end)
  }
  announced(source, take)
  closings(source, take)
  signatures(source, takeSpan)
  lastWord(source, takeSpan)
  inPassing(source, take)
  lowerNames(source, take)
  return [...found, ...elsewhere(source, found, text)]
}
