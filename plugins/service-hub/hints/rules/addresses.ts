/** Postal addresses: street with house number, postcode with town, in the forms of Germany, Austria, Switzerland, the United Kingdom and the United States. */
import { findAll, type Finding } from '../spans.ts'
import { findHouseLines, withDoors } from './house-lines.ts'

const CAP = String.raw`\p{Lu}[\p{L}\p{M}'’]{0,30}`
const CAPS = `${CAP}(?:-${CAP}){0,4}`
/** 12, 12a, 12 a, 12-14, 58/14, 12-14/Stiege 2/Tür 8. */
const HOUSE = String.raw`(?:Nr\.? ?|No\.? ?)?\d{1,4}(?: ?[a-zA-Z](?![\p{L}\p{N}]))?(?: ?[-–/+] ?\d{1,4}[a-zA-Z]?(?![\p{L}\p{N}])){0,4}(?:\/ ?(?:Stiege|Stg\.?|Tür|Top|Haus|Stock) ?\d{1,3}){0,3}`
const KIND = String.raw`(?:stra(?:ß|ss)e|stra(?:ß|ss)|str\.?|gasse|gässle|gässli|weg|wegle|platz|allee|ring|ufer|damm|chaussee|steig|stieg|steg|pfad|wall|graben|markt|hof|berg|kamp|park|promenade|twiete|brücke|zeile|winkel|anger|garten|feld|höhe|siedlung|tor|rain|kai|quai|au|blick|grund|heide|holz|kehre|bogen|eck|stiege|leite|halde|matte?|rank|wiesen?|hang|redder|stücken|deich|koppel|dorf|mühle|burg|terrasse|passage|hain)`
/** Words before "Weg", "Straße": Plauener Weg, Alte Poststraße, Am Alten Markt. */
const LEAD = String.raw`(?:(?:Alte[rsn]?|Neue[rsn]?|Obere[rsn]?|Untere[rsn]?|Große[rsn]?|Kleine[rsn]?|Lange[rsn]?|Kurze[rsn]?|Hohe[rsn]?|Breite[rsn]?|Innere[rsn]?|Äußere[rsn]?|Vordere[rsn]?|Hintere[rsn]?|Erste|Zweite|Linke|Rechte|Am|An der|An den|Auf der|Auf dem|Im|In der|Zum|Zur|Sankt|St\.|${CAP}er|${CAP}sche[rn]?|${CAP}-) ?)`
const GERMAN = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?:${LEAD} ?){0,2}(?:(?:(?:St|Dr|Prof)\.-?)?(?:${CAP}-){0,4}(?:\p{Lu}[\p{L}\p{M}-]{1,30}?${KIND}|(?:Stra(?:ß|ss)e|Str\.|Gasse|Weg|Platz|Allee|Ring|Ufer|Damm|Steig|Wall|Graben|Markt|Chaussee|Kai|Hof|Promenade)))(?: (?:des|der|von|am|im|zum|zur) (?:\d{1,2}\. )?${CAPS}(?: ${CAPS})?)? ?(?<![\p{L}]\d)${HOUSE}(?![\p{L}\p{N}]|[.,]\d| ?(?:Uhr|mal\b|x\b))`,
  'gu',
)
const LOWER_GERMAN = /(?<![\p{L}\p{N}])\p{Ll}[\p{L}-]{2,30}(?:straße|strasse|str\.|str(?= \d)|gasse|allee|weg|platz) ?\d{1,4}(?: ?[a-z](?![\p{L}]))?(?![\p{L}\p{N}]|[.,]\d)/gu
const FRENCH = new RegExp(String.raw`(?<![\p{L}\p{N}.,/-])\d{1,4}(?: ?bis)?,? (?:[Rr]ue|[Aa]venue|[Bb]oulevard|[Cc]hemin|[Rr]oute|[Pp]lace|[Qq]uai)(?: (?:de|du|des|la|le|l['’]|d['’]|${CAP}|\p{L}{1,3}['’]${CAP})){1,5}`, 'gu')
const PREPOSITION = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?:Am|An der|An den|An dem|Auf der|Auf dem|Auf den|Im|In der|In den|In dem|Zum|Zur|Zu den|Unter den|Unterm|Beim|Bei der|Bei den|Hinter der|Hinter dem|Hinter den|Hinterm|Vor dem|Vor den|Vor der|Vorm|Über dem|Über der|Haus Nr\.|Haus|Hof|Dorf|Nr\.|Via|Viale|Piazza|Rue(?: (?:de|du|des|de la))?|Avenue|Chemin(?: (?:de|du|des))?|Route de|Place(?: (?:de|du|des))?) (?:(?:${CAPS}|[Dd]e[rsnm]|la|di|del) ){0,3}${HOUSE}(?![\p{L}\p{N}]|[.,]\d)`,
  'gu',
)
const BOX = /(?<![\p{L}\p{N}])(?:Postfach|P\.? ?O\.? ?Box) \d(?: ?\d){1,8}(?![\p{L}\p{N}])/giu
/** "Am Montag 3 Stunden", "Im Tarif 24": no street is called that. */
const NO_STREET =
  /(?:(?:Mon|Diens|Donners|Frei|Sams|Sonn)tag|Mittwoch|Abend|Morgen|Mittag|Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|Jahre?|Monat|Tarif|Schalter|Gleis|Preis|Zimmer|Raum|Linie|Rahmenhöhe|Größe|Höhe|Vorderhaus|Hinterhaus|Stock|Alter|Wert|Abschnitt|Punkt|Vertrag|Paket|Umfang|Telefon|Parkplatz|Stellplatz|Sitzplatz|Arbeitsplatz|Ladeplatz|Supermarkt|Baumarkt|Umweg|Heimweg|Rückweg|Rechtsweg|Feldweg|Vertrieb|Auftrag|Antrag|Betrag|Beitrag|Kapitel|Artikel|Teil|Schritt|Seite|Anlage|Feld|Position) \d|^(?:Platz|Weg|Ring|Markt|Hof|Steig|Straße|Str\.|Wall|Graben|Damm|Ufer|Kai) \d/u
const NO_HOUSE = /^ ?(?:Uhr|Tage?n?|Wochen?|Monate?n?|Jahre?n?|Stunden?|Minuten?|Euro?|EUR|€|%|Prozent|Mal|mal|Stück|kWh|kW|km|Meter|Leute|Personen|Kunden|Mitarbeiter|Grad)(?![\p{L}])/u

const TOWN = String.raw`(?:(?:Bad|Sankt|St\.|Neu|Alt|Groß|Klein|Markt|Burg|Schwäbisch|Lutherstadt|Hansestadt|Landeshauptstadt|Stadt|Hohen|Deutsch|Maria|Wiener|Ostseebad|Nordseebad|Seebad|Kurort|Luftkurort|Universitätsstadt|Nordseeheilbad|Ostseeheilbad|Ober|Unter|La|Le|Les) )?\p{Lu}[\p{L}\p{M}.'’]{1,28}(?<!\.)(?:[-/]\p{Lu}[\p{L}]{1,24}){0,3}(?: (?:am|an der|ob der|im|in|bei|vor der|an|auf|i\. ?[A-Z]\.|a\. ?[A-Z]\.|[db]\.) ?(?:der |dem )?\p{Lu}[\p{L}]{1,20}| (?:i|a)\. ?[A-ZÖ]\p{Ll}{0,3}\.?| \([^()\n]{2,20}\))?`
const FIVE = new RegExp(String.raw`(?<![\p{L}\p{N}.,/])(?:DE?(?: ?[-–] ?| ))?\d{5} {1,2}(?<town>${TOWN})`, 'gu')
const FOUR = new RegExp(String.raw`(?<![\p{L}\p{N}.,/])(?<country>(?:AT?|CHE?|FL|LI)(?: ?[-–] ?| ))?(?<code>[1-9]\d{3}) (?<town>${TOWN})`, 'gu')
/** The other way round: "in Bad Homburg v. d. Höhe, 61348". */
const TOWN_FIRST = new RegExp(String.raw`(?<=(?<![\p{L}])(?:in|aus|nach|bei) )${TOWN.replace('(?<town>', '(?:')}(?: v\. ?d\. ?\p{Lu}\p{L}{2,12})?,? \(?\d{5}(?!\d|[.,]\d| ?\p{Ll})`, 'gu')
const NAMED_CODE = /(?:\bPLZ|postleitzahl|post ?code|zip(?: code)?)[\s:]{1,3}(?:ist )?(?<code>(?:[A-Z]{1,3}-)?\d{4,5}(?!\d))/giu
const UNIT_TOWN = /^(?:Euro?|EUR|CHF|Franken|Kilometer|Kilowattstunden|Kilowatt|Kubikmeter|Watt|Meter|Liter|Stück|Kunden|Haushalte|Personen|Leute|Menschen|Einwohner|Mitarbeiter|Punkte|Bonuspunkte|Schritte|Seiten|Jahre|Tage|Stunden|Minuten|Sekunden|Mal|Mbit|Prozent|Dollar|Pfund|Pounds?|Uhr|Zähler|Und|Oder)(?![\p{L}])/u

const UK_CODE = String.raw`(?:GIR ?0AA|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2})`
const UK = new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${CAPS}(?: ${CAPS})?,? )?${UK_CODE}(?![\p{L}\p{N}])(?: ${CAPS})?`, 'gu')
/** Towns in small letters, as in chats: only behind a street. */
const LOWER_TOWN = /(?<![\p{L}\p{N}.,/])\d{5} \p{Ll}[\p{L}-]{2,28}(?: am \p{L}{3,12})?/gu
const US_STATE = new RegExp(String.raw`(?<![\p{L}\p{N}])${CAPS}(?: ${CAP}){0,2}, ?${CAP}(?: ${CAP})? \d{5}(?:-\d{4})?(?!\d)`, 'gu')
const US = new RegExp(String.raw`(?<![\p{L}\p{N}])${CAPS}(?: ${CAP}){0,2}, ?[A-Z]{2},? \d{5}(?:-\d{4})?(?!\d)`, 'gu')
const ENGLISH = new RegExp(
  String.raw`(?<![\p{L}\p{N}.,/-])(?:(?:Flat|Unit|Apartment|Apt\.?|Suite) \d{1,4}[A-Za-z]?,? )?\d{1,5}[A-Za-z]?(?:-\d{1,4})? (?:(?:${CAPS}|of|the|St\.|[NSEW]\.?|\d{1,3}(?:st|nd|rd|th)) ){1,4}(?:Street|Route|Rte|St|Cl|Cres|Ter|Sq|Cir|Pkwy|Hwy|Loop|Plaza|Alley|Crossing|Ridge|Heights|Wharf|Wynd|Vale|Fold|Garth|Brae|Gate|Croft|Mount|Road|Rd|Lane|Ln|Avenue|Ave|Close|Drive|Dr|Court|Ct|Crescent|Terrace|Place|Pl|Square|Sq|Gardens|Grove|Way|Row|Hill|Mews|Walk|Boulevard|Blvd|Parade|Rise|View|Green|Quay|Broadway|Highway|Parkway|Circle|Trail|Park)(?![\p{L}])\.?(?:(?<=(?:County|State|Farm|Ranch|Rural|Township|US) (?:Road|Rd|Route|Rte|Highway|Hwy)) \d{1,4}[A-Z]?(?![\p{L}\p{N}]))?(?: [NSEW]{1,2}(?![\p{L}]))?(?:,? (?:Apt\.?|Suite|Unit|Flat|#) ?\d{1,4}[A-Za-z]?)?`,
  'gu',
)

/** What stands before a postcode, up to the last comma or line end: a house number there makes a street of whatever it follows. */
const BEFORE_CODE = new RegExp(String.raw`(?:^|[\n,;:(|·]\s?|\b(?:in|nach|wohnhaft|Adresse|lautet|ist|bei) )(?<street>(?:${CAPS}\.? ){1,4}\d{1,4}(?: ?[a-zA-Z](?![\p{L}]))?(?: ?[-/,] ?\d{1,4}[a-z]?){0,3}|[A-Z] ?\d{1,2}, ?\d{1,3}[a-z]?)(?:\s?[,;|·]\s?|\s?\n\s?| in | )$`, 'u')
/** Vienna's order: the town, then the street. */
const AFTER_TOWN = new RegExp(String.raw`^,\s?(?<street>(?:${CAPS}\.? ){1,3}${HOUSE})(?![\p{L}\p{N}])`, 'u')
const LOOKED_AT = 80
/** A postcode right behind makes a street of what looks like none. */
const BEFORE_TOWN = /^(?:,|,? in|\n)\s?(?:[A-Z]{1,2}[- ]{1,3})?\d{4,5} \p{Lu}/u

export function findAddresses(text: string, locale: string): Finding[] {
  const streets = [
    ...findAll(text, GERMAN, 'address', undefined, (found, _start, end) => (!NO_STREET.test(found) || /^Str\S* (?:des|der|von|am) /.test(found)) && !NO_HOUSE.test(text.slice(end, end + 14))),
    ...findAll(text, LOWER_GERMAN, 'address', undefined, (found, _start, end) => !/parkplatz|stellplatz|umweg|heimweg/.test(found) && !NO_HOUSE.test(text.slice(end, end + 14))),
    ...findAll(text, PREPOSITION, 'address', undefined, (found, _start, end) => (!NO_STREET.test(found) || BEFORE_TOWN.test(text.slice(end, end + 16))) && !/^(?:Am|Im|Zum|Zur|Beim|In de[rnm]|An de[rnm]|Nr\.) \d/.test(found) && (!/^(?:Haus|Hof|Dorf|Nr)/.test(found) || BEFORE_TOWN.test(text.slice(end, end + 16))) && !NO_HOUSE.test(text.slice(end, end + 14))),
    ...findAll(text, BOX, 'address'),
    ...findAll(text, FRENCH, 'address'),
    ...findHouseLines(text),
    ...findAll(text, ENGLISH, 'address'),
  ]
  const ends = new Set(streets.flatMap(({ start, end }) => [start, end]))
  const touchesStreet = (start: number, end: number) => {
    for (let away = 0; away <= 6; away++) if (ends.has(start - away) || ends.has(end + away)) return true
    return BEFORE_CODE.test(text.slice(Math.max(0, start - LOOKED_AT), start)) || AFTER_TOWN.test(text.slice(end, end + LOOKED_AT))
  }
  const isFourLocale = /^de-(?:at|ch|li)/i.test(locale)
  const towns = [
    ...findAll(text, FIVE, 'address', undefined, (found) => !UNIT_TOWN.test(found.replace(/^[^ ]* +/, ''))),
    ...[...text.matchAll(FOUR)].flatMap((match): Finding[] => {
      const { country, code, town } = match.groups ?? {}
      const end = match.index + match[0].length
      const isYear = /^(?:19|20)/.test(code ?? '')
      if (UNIT_TOWN.test(town ?? '')) return []
      const isTown = country !== undefined || touchesStreet(match.index, end) || (isFourLocale && !isYear)
      return isTown ? [{ start: match.index, end, kind: 'address', source: 'rule' }] : []
    }),
    ...findAll(text, NAMED_CODE, 'address', 'code'),
    ...findAll(text, TOWN_FIRST, 'address'),
    ...findAll(text, UK, 'address', undefined, (found) => / \d[A-Z]{2}(?![\p{L}\p{N}])/u.test(found) || /^en\b/i.test(locale)),
    ...findAll(text, US, 'address'),
    ...findAll(text, US_STATE, 'address', undefined, () => /^en\b/i.test(locale)),
    ...findAll(text, LOWER_TOWN, 'address', undefined, (_found, start, end) => touchesStreet(start, end)),
  ]
  const around = towns.flatMap(({ start, end }): Finding[] => {
    const from = Math.max(0, start - LOOKED_AT)
    const before = BEFORE_CODE.exec(text.slice(from, start))
    const after = AFTER_TOWN.exec(text.slice(end, end + LOOKED_AT))
    const found: Finding[] = []
    const street = before?.groups?.['street']
    if (before && street && !NO_STREET.test(street)) {
      const at = from + before.index + before[0].lastIndexOf(street)
      found.push({ start: at, end: at + street.length, kind: 'address', source: 'rule' })
    }
    const next = after?.groups?.['street']
    if (after && next) {
      const at = end + after[0].length - next.length
      found.push({ start: at, end: at + next.length, kind: 'address', source: 'rule' })
    }
    return found
  })
  return withDoors(text, [...streets, ...towns, ...around])
}
