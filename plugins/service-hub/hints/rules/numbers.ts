/** Numbers that lead to one person: meters, contracts and tickets, identity papers. */
import { findAll, type Finding, type RedactionKind } from '../spans.ts'

/** A number as people copy it: letters, digits, and single blanks, dots, dashes, slashes between; after a blank only digits go on. */
const VALUE = String.raw`#?[A-Za-z]{0,6}[-–/. ]?(?:[A-Za-z]{1,3}[-/])?\d[A-Za-z\d]{0,24}(?:(?:[ \u00a0][-–/][ \u00a0]|[-–/._])[A-Za-z\d]{1,16}|[ \u00a0]\d[\dA-Z]{0,11}(?!\p{L}|[.:,]\d)){0,8}`
const SAYS = String.raw`(?:(?:[\s:#=.„"“»'’(]|\b(?:lautet|ist|war|is|was|neu|alt|new|old|die|the|dem|auf der|meine)\b){1,8}|(?=[\d#]))`
const after = (cues: string) => new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${cues})${SAYS}(?<number>${VALUE})(?![\p{L}\p{N}])`, 'giu')

const METER_CUES = String.raw`(?:strom|gas|wasser|wärme|haupt|neben)?z[äa]e?hler(?:[- ]?(?:nummer|nr\.?|no\.?|id)|s)?|(?:(?:gas|electric|electricity|water|smart) )?meter(?: (?:number|no\.?|id|serial))?(?: number)?|serial number|z[äa]e?hlpunkt(?:[- ]?(?:nummer|bezeichnung|nr\.?))?|marktlokation(?:s-?(?:id|nummer))?|malo(?:[- ]?id)?|messlokation(?:s-?(?:id|nummer))?|melo(?:[- ]?id)?|mpan|mprn`
const METER = after(METER_CUES)
/** "Electricity: E6S 1147 2290"; without a letter it is the reading. */
const METER_MEDIUM = after('(?:strom|gas|wasser|(?:fern)?wärme|kalt|warm|(?:kalt|warm)wasser|heizung|electricity|electric|elec|water|heating|heat)(?=:)')
/** The same in a list of meters, where no colon stands: "Wasser K-881 204 77, Stand 412". */
const METER_LINE = after('(?:strom|gas|wasser|(?:fern)?wärme|(?:kalt|warm)wasser|heizung|electricity|electric|elec|water|heating)(?= )')
const METERS_READ = /z[äa]e?hler|\bmeters?\b|ablesung|abgelesen|readings?\\b|stände/i
/** DIN 43863-5: medium, maker (three letters), two hexadecimal digits, eight digits. */
const METER_DIN = /(?<![\p{L}\p{N}])[1-9ACEF][ -]?[A-Z]{3}(?:[ -]?[0-9A-F]){2}(?:[ -]?\d){8}(?![\p{L}\p{N}])/gu
/** Metering points: country and 31 signs. */
const METER_POINT = /(?<![\p{L}\p{N}])(?:DE|AT|CH)(?:[ .]?[0-9A-Z]){31}(?![\p{L}\p{N}])/gu
/** The same with a slip in its length, where the text names it; letters in capitals only, so that the next word is none of it. */
const NAMED_POINT = /(?:[Zz]ählpunkt\p{L}{0,12}|[Mm]esslokation\p{L}{0,12}|M[Ee][Ll][Oo](?:-?I[Dd])?)[\s:.-]{1,4}(?<number>(?:DE|AT|CH)(?:[ .-]?[0-9A-Z]){14,36})(?![\p{L}\p{N}])/gu
/** Market locations: 11 digits, the last one checks the others (BDEW). */
const MARKET_LOCATION = /(?<![\p{L}\p{N}+./-])[1-9](?: ?\d){10}(?![\p{L}\p{N}]|[.,]\d)/gu
/** A second meter in the same sentence: "Der eine hat die Nr. 42 871 390, der andere …". */
const METER_NEAR = /z[äa]e?hler|\bmeters?\b/i
const BARE_NUMBER = /(?<![\p{L}\p{N}-])(?:nr\.?|nummer|no\.|number) ?(?<number>\d[\d .-]{4,18}\d)(?![\p{L}\p{N}]|,\d)/giu

const CUSTOMER_WORDS = `kunden?|kd|vertrags?|mitglieds?|versicherungs|versicherten|auftrags?|bestell|rechnungs?|re|ticket|vorgangs?|buchungs?|mandats?|polizzen?|policen?|depot|bearbeitungs|reklamations|sendungs|paket|kassen|personal|matrikel|lieferschein|angebots|geräte-?vertrags|customer|account|acct|contract|order|invoice|policy|membership|member|booking|case|client|reference|tracking|parcel|loyalty|patient|student|claim|confirmation|transaction|consignment|return|reservation|complaint|incident|quote|application|job|file|retouren?|storno|anmelde|aktions|schadens?|beleg|reservierungs|ticket|police|best\\.?|auftr\\.?|rechn\\.?|vers\\.?`
const CUSTOMER = after(
  String.raw`(?:${CUSTOMER_WORDS})[-. ]{0,2}(?:nummern?|nr\.?|nummer|no\.?|number|num|konto(?:nummer)?|konto-?nr\.?|id|kennung|zeichen|code|ref(?:erence)?|#)`,
)
/** Words that stand for the number without the word "number"; a longer number is asked for, since "Bestellung 3" is none. */
const CUSTOMER_BARE = after(
  String.raw`vertragskonto|kundenkonto|aktenzeichen|geschäftszeichen|verwendungszweck|referenz|ref\.?|reference|ticket|case|order|bestellung|auftrag|vorgang|account|acct\.?|invoice|buchung|reservierung|pnr|booking|complaint re|policy|kdnr\.?|kdnr|kundennr\.?|betreff|az\.?|re:`,
)
/** The contract itself, with a number long enough to be its own. */
const CUSTOMER_THING = after(`vertrag|rechnung|kunde|kundin|mandat|kundenkonto|reklamation|sendung|paket|contract|customer|parcel|membership`)
/** Signs that offices give to a matter hold small letters, too: "Ihr Zeichen kö-Ma/25-77120". */
const SIGN = /(?<!\p{L})(?:(?:akten|geschäfts|kassen|buchungs|mein|dein|ihr|unser)?-?zeichen|zeich\.|az|gz|u\.\s?z|i\.\s?z|referenz|ref|reference)[\s.:#(]{1,3}(?:(?:nr|no)\.? )?(?<number>[\p{L}\d]{1,14}(?:[-/._][\p{L}\d]{1,14}){1,6}(?: \p{L}{1,3}[-/]\p{L}{1,3}(?![\p{L}\p{N}]))?)(?![\p{L}\p{N}])/giu
const CUSTOMER_PREFIX = /(?<![\p{L}\p{N}])(?:RE|RG|INC|REQ|KD|KDNR|KN|VN|VK|BST|ORD|INV|TKT|CASE|TICKET|RMA)[-_ #]{1,2}\d[\d-]{3,20}\d(?![\p{L}\p{N}])/gu

/** Compounds with -nummer that no list above foresees; the number of a thing or of a house is not a person's. */
/** The whole message, or all of its first line or sentence: the answer to "Your number, please?". */
const ONLY_CODE = /^\s*(?:(?:ja|yes|ok|klar|sure|hier|here|it['’]?s|its|das ist|ist),? )?(?<number>[A-Z\d]{2,14}(?:[- ][A-Z\d]{2,10}){0,3})(?=\s*(?:$|\n|[.!] ))/gu
const COMPOUND = after(String.raw`(?!(?:telefon|tel|handy|mobil|ruf|fax|haus|serien|artikel|modell|material|zimmer|raum|linien|zug|flug|seiten|fehler|geräte|typ|teile|produkt|bestands|haus|gleis|tür|lauf|losnummer|los|pin|konto|zähler|durchwahl|ausweis|pass|steuer|versicherungs|register|handelsregister|firmen|chargen|versions|größen)[- ]?n)\p{L}{3,22}(?:nummer|-nr\.?|nr\.)`)
/** Bookings are often named by letters: QX7T4P. */
const isCode = (value: string) => /^#?[A-Z0-9][A-Z0-9-]{4,}$/.test(value) && /\d/.test(value) && /[A-Z]/.test(value)
const digitsOf = (value: string) => value.replace(/\D/g, '').length
const isDate = (value: string) => /^\d{1,2}\s?[./]\s?\d{1,2}\s?[./]\s?(?:\d{2}|\d{4})?$|^\d{4}-\d{2}-\d{2}$/.test(value.trim())
/** Amounts, readings and spans of time are no numbers of contracts. */
const QUANTITY = /^\s?(?:kwh|mwh|m³|m3|kw\b|watt|w\b|€|eur|euro|chf|fr\.|£|\$|usd|gbp|ct\b|cent|%|prozent|percent|monate?|jahre?|tage?|wochen?|months?|years?|days?|weeks?|uhr|stück|mal\b|x\b|km\b|l\b|liter)/i

function isQuantity(text: string, end: number): boolean {
  return QUANTITY.test(text.slice(end, end + 12))
}

/** Check digit of a market location: odd places once, even places twice, up to the next ten (BDEW, "Identifikatoren in der Marktkommunikation"). */
function isMarketLocation(digits: string): boolean {
  if (!/^[1-9]\d{10}$/.test(digits)) return false
  let sum = 0
  for (let at = 0; at < 10; at++) sum += Number(digits[at]) * (at % 2 === 0 ? 1 : 2)
  return (10 - (sum % 10)) % 10 === Number(digits[10])
}

/** Numbers behind a word that announces them. A word in small letters between ("Rechnung vom 3.5.") is no part of the number, as letters in front of it may be ("KD 204"). */
function numbersAfter(text: string, expression: RegExp, kind: RedactionKind, accept: (found: string, start: number, end: number) => boolean): Finding[] {
  const found: Finding[] = []
  for (const match of text.matchAll(expression)) {
    const written = match.groups?.['number'] ?? ''
    const end = match.index + match[0].length
    const start = end - written.length + (/^\p{Ll}{2,}[ .](?=.)/u.exec(written)?.[0].length ?? 0)
    if (accept(text.slice(start, end), start, end)) found.push({ start, end, kind, source: 'rule' })
  }
  return found
}

export function findMeterNumbers(text: string): Finding[] {
  const isReading = (start: number) => /(?:stand|verbrauch|reading)\s*:?\s*$/i.test(text.slice(Math.max(0, start - 12), start))
  return [
    ...numbersAfter(text, METER, 'meter-number', (found, start, end) => digitsOf(found) >= 5 && !isDate(found) && !isQuantity(text, end) && !isReading(start)),
    ...numbersAfter(text, METER_MEDIUM, 'meter-number', (found, _start, end) => digitsOf(found) >= 5 && /[A-Z]/.test(found) && !isQuantity(text, end)),
    ...numbersAfter(text, METER_LINE, 'meter-number', (found, start, end) => digitsOf(found) >= 6 && /[A-Z]/.test(found) && !/^(?:[HNE]T|Stand) /.test(found) && !isQuantity(text, end) && METERS_READ.test(text.slice(Math.max(0, start - 240), start))),
    ...findAll(text, METER_DIN, 'meter-number'),
    ...findAll(text, NAMED_POINT, 'meter-number', 'number', (found) => digitsOf(found) >= 8),
    ...findAll(text, METER_POINT, 'meter-number', undefined, (found) => digitsOf(found) >= 11),
    ...findAll(text, MARKET_LOCATION, 'meter-number', undefined, (found, start) => isMarketLocation(found.replace(/ /g, '')) && !/(?:konto|(?:kunden|vertrags|rechnungs|bestell|auftrags|ticket|order|account|customer)[- ]?(?:nummer|nr|no|number|id)|\bref)[\s.:-]{0,5}(?:(?:lautet|ist|is|nr\.?) ?)?$/i.test(text.slice(Math.max(0, start - 30), start))),
    ...findAll(text, BARE_NUMBER, 'meter-number', 'number', (found, start, end) => digitsOf(found) >= 6 && !isDate(found) && !isQuantity(text, end) && METER_NEAR.test(text.slice(Math.max(0, start - 120), start))),
  ]
}

export function findCustomerNumbers(text: string): Finding[] {
  return [
    ...numbersAfter(text, CUSTOMER, 'customer-number', (found, _start, end) => (digitsOf(found) >= 3 || isCode(found)) && !isDate(found) && !isQuantity(text, end)),
    ...numbersAfter(text, COMPOUND, 'customer-number', (found, _start, end) => digitsOf(found) >= 4 && !isDate(found) && !isQuantity(text, end)),
    ...numbersAfter(text, CUSTOMER_BARE, 'customer-number', (found, _start, end) => (digitsOf(found) >= 4 || isCode(found)) && !isDate(found) && !isQuantity(text, end) && !/^\d{4}$/.test(found)),
    ...numbersAfter(text, CUSTOMER_THING, 'customer-number', (found, _start, end) => (digitsOf(found) >= 6 || (digitsOf(found) >= 4 && /[A-Za-z][-/]|[-/][A-Za-z]/.test(found))) && !isDate(found) && !isQuantity(text, end)),
    ...findAll(text, CUSTOMER_PREFIX, 'customer-number'),
    ...findAll(text, SIGN, 'customer-number', 'number', (found) => digitsOf(found) >= 3 && !isDate(found) && !/^\d{1,2}\.\d{1,2}\.?\d*$/.test(found)),
    ...findAll(text, ONLY_CODE, 'customer-number', 'number', (found) => digitsOf(found) >= 1 && (/\p{L}/u.test(found) ? found.length >= 5 : digitsOf(found) >= 6 && !/^0/.test(found)) && !isDate(found)),
  ]
}

const AHV = /(?<!\d)756[. ]?\d{4}[. ]?\d{4}[. ]?\d{2}(?!\d)/g
const PAPERS = after(
  String.raw`(?:steuer[- ]?(?:id(?:entifikationsnummer)?|nummer|nr\.?)|steuerliche identifikationsnummer|idnr\.?|sozialversicherungs[- ]?(?:nummer|nr\.?)|sv[- ]?(?:nummer|nr\.?)|svnr\.?|rentenversicherungs[- ]?(?:nummer|nr\.?)|ahv[- ]?(?:nummer|nr\.?)?|(?:personal)?ausweis[- ]?(?:nummer|nr\.?)|(?:reise)?pass[- ]?(?:nummer|nr\.?)|führerschein[- ]?(?:nummer|nr\.?)|versicherten[- ]?(?:nummer|nr\.?)|krankenversicherten[- ]?(?:nummer|nr\.?)|passport (?:number|no\.?)|national insurance (?:number|no\.?)|ni number|social security (?:number|no\.?)|ssn|tax id|fahrgestell[- ]?(?:nummer|nr\.?)|fahrzeug-?ident(?:ifikations)?[- ]?(?:nummer|nr\.?)|\bfin\b|\bvin\b|driving licence (?:number|no\.?)|nhs (?:number|no\.?)|krankenversicherungs[- ]?(?:nummer|nr\.?)|krankenkassen[- ]?(?:nummer|nr\.?)|id card (?:number|no\.?))`,
)
/** Numbers of the German pension insurance, which doctors and tax offices ask for too. */
/** Cards of the health insurances: behind their name, and Switzerland's by its beginning (ISO 7812: 80, 756). */
const HEALTH_CARD = /(?:versicherten|gesundheits|krankenkassen|krankenversicherungs|versicherungs)karten?(?:[- ]?(?:nummer|nr\.?))?[\s:(]{1,3}(?:nr\.? ?|lautet |ist )?(?<number>[A-Z]?\d(?:[ .-]?\d){7,19})(?![\p{L}\p{N}])/giu
const SWISS_CARD = /(?<![\p{L}\p{N}])80[ .]?756(?:[ .]?\d){15}(?![\p{L}\p{N}])/gu
const PENSION = /(?<![\p{L}\p{N}])\d{2} ?\d{6} ?[A-Z] ?\d{3}(?![\p{L}\p{N}])/gu
/** Papers named without the word "number". */
const PAPER = /(?<!\p{L})(?:\p{L}{0,10}ausweis|perso|(?:reise|kinder)?pass|führerschein|\p{L}{0,12}titel|passport|(?:driving|driver(?:['’]?s)?) licen[cs]e|driver(?:['’]?s)?|dl|licen[cs]e|id card|identitätskarte|\bid)[\s:(#]{1,3}(?:(?:nr|no|num)\b\.?:? ?|nummer:? |number:? )?(?<number>[A-Z0-9]{7,18}|\d{2,4}(?: \d{2,4}){2,4})(?![\p{L}\p{N}]|[.,]\d)/giu
const SSN = /(?<![\d-])\d{3}-\d{2}-\d{4}(?![\d-])/g
const NATIONAL_INSURANCE = /(?<![\p{L}\p{N}])[A-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D](?![\p{L}\p{N}])/gu

/** VAT numbers of one-person firms: Austria and Switzerland by their look, Germany where it is named. */
const VAT = /(?<![\p{L}\p{N}])(?:ATU ?\d{8}|CHE[- ]?\d{3}[. ]?\d{3}[. ]?\d{3}|DE ?\d{3} ?\d{3} ?\d{3})(?![\p{L}\p{N}])/giu
const VAT_BEFORE = /(?:ust|umsatzsteuer|vat)\P{N}{0,24}$/iu

const ID_CHECKED = /(?<![\p{L}\p{N}.,/+-])(?:[A-Z] ?\d{3} ?\d{3} ?\d{3}|\d{3}[ -]\d{3}[ -]\d{4}|\d{2} \d{3} \d{3} \d{3}|\d{4} \d{6}|\d{7} ?[A-W][A-IW]?)(?![\p{L}\p{N}]|[.,/-]\d)/gu

/** Papers that prove themselves by their look and check digit: health insurance (Germany), NHS, tax (Germany), social insurance (Austria), PPS (Ireland). */
function isChecked(written: string): boolean {
  const value = written.replace(/[ -]/g, '')
  const numbers = [...value].map(Number)
  if (/^[A-Z]\d{9}$/.test(value)) {
    const digits = [...String(value.charCodeAt(0) - 64).padStart(2, '0'), ...value.slice(1, 9)].map(Number)
    const sum = digits.reduce((total, digit, at) => total + (at % 2 === 0 ? digit : digit * 2 > 9 ? digit * 2 - 9 : digit * 2), 0)
    return sum % 10 === numbers[9]
  }
  if (/^\d{7}[A-W][A-IW]?$/.test(value)) {
    const second = value[8] === undefined || value[8] === 'W' ? 0 : value.charCodeAt(8) - 64
    const sum = numbers.slice(0, 7).reduce((total, digit, at) => total + digit * (8 - at), second * 9)
    return 'WABCDEFGHIJKLMNOPQRSTUV'[sum % 23] === value[7]
  }
  if (/^\d{3}[ -]\d{3}[ -]\d{4}$/.test(written)) return (11 - (numbers.slice(0, 9).reduce((total, digit, at) => total + digit * (10 - at), 0) % 11)) % 11 === numbers[9]
  if (/^\d{4} \d{6}$/.test(written)) {
    const weights = [3, 7, 9, 0, 5, 8, 4, 2, 1, 6]
    const [day, month] = [Number(value.slice(4, 6)), Number(value.slice(6, 8))]
    return day >= 1 && day <= 31 && month >= 1 && month <= 12 && numbers.reduce((total, digit, at) => total + digit * (weights[at] ?? 0), 0) % 11 === numbers[3]
  }
  if (/^\d{11}$/.test(value) && value[0] !== '0') {
    let product = 10
    for (const digit of numbers.slice(0, 10)) {
      const sum = (digit + product) % 10 || 10
      product = (2 * sum) % 11
    }
    return (11 - product) % 10 === numbers[10]
  }
  return false
}

/** Numbers of identity papers and of the state's registers. */
export function findIdNumbers(text: string): Finding[] {
  return [
    ...findAll(text, AHV, 'id-number'),
    ...findAll(text, ID_CHECKED, 'id-number', undefined, (found, start) => isChecked(found) && !/(?:lokation|malo\b|zähler|meter|tel|fon|phone|mobil|handy|call|ruf|kunden\p{L}*|account|customer|order|vertrag\p{L}*|nr\.?|number)[^\n\d]{0,14}$/iu.test(text.slice(Math.max(0, start - 30), start))),
    ...findAll(text, VAT, 'id-number', undefined, (found, start) => !/^DE/i.test(found) || VAT_BEFORE.test(text.slice(Math.max(0, start - 42), start))),
    ...numbersAfter(text, PAPERS, 'id-number', (found) => digitsOf(found) >= 4 && !isDate(found)),
    ...findAll(text, PAPER, 'id-number', 'number', (found) => digitsOf(found) >= (/^\d/.test(found) ? 7 : 2) && found === found.toUpperCase()),
    ...findAll(text, HEALTH_CARD, 'id-number', 'number'),
    ...findAll(text, SWISS_CARD, 'id-number'),
    ...findAll(text, PENSION, 'id-number'),
    ...findAll(text, SSN, 'id-number'),
    ...findAll(text, NATIONAL_INSURANCE, 'id-number'),
  ]
}
