/** Names without a word that announces them: given names, surnames, initials, what stands before an office or a mailbox. */
import { isCommonGivenName, isGivenName } from '../data/given-names.ts'
import { NAMED_THINGS, NOT_NAMES, NOUN_ENDING, ORDINARY_NOUNS, ORDINARY_WORDS, SURNAMES_TOO } from '../data/name-words.ts'
import { foldName, isCapital } from '../fold.ts'
import { canBeName, endsBehind, gapAfter, isFamily, isGiven, isInitial, nameEnd, type NameText, opensSentence } from './name-runs.ts'

/** The head of a mail: Name <mailbox>; mailboxes are masked by now. */
const BEFORE_ADDRESS = /^["' ]{0,2}(?:<\s?\u25a0|\[?mailto)/
/** "Mateo Delgado from billing", "Jannik aus der Technik"; "Danke an …", "shout-out to …". */
const FROM_OFFICE = /^ (?:the (?:engineer|technician|fitter|driver|plumber|electrician|receptionist|manager|advis[eo]r|agent|nurse|guy|lad|lady|operator|rep)\b|(?:from|in|at) (?:the |your )?(?:billing|support|sales|accounts?|customer|dispatch|service|complaints|finance|team|branch|shop|store|counter|reception|help ?desk|call ?cent(?:er|re)|night|warehouse|office|desk)|(?:aus|von|vom|in|im|an|am) (?:der|dem|eurer|eurem|ihrer|ihrem)? ?(?:Technik|Hotline|Kunden\p{L}{3,12}|Service\p{L}{0,12}|Support\p{L}{0,8}|Buchhaltung|Vertrieb|Beschwerde\p{L}{0,14}|Call-?[Cc]enter|Team|Filiale|Zentrale|Empfang|Kasse|Schalter|Abteilung|Nachtschicht|Disposition|Störungs\p{L}{3,10}|Entstör\p{L}{3,10}|Beratung|Rezeption|Lager|Werkstatt)|(?:in|at|from) (?:the |your )?(?:\p{Lu}[\p{L}'’]+ ){1,2}(?:branch|office|store|shop|depot|team|desk|centre|center|clinic|surgery|library|showroom|garage) (?:\p{Ll}{2,12}ed|who|has|found|told|went|got|gave|took|was so|was very|was brilliant|could)\b)/u
/** "… ist mein Name", "Karadağ hier", "Hirnschrodt am Apparat", "Desmond something". */
const OWN_NAME = /^(?:,? (?:ist|war|lautet|is|was) (?:mein|sein|ihr|der|my|his|her|the) (?:nach|vor|familien|sur|last |first )?name\b| (?:am|an'n|an da) (?:apparat|telefon)\b| something(?: or other)?\b| (?:hier|speaking|here)(?= ?[,.!\n]))/iu
/** What people do and things hardly. */
const DOES = /^(?: (?:found|fixed|told|helped|said|explained|answered|listened|sorted|stayed|came|called|rang|promised|took|went|showed|brought|laughed|apologi[sz]ed|smiled|picked|offered|kept|gave|got|knew|spotted|noticed|managed|sent|wrote|asked|let|made|did|walked|turned|drove|waited|treated|dealt|arrived|assured|advised|confirmed|insisted|thought|tried|put|refunded|replaced|suggested|talked|spent|has|had|is|was|will|would|can|could|who|on the (?:desk|phone|till|counter)|in the (?:yard|shop|office|back|workshop)|at the (?:desk|counter|till|front))\b|['’]s (?:note|email|mail|call|desk|number|team|help|advice|reply|message|payslips?|name|patience)\b)/u
/** Before it a person is no thing: "the Frank 3-door". */
const THING_BEFORE = /(?<![\p{L}\p{N}])(?:the|das)\s["„“‚'‘«»]?$/iu
/** In small letters these are words far more often than anybody's name. */
const LOWER_WORDS: ReadonlySet<string> = new Set(
  'max ali res lois mali mane mentor nati nada amin iman malik art gene dean dawn jan joy eve jo tim bill rob pat nick mark will miles page rich ray roman christian kim kai lena beat wolf falk erika veronika jasmin melissa ben ana mia mina mira lasse rosa viola norma regina meta grit frank les dot kit jack carol grace ernst linde heide iris rose till juna alba reza noor nour angel van hana hala maha mona muna farah sabah salma safa dung hung anh hai long nam linh yen hui jun jin ying yun fang ling ravi amit vera vita nora tara una flora klara clara viktor victor laura lotte lotti hein harm enno res pepi geli heli lisi flori gusti ruth hugo otto emma harry barry gary guy drew sue rod penny sandy robin jean glen craig ross scott stewart bob dick jim don earl neil dale kurt horst gitti tell nan edie manu resi stern bert otto hero dani mimi toni olli fanny anni azad baran omid mehr yara aida'.split(' '),
)
/** A given name in small letters, as in chats. */
export const isGivenLower = (word: string) => word.length >= 3 && !ORDINARY_WORDS.has(word) && !ORDINARY_NOUNS.has(word) && !NOT_NAMES.has(word) && isCommonGivenName(foldName(word))

/** Words that this text uses for things: models, tariffs, hotels, storms. */
function thingsIn(text: string): ReadonlySet<string> {
  return new Set([...text.matchAll(NAMED_THINGS)].flatMap((match) => (match.groups?.['name'] ?? '').split(' ').map(foldName)))
}

/** Who writes without capitals: nouns and beginnings of sentences are small but for a few. */
function isWithoutCapitals(text: string): boolean {
  const small = text.match(/(?<!\p{L})\p{Ll}/gu)?.length ?? 0
  const capital = text.match(/(?<!\p{L})\p{Lu}(?!\p{Lu})/gu)?.length ?? 0
  return small >= 4 && capital * 14 <= small
}

/** What somebody does: behind a name that is met seldom, in small letters. */
const LOWER_DOES = /^ (?:schläft|ist|hat|hatte|war|sagt|sagte|meint|meinte|kommt|kam|wohnt|weint|wartet|kann|will|wollte|konnte|braucht|arbeitet|geht|ging|fragt|hilft|half|macht|says?|said|told|helped|came|fixed|sorted|rang|went|needs|wants|sleeps|got|did|has|was|is) /

type TakeWords = (first: number, last: number) => void

/** Chats in small letters: names that are met often, with the surname's initial. */
export function lowerNames(source: NameText, take: TakeWords): void {
  const { text, words } = source
  if (!isWithoutCapitals(text)) return
  words.forEach((word, index) => {
    if (!/^\p{Ll}+$/u.test(word.text) || LOWER_WORDS.has(word.text) || word.text.length < 3 || ORDINARY_WORDS.has(word.text) || ORDINARY_NOUNS.has(word.text) || NOT_NAMES.has(word.text) || /[-_./@]$/.test(text.slice(Math.max(0, word.start - 1), word.start)) || /^[-_/@\d]/.test(text.slice(word.end, word.end + 1))) return
    const next = words[index + 1]
    if (!isGivenLower(word.text) && !(opensSentence(source, index) && isGivenName(foldName(word.text)) && LOWER_DOES.test(text.slice(word.end, word.end + 12)))) return
    take(index, next && gapAfter(source, index) === ' ' && /^\p{L}$/u.test(next.text) && text[next.end] === '.' ? index + 1 : index)
  })
}

/** Given names in the middle of a sentence, initials before a surname, "Lastname, Given" and the name before an address in a mail's head. */
export function inPassing(source: NameText, take: TakeWords): void {
  const { text, words } = source
  const isEnglish = (text.slice(0, 3_000).match(/\b(?:the|and|you|is|are|my|your|was|for|with|this|that|have|to|of)\b/gi)?.length ?? 0) > (text.slice(0, 3_000).match(/\b(?:und|ist|nicht|das|ich|der|die|ein|mit|für)\b/gi)?.length ?? 0)
  const things = thingsIn(text)
  const isThing = (index: number) => {
    const word = words[index]!
    const before = text.slice(Math.max(0, word.start - 16), word.start)
    return things.has(foldName(word.text)) || THING_BEFORE.test(before) || /^ \d|^!?[- ]?Box\b|^[:.]\w/.test(text.slice(word.end, word.end + 6))
  }
  const isJoined = (index: number, gap: string) => index >= 0 && gapAfter(source, index) === gap && canBeName(words[index]) && !NOUN_ENDING.test(words[index]!.text)
  for (let index = 0; index < words.length; index++) {
    const word = words[index]!
    const behind = text.slice(word.end, word.end + 40)
    const isAlone = canBeName(word) && !NOUN_ENDING.test(word.text)
    if (isGiven(word) && !isThing(index) && !isQuoted(text, word.start, word.end) && !isNobody(text, word.start, word.end)) {
      const last = Math.max(index, nameEnd(source, index))
      let first = index
      while (first > 0 && index - first < 4 && isInitial(words[first - 1]) && /^\. ?-?$/.test(gapAfter(source, first - 1)) && !ON_BEHALF.test(text.slice(Math.max(0, words[first - 1]!.start - 4), words[first - 1]!.end))) first--
      if (isJoined(first - 1, ', ') && last === index && opensSentence(source, first - 1) && !opensList(text, word.end)) first--
      // The surname first, as the countryside and Hungary say it: "Huber Traudl".
      else if (last === index && first === index && isJoined(first - 1, ' ') && (isFamily(words[first - 1]) || (opensSentence(source, first - 1) && endsBehind(source, index) && !ORDINARY_NOUNS.has(words[first - 1]!.text.toLowerCase())))) first--
      take(first, last)
      index = last
    } else if (isFamily(word) && !opensSentence(source, index) && !isThing(index) && !isQuoted(text, word.start, word.end) && !isNobody(text, word.start, word.end) && !/^[-‐‑]\p{L}/u.test(behind)) {
      const last = Math.max(index, nameEnd(source, index))
      take(isGivenBefore(source, index) ? index - 1 : index, last)
      index = last
    } else if (isInitial(word) && /^\.[ -]?-?$/.test(gapAfter(source, index)) && !/^[IVX]$/.test(word.text) && !ON_BEHALF.test(text.slice(Math.max(0, word.start - 4), word.end))) {
      let surname = index + 1
      while (surname - index < 5 && isInitial(words[surname]) && /^\.[ -]?-?$/.test(gapAfter(source, surname))) surname++
      const next = words[surname]
      if (next && next.text.length > 2 && (canBeName(next) || (isCapital(next.text) && SURNAMES_TOO.has(next.text.toLowerCase()) && endsBehind(source, surname))) && !/\d\.? ?$/.test(text.slice(Math.max(0, word.start - 4), word.start)) && !NOUN_ENDING.test(next.text)) take(index, Math.max(surname, nameEnd(source, surname)))
    }
    // English has capitals for names alone: "and Fenella found us", "leave word with Fiachra in".
    if (isEnglish && isAlone && !opensSentence(source, index) && /^\p{Lu}\p{Ll}{2,}$/u.test(word.text) && !isThing(index) && DOES.test(behind) && /(?:^|[\s,("])$/.test(text.slice(Math.max(0, word.start - 1), word.start)) && !isCapital(words[index - 1]?.text ?? '')) take(index, index)
    if (isAlone && /^ (?:was|were|has been|is) (?:so |very |really |super |absolutely |just |incredibly )?(?:kind|lovely|nice|patient|great|helpful|brilliant|polite|friendly|rude|amazing|fantastic|sweet|a star|a gem|an angel|wonderful)\b/.test(behind) && !/ /.test(word.text) && opensSentence(source, index) && isEnglish && !/(?:ing|ion|ity|ness|ment|ery|ance|ence|ice|tes|ing|one|thing|ation|ort|app|food|hotel|room|fit|pon|site)$/i.test(word.text)) take(index, index)
    if (isAlone && REMEMBERED.test(behind)) take(index, index)
    if (isAlone && OWN_NAME.test(behind)) {
      let first = index
      while (index - first < 3 && isJoined(first - 1, ' ')) first--
      const before = text.slice(Math.max(0, words[first]!.start - 14), words[first]!.start)
      if (!/^ (?:hier|here)/i.test(behind) || ((opensSentence(source, first) || ANSWERED.test(before)) && !ORDINARY_NOUNS.has(word.text.toLowerCase()))) take(first, index)
    }
    if (isCapital(word.text) && /^[:] ?$/.test(text.slice(Math.max(0, word.start - 2), word.start)) && !SPEAKER.test(text.slice(Math.max(0, word.start - 30), word.start))) {
      // "Neue Mieterin ab Mai: Vorname Nachname,": two names before a comma or the end, the first no adjective.
      const last = nameEnd(source, index, { isFull: true })
      if (last > index && last - index < 4 && !/[-‐‑]/.test(text.slice(word.end, words[index + 1]!.start)) && endsBehind(source, last) && !/(?:e|er|es|en|em|ed|ing|ly)$/.test(word.text) && !words.slice(index, last + 1).some((part) => NOUN_ENDING.test(part.text))) take(index, last)
    }
    if (isAlone && !opensList(text, word.end) && FROM_OFFICE.test(behind) && (!opensSentence(source, index) || isGiven(word) || /^ (?:from|the|(?:in|at) the \p{Lu}) /u.test(behind) || /^ (?:in|at) (?:the |your )?\p{Lu}/u.test(behind))) take(isJoined(index - 1, ' ') ? index - 1 : index, index)
    if (BEFORE_ADDRESS.test(behind)) {
      let first = index
      while (first > 0 && index - first < 4 && /^(?:[ -]|, |\. )$/.test(gapAfter(source, first - 1)) && canBeName(words[first - 1])) first--
      if (canBeName(words[first]) && first <= index) take(first, index)
    }
  }
}
/** Is what stands before a surname the given name that no list has: "Agron Krasniqi, 19-08-1984", "an Jo Wiesner und …"? */
function isGivenBefore(source: NameText, surname: number): boolean {
  const { text, words } = source
  const word = words[surname - 1]
  if (!word || gapAfter(source, surname - 1) !== ' ' || !/^\p{Lu}[\p{Ll}\p{M}]{1,14}$/u.test(word.text) || NOUN_ENDING.test(word.text)) return false
  if (isGivenName(foldName(word.text)) || /^(?:Jo|Mo|Al|Bo|Cy|Ed|Ty|Vi|Will|Mark|Sue|Pat|Drew|Rob|Art|Dean|Rose|Hope|Faith|May|June|Kim|Lee)$/.test(word.text)) return !opensSentence(source, surname - 1) || endsBehind(source, surname)
  // Nouns stand before surnames in the middle of sentences ("Sachbearbeiter Krasniqi"), at the beginning of a message or line only names do.
  return canBeName(word) && /(?:^|\n)[^\p{L}\n]*(?:(?:ja|yes|ok|klar|gern|danke|bitte|sure|ja bitte|hallo|hi)[ ,.!]{1,2}){0,2}$/iu.test(text.slice(Math.max(0, word.start - 40), word.start)) && endsBehind(source, surname) && !/(?:er|in|ung|en|te)$/.test(word.text)
}

/** The title of a play, a rose: a name within quotation marks is no person's in passing. */
function isQuoted(text: string, start: number, end: number): boolean {
  return /["„“‚'‘«»](?:\p{L}+ )?$/u.test(text.slice(Math.max(0, start - 20), start)) && /^(?: \p{L}+){0,3}["“”’'»«]/u.test(text.slice(end, end + 40)) && !/(?:zeug\p{L}*|nam\p{L}*|heißt|called|named)[^\n]{0,24}$/iu.test(text.slice(Math.max(0, start - 30), start))
}
/** Months, animals, machines and plants: "im Jan.", "dog is called", "Bot namens", "Black-eyed Susan", "Mia san". */
function isNobody(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 40), start)
  const word = text.slice(start, end)
  return (
    (/^(?:Jan|Mai|April|August|June|May)$/.test(word) && /(?:\b(?:im|in|anfang|ende|mitte|seit|ab|bis|since|by|until)|\d\.?) $/i.test(before)) ||
    /(?:\b(?:dog|cat|puppy|horse|hamster|parrot|pet|hund|katze|kater|hündin|pferd|hase|hamster|meerschwein\p{L}*|wellensittich|bot|chatbot|roboter|robot|assistant|assistent|staubsauger|schiff|boot|auto)(?: (?:is|ist|heißt|heisst|heist|hieß))?(?: (?:called|named|namens|heißt|heisst|heist))?[ ,„"']{1,3}(?:frau |herr |mr |mrs )?)$/iu.test(before) ||
    /\b(?:eyed|fleißige[nsr]?|flinke[nr]?|rosa|wilder|sweet) $/iu.test(before) ||
    (word === 'Mia' && /^ (?:san|ham|hom|hobn|hamma|hätt|wern|kema|wart|sand)/.test(text.slice(end, end + 8))) ||
    /\brow [A-Z]\. $/i.test(before)
  )
}
/** Who answers the telephone says a name first. */
const ANSWERED = /(?:^|[\s,:])(?:ja|hallo|moin|servus|grüezi|tag|hello|hi|yes),? $/iu
/** Who speaks, in the record of a call. */
const SPEAKER = /(?:^|\n)(?:agent(?:in)?|mitarbeiter(?:in)?|service|hotline|berater(?:in)?|anrufer(?:in)?|kunde|kundin|patient(?:in)?|caller|customer|advis[eo]r|rep|support|operator|me|you|ich|sie): ?$/iu
/** "i. A." and "i. V." sign for somebody else, they are no initials. */
const ON_BEHALF = /\bi\. ?[AV]$/i
/** "… who answered (Imani, I think)". */
const REMEMBERED = /^(?:, | )?\(?(?:i think|i believe|if i remember|or something|glaube? ich|meine ich|wenn ich mich|oder so|oder ähnlich|hieß (?:er|sie))/iu
const opensList = (text: string, at: number) => /^, /.test(text.slice(at, at + 2))

