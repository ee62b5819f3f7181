/**
 * Numbers that no list of words foresees: letters, digits and signs in groups. What they are the nearest word before them says; where none does, those are taken that are too long
 * and too mixed for an amount, a date, a time or a model.
 */
import type { Finding, RedactionKind } from '../spans.ts'

const PART = String.raw`[\p{Lu}\d]{1,14}`
/** Groups of capitals and digits; a blank goes on only to a group with a digit, or to a sign of one or two letters between digits. */
const CODE = new RegExp(
  String.raw`(?<![\p{L}\p{N}@+€£$]|\d[.,:/-])#?(?:\p{Lu}{1,6}(?:[-–/._#]| (?=\d))){0,2}(?:\p{L}{1,4}(?=\d{5})|\p{Ll}{2,4}-(?=\d{4}))?(?=${PART})(?:\p{Lu}{1,6}(?=\d))?\d[\p{Lu}\d]{0,19}(?:[-–/._]${PART}| ?[-–/] ?(?=\p{Lu}{0,6}\d)${PART}| (?=\p{Lu}{0,2}\d)${PART}(?![\p{Ll}:]|[.,]\d)| \p{Lu}{1,2}(?= \d)){0,7}(?: ?[-/]\p{L}{1,2}(?![\p{L}\p{N}]))?(?![\p{L}\p{N}]|,\d)`,
  'gu',
)
/** Codes of letters first with digits inside, as bookings have: QX7T4P, L9TX00K4M8; and those of letters, sign and mixed group. */
const MIXED = /(?<![\p{L}\p{N}@+.-])(?=[A-Z\d-]{0,14}\d)(?=[A-Z\d-]{0,14}[A-Z])[A-Z\d]{2,12}(?:-[A-Z\d]{1,10}){0,3}(?![\p{L}\p{N}]|-\p{L}|[.,]\d)/gu

type Cue = RedactionKind | 'thing' | 'phone'
const cue = (words: string) => new RegExp(String.raw`(?<![\p{L}])(?:${words})`, 'giu')
/** The last one before a number wins; of two at one place the earlier line. */
const CUES: readonly (readonly [Cue, RegExp])[] = [
  ['thing', cue(String.raw`art(?:ikel|\.|-|ikelnr)\p{L}*|modell\p{L}*|models?\b|typ(?:e|en)?\b|ean\b|gtin|sku|upc\b|isbn|issn|version\p{L}*|firmware|fehler\p{L}*|error\p{L}*|reifen\p{L}*|tyres?|tires?|rahmen\p{L}*|größe\p{L}*|size|din\b|iso\b|iec\b|vde\b|§+|paragraph|seite\p{L}*|pages?|hr[ab]\b|raum|zimmer|room|gleis|platform|flug\p{L}*|flight|linie|\p{L}*stand(?! an)\b|reading|verbrauch|farb\p{L}*|colou?r|teile?-?nr|part (?:no|number)|ersatzteil\p{L}*|charge\p{L}*|batch|lot\b|tarif|baujahr|preis|price|summe|betrag|amount|total|paragraf|kapitel|chapter|folge|episode|hausnummer|gutschein\p{L}*|voucher|coupon|rabatt\p{L}*|promo\p{L}*|discount|din en|norm\b|farbcode|ral\b|wkn|isin|filiale`)],
  ['meter-number', cue(String.raw`\p{L}*z[äa]e?hler\p{L}*|meters?\b|mprn|gprn|mpan|m-?pan|malo\b|melo\b|marktlokation\p{L}*|messlokation\p{L}*|zählpunkt\p{L}*|esiid|(?:strom|gas|wasser|wärme)(?=[\s\d.,:]{0,14}(?:cbm|m³|kwh)?\s?\((?:nr|no))`)],
  ['id-number', cue(String.raw`\p{L}*ausweis\p{L}*|perso\b|\p{L}{0,6}pass\b|pass-?n\p{L}*|passport|licen[cs]e|driver(?:['’]?s)?(?= (?:no|num|number|id|lic)\b)|dl\b|führerschein\p{L}*|fs-?nr|steuer\p{L}*|st-?nr|tax\b|tin\b|itin\b|ein\b(?= ?:? ?\d\d-)|ssn\b|social|pps\b|ppsn\b|nhs\b|chi\b|ni\b|nino\b|national insurance|sozialvers\p{L}*|sv-?n\p{L}*|svnr|sv\b|rv-?n\p{L}*|rentenvers\p{L}*|rvnr|ahv\p{L}*|avs\b|kvnr|kv-?nr|krankenvers\p{L}*|krankenkass\p{L}*|versicherten\p{L}*|e-?card|egk\b|gesundheitskarte|id[- ]?(?:card|karte|no|nr|number)|identit\p{L}*|aufenthalts\p{L}*|permit|brp\b|vin\b|fin\b(?=[\s:.-]{1,3}[A-Z\d]{6})|fahrgestell\p{L}*|fahrzeug-?ident\p{L}*|chassis|utr\b|ust-?id\p{L}*|uid\b|vat\b|medicare|tfn\b|zpin|personenkennz\p{L}*|pesel|nie\b|dni\b(?= ?:? ?[A-Z\d]{8})|bsn\b`)],
  ['card-number', cue(String.raw`kreditkarte\p{L}*|visa\b|master ?card|amex|american express|maestro|girocard|debit\p{L}*|credit card|girokarte`)],
  ['iban', cue(String.raw`iban\b|(?:belastungs|giro|spar|tagesgeld|festgeld|referenz|verrechnungs|auszahlungs|haupt|gemeinschafts|miet|kautions|firmen|geschäfts|privat|lohn|gehalts|abbuchungs|bank|gegen|ziel|haushalts)?-?konto(?!auszug|bewegung)\p{L}*|kto\b|blz\b|bankleitzahl|sort[- ]?code|routing|aba\b|bsb\b|bankverbindung|bank (?:account|details)`)],
  ['number-plate', cue(String.raw`kennzeichen|nummernschild|kontrollschild|autonummer|\p{L}*plates?\b|reg(?:o|istration)?(?: no| number)?\b|kfz-?kz\p{L}*|amtl\. kz|kz\b`)],
  ['phone', cue(String.raw`(?!\p{L}{3,12}(?:vertrag|rechnung|anschluss)\b)(?:tel\p{L}*|fon\b|phone|mobil\p{L}*|mobile|handy\p{L}*|natel|fax|ruf(?:nummer|nr)?\b|rückruf\p{L}*|rückr\b|anruf\p{L}*|call\p{L}*|cell|whats ?app|signal|sms\b|durchwahl|landline|festnetz|erreich\p{L}*|ring\b|text me|dial|hotline|viber)`)],
  [
    'customer-number',
    cue(
      String.raw`kunden?\p{L}*|kunde|kundin|kd\p{L}*|kto-?kd|\p{L}{2,14}k(?:on)?to\b|reise\b|trip\b|tour\b|kreuzfahrt|cruise|whg|wohnung|mieteinheit|we\b|\p{L}{3,14}rechnung|\p{L}{3,14}vertrag|(?!freistellungs|dauer)\p{L}{3,14}auftrag|\p{L}{3,14}bescheid|bescheid|gebühren\p{L}*|vorg\b|vertrag\p{L}*|vertr\b|vk\b|vn\b|mitglied\p{L}*|mgl\p{L}*|mitgl\p{L}*|polic\p{L}*|polizz\p{L}*|lv\b|bu\b|kv\b|vs(?:nr)?\b|vers\b|vers(?:icherungs)?(?:schein)?-?n\p{L}*|versicherung(?:sschein|snr|snummer|s)\p{L}*|\p{L}*schein\p{L}*|schaden?s?\p{L}*|\p{L}*fall(?:s|nummer|nr)?\b|az\b|akten?\p{L}*|\p{L}{0,12}zeichen|gz\b|vorgang\p{L}*|vg\b|ticket\p{L}*|case\b|claims?\b|booking\p{L}*|buchung\p{L}*|pnr\b|res(?:ervierung)?s?-?\p{L}*nr|reservierung\p{L}*|reservation|itinerary|ref\p{L}*|order\p{L}*|auftr\p{L}*|bestell\p{L}*|best\b|lieferung|lieferschein\p{L}*|sendung\p{L}*|paket\p{L}*|parcel|tracking|consignment|rechnung\p{L}*|rech?g?\b|re\b|rg\b|invoice|inv\b|statement|mahnung\p{L}*|kostenvoranschlag|angebot\p{L}*|quote|mandat\p{L}*|depot\p{L}*|patient\p{L}*|pat\b|mrn\b|abo\p{L}*|abonnement\p{L}*|subscription|schüler\p{L}*|matrikel\p{L}*|student\p{L}*|personal(?:nummer|nr|-nr)|pers\b|badge|\p{L}*kart(?:e|en)(?:n?(?:nr|nummer))?|kartennr|bahncard|payback|bonus\p{L}*|meilen\p{L}*|member\p{L}*|loyalty|club\p{L}*|tgb\p{L}*|tagebuch\p{L}*|beleg\p{L}*|bon(?:nr|nummer)?\b|quittung\p{L}*|receipt|transaction|transaktion\p{L}*|mandate|po\b|p\.o\.|acct?\b|account|acc\b|a\/c|contract|policy|agreement|customer|client|cust\b|id\b|kennung|kennnummer|vorgangskennung|betreff|subject|re:|incident|inc\b|complaint|reklamation\p{L}*|retoure\p{L}*|return|rma\b|storno\p{L}*|anmeld\p{L}*|antrag\p{L}*|antr\b|application|file\b|dossier|beschwerde\p{L}*|steuerkonto|objekt\p{L}*|mieter\p{L}*|miet\p{L}*|einheit|verwendungszweck|vwz\b|zahlschein|hinweis auf|folio|roll number|enrol\p{L}*|library|bibliothek\p{L}*|leser\p{L}*|spende\p{L}*|donor|donation|verbrauchsstelle|garantie\p{L}*|warranty|registrier\p{L}*|werkstatt\p{L}*|job\b|reparatur\p{L}*|repair|protokoll\p{L}*|meldung\p{L}*|zulassung|hinterlegt|geführt unter|läuft unter|unter\b|under\b|gutachten|labor\p{L}*|rezept\p{L}*|prescription|überweisung\p{L}*|einlieferung\p{L}*|abhol\p{L}*|pickup|pick-up|nummer|number|nr\b|no\b|num\b|code\b`,
    ),
  ],
]
const LOOKED_AT = 64

interface Announced {
  readonly kind: Cue
  /** What stands between the word and the number. */
  readonly gap: string
  /** Nothing but "number". */
  readonly isGeneral: boolean
}
function announcedBy(before: string): Announced | undefined {
  let best: { kind: Cue; start: number; end: number } | undefined
  let general: { start: number; end: number } | undefined
  for (const [kind, expression] of CUES)
    for (const match of before.matchAll(expression)) {
      const [start, end] = [match.index, match.index + match[0].length]
      // "Nummer" alone says nothing of what it is: the word before it does.
      if (/^(?:nummer|number|nr|no|num|code|id|unter|under)$/i.test(match[0])) general = !general || start > general.start ? { start, end } : general
      else if (!best || end > best.end || (end === best.end && start < best.start)) best = { kind, start, end }
    }
  if (general && (!best || (general.start >= best.end && before.slice(best.end, general.start).length > 22))) return { kind: 'customer-number', gap: before.slice(general.end), isGeneral: true }
  if (!best) return undefined
  const end = general && general.start >= best.end ? general.end : best.end
  return { kind: best.kind, gap: before.slice(end), isGeneral: false }
}

const digitsOf = (value: string) => value.replace(/\D/g, '').length
const hasLetters = (value: string) => /\p{Lu}/u.test(value)
const isDate = (value: string) => /^(?:\d{1,2}\s?[./-]\s?\d{1,2}\s?[./-]\s?(?:\d{4}|\d{2})?|(?:19|20)\d{2}[-/.]\d{1,2}[-/.]\d{1,2}|(?:19|20)\d\d(?: ?[-–/] ?(?:(?:19|20)?\d\d))?|\d{1,2}[./]\d{1,2}\.?|\d{1,2}[./](?:19|20)\d\d)$/.test(value)
const isTime = (value: string) => /^\d{1,2}(?:[.:]\d\d)?(?: ?[-–] ?\d{1,2}(?:[.:]\d\d)?)?$/.test(value)
/** 1.250.000, 12.500, 2 400. */
const isAmount = (value: string) => /^[1-9]\d{0,2}(?:[. ]\d{3})+$/.test(value) || /^\d+[.]\d{1,2}$/.test(value) || /^\d+,-?-?$/.test(value)
const UNIT = /^(?:,-| ?(?:€|£|\$|%|°|"|''|x\b|mal\b|euro?\b|eur\b|chf\b|franken|fr\.|usd|gbp|cent|ct\b|prozent|percent|k?wh\b|mwh|kw\b|kwp\b|watt|mbit|gb\b|tb\b|mb\b|m³|m3|cbm|m²|qm|km\b|cm\b|mm\b|m\b|kg\b|g\b|ml\b|l\b|liter|litres?|stück|pieces|teile?n?\b|monate?|jahre?|tage?n?\b|wochen?|stunden?|minuten?|sek|months?|years?|days?|weeks?|hours?|minutes?|mins?\b|uhr|followers?|kunden|menschen|leute|people|personen|punkte|points|einwohner|kilometer|miles|seiten|zimmer))/iu
/** Standards, formats and technologies are no codes of anybody. */
const STANDARD = /^(?:DIN|EN|ISO|IEC|VDE|RFC|IP|USB|HDMI|LED|LTE|PS|CO|EU|EG|BGB|HGB|SGB|UWG|RAL|WPA|TLS|MP|A|B|Q|KW|H|T|W|NT|HT|E|G|PC|TV|PV|UHD|HD|XC|RTX|GTX|AMD|CPU|GPU|S|X|IC|ICE|RE|RB|EC|BMW|VW|MX|GT|GTI|FC|TSV|SV|WG|AG|KG|M|R|DSL|VDSL|COVID|OG|EG|UG)[- ]?\d{1,4}[A-Z]{0,3}$/

/** Is it too long and too mixed to be anything else? */
function standsAlone(value: string): boolean {
  const digits = digitsOf(value)
  if (value.startsWith('#')) return digits >= 5
  if (!hasLetters(value)) return digits >= 7 && digits <= 14 && !/^[0+]/.test(value) && !/[.,:]/.test(value) && (!/[-–/]/.test(value) || digits >= 8)
  if (/^\p{Lu}{1,6}\d{6,14}$/u.test(value)) return true
  if (!/[-–/._ ]/.test(value)) return digits >= 6
  return digits >= 5 && (/\d{5}/.test(value) || digits >= 6) && /[-–/._]/.test(value)
}

/** Between the announcing word and its number. */
const GLUE = /^(?:[-–.:\s(#=„"“»'’,/)&+]|\b(?:nummer|nr|no|num|number|id|code|konto|lautet|ist|war|is|was|mit|der|die|dem|den|das|the|meine?r?|my|ihre?|your|unsere?|our|neu|alt|new|old|auf|unter|under|zu|zur|zum|for|from|von|lt|laut|it['’]s|wäre|hat|has|hab|habe|endet|ends?|in|on|still|noch|also|übrigens|dazu|nochmal|again|being|as)\b){0,12}$/iu
/** A clause between, that ends with a verb: "Steuer-ID für den Freistellungsauftrag lautet". */
const CLAUSE = /^ [^\n\d.!?;:,]{2,44}(?: (?:lautet|ist|is|war|was|wäre|sei)|:)[:\s]{1,2}$/iu
const TIGHT = /^(?:[-.\s]{0,3}(?:nummer|nr|no|num|number|id|code|konto)?[-.:\s(#=„"“»'’]{0,5}(?:(?:lautet|ist|is|was|war)[:\s]{1,2})?)$/iu

interface Options {
  /** Only numbers that a word announces, or also those that stand for themselves. */
  readonly alone: boolean
}

/** @param text with everything that is known already made unreadable */
export function findCodes(text: string, { alone }: Options): Finding[] {
  const found: Finding[] = []
  const seen = new Map<string, Announced | undefined>()
  const saidBefore = (before: string) => {
    if (!/\p{L}/u.test(before)) return undefined
    if (!seen.has(before)) seen.set(before, announcedBy(before))
    return seen.get(before)
  }
  const look = (value: string, start: number) => {
    const digits = digitsOf(value)
    const end = start + value.length
    if (digits < 3 && !/^[A-Z\d]{5,8}$/.test(value)) return
    if (isDate(value) || isTime(value) || UNIT.test(text.slice(end, end + 14)) || STANDARD.test(value)) return
    const from = Math.max(0, start - LOOKED_AT)
    const lines = text.slice(from, start)
    // The word may be what the number begins with: "EIN 99-0041772".
    const own = /^\p{Lu}{2,6}(?=[ :.])/u.exec(value)?.[0] ?? ''
    const isEmployer = /^(?:EIN[ :]{1,2})?\d{2}-\d{7}$/.test(value) && /EIN[\s:.#]{0,4}(?:is )?$/.test(text.slice(Math.max(0, start - 12), start) + own)
    const announced = isEmployer ? ({ kind: 'id-number', gap: '', isGeneral: false } as const) : saidBefore(lines.slice(lines.lastIndexOf('\n') + 1) + own)
    const letters = hasLetters(value)
    // Behind a trunk prefix a number is a telephone's unless a word says what else it is.
    const isTrunk = !letters && /^0|^\+/.test(value)
    if (isTrunk && announced?.isGeneral === true) return
    if (announced && (GLUE.test(announced.gap) || (digits >= 6 && CLAUSE.test(announced.gap)))) {
      if (announced.kind === 'thing' || announced.kind === 'phone') return
      const isTight = TIGHT.test(announced.gap)
      const isEnough = letters ? digits >= 4 || (announced.kind === 'id-number' && digits >= 2 && value.length >= 7) || (isTight && digits >= 2 && value.length >= 5) || /^#/.test(value) : isTight ? digits >= 4 : digits >= 5 && !isAmount(value)
      const isFitting = announced.kind === 'card-number' ? digits >= 12 : announced.kind === 'iban' ? digits >= 5 : announced.kind === 'number-plate' ? letters && value.length <= 11 : announced.kind === 'id-number' ? digits >= (letters ? 2 : 4) && value.length >= 6 : true
      if (isEnough && isFitting) {
        found.push({ start, end, kind: announced.kind, source: 'rule' })
        return
      }
    }
    if (!alone || announced?.kind === 'thing' || announced?.kind === 'phone') return
    if (standsAlone(value)) found.push({ start, end, kind: announced && announced.kind !== 'card-number' && announced.kind !== 'number-plate' && announced.gap.length < 24 ? announced.kind : 'customer-number', source: 'rule' })
  }
  for (const match of text.matchAll(CODE)) {
    const value = match[0].replace(/[-–/._ ]+$/u, '')
    const end = match.index + value.length
    // Who wrote it, behind a file's number: "1427/26 ST-kö".
    const sign = /\d\/\d{2,4}$/.test(value) ? (/^ \p{Lu}{1,3}(?:[-/]\p{L}{1,3})?(?![\p{L}\p{N}])/u.exec(text.slice(end, end + 9))?.[0] ?? '') : ''
    look(value + sign, match.index)
  }
  for (const match of text.matchAll(MIXED)) look(match[0], match.index)
  return found
}
