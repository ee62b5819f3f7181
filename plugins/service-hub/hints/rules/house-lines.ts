/** Addresses that no ending tells: behind a word that says where somebody lives, with floor and door, towns before their postcode, houses with a name. */
import { LARGE_TOWNS } from '../data/towns.ts'
import { findAll, type Finding } from '../spans.ts'

const CAP = String.raw`\p{Lu}[\p{L}\p{M}'’]{0,30}`
const CAPS = `${CAP}(?:-${CAP}){0,4}`
const NUMBER = String.raw`\d{1,4}(?: ?[a-zA-Z](?![\p{L}\p{N}]))?(?: ?[-–/] ?\d{1,4}[a-zA-Z]?(?![\p{L}\p{N}])){0,3}`
/** Here somebody lives, or something is sent to. */
const AT_HOME = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?:[Ww]ohn(?:e|en|t|haft|ung)?|[Zz]iehen?|[Zz]ieht|[Uu]mgezogen|[Gg]ezogen|(?:[Ll]iefer|[Rr]echnungs|[Pp]ost|[Nn]eue |[Aa]lte )?[Aa](?:dresse|nschrift)|[Ll]ieferung|[Ll]iefern|[Ll]ieferstelle|[Vv]erbrauchsstelle|[Aa]bnahmestelle|WEG|[Oo]bjekt|[Hh]aushalt)(?::|,)?(?: (?:ist|lautet|bitte|jetzt|nun|neu|an|nach|in|im|auf|am|um|zur|zum|de[rmn]|die|das|seit \d{4})){0,4}[: ] ?(?<street>(?:(?:Alte[rsnm]?|Neue[rsnm]?|Am|An der|Auf der|Im|In der|Unter den|Zum|Zur) )?(?:${CAPS} ){1,3}${NUMBER})(?![\p{L}\p{N}]|[.,:]\d)`,
  'gu',
)
/** "Alt-Moabit 90c", "Neu-Ulmer 3" need no word that says so; "Große Bleichen 8", "Alte Ziegelei 3-9" are named after what stood there. */
const OLD_PLACE = new RegExp(String.raw`(?<![\p{L}\p{N}-])(?:(?:Alt|Neu)-${CAP}|(?:Alte[rsn]?|Große[rsn]?|Grosse|Kleine[rsn]?|Lange[rsn]?|Hohe[rsn]?|Breite[rsn]?|Obere[rsn]?|Untere[rsn]?|Vordere[rsn]?|Hintere[rsn]?) ${CAPS}) ${NUMBER}(?![\p{L}\p{N}]|[.,:]\d)`, 'gu')
const GARDEN = new RegExp(String.raw`(?<![\p{L}\p{N}])(?:Kolonie|KGV|KGA|Kleingartenanlage|Gartenverein|Campingplatz|Wohnpark|Gehöft|Weiler|Ortsteil|OT) ${CAPS}(?: ${CAPS})?,? (?:Parzelle|Garten|Platz|Haus|Nr\.?|Stellplatz) ?\d{1,4}[a-z]?(?![\p{L}\p{N}])`, 'gu')
/** Villages without streets: "Untergschwandt 11" before the town and its postcode. */
const BRITISH = new RegExp(String.raw`(?<![\p{L}\p{N}])(?:Flat|Unit|Apartment|Apt\.?|Suite|Studio|Plot) \d{1,4}[A-Za-z]?,? (?:\d{1,4}[a-z]? )?(?:The )?${CAPS}(?: ${CAPS}){0,3}(?![\p{L}\p{N}])`, 'gu')
const NAMED_HOUSE = new RegExp(String.raw`(?<![\p{L}\p{N}])(?:The )?(?:${CAPS} ){0,2}(?:Cottage|House|Lodge|Farm|Farmhouse|Rectory|Vicarage|Manor|Hall|Mill|Maltings|Barn|Court|Villa)(?=(?:, | ?\n)(?:(?:\d{1,4} )?${CAPS}(?: ${CAPS}){0,3}(?:, | ?\n)){0,3}(?:${CAPS} )?[A-Z]{1,2}\d{1,2}[A-Z]? \d[A-Z]{2})`, 'gu')
const NO_PLACE = /(?:Vorderhaus|Hinterhaus|Rechnung|Version|Kunden?|Kundin|Nummer|Zähler|Tarif|Preis|Betrag|Vertrag|Modell|Monat|Woche|Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonntag|Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|Stand|Paket|Gerät|Pause|Frist|Zimmer|Wohnung|Raum|Klasse|Familie|Bilder|Punkt|Seite|Etage|Stock|Schritt|Teil) \d/u
const NO_HOUSE = /^ ?(?:Uhr|Tage?n?|Wochen?|Monate?n?|Jahre?n?|Stunden?|Minuten?|Euro?|EUR|€|%|Prozent|[Mm]al|Stück|kWh|kW|km|Meter|qm|m²|Leute|Personen|Zimmer|Grad|years|months|days|weeks|\p{Ll}{3,})(?![\p{L}])/u
/** Ireland's and Wales' streets, and whatever else stands as a number and words before a postcode: the structure says what the words do not. */
const BRITISH_CODE = String.raw`(?:[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|[AC-FHKNPRTV-Y]\d[\dW] ?[AC-FHKNPRTV-Y\d]{4}|(?:Dublin|Cork|Belfast|Galway) ?\d{0,2}W?|(?:Co\.|County) ${CAP})`
const STRUCTURE = new RegExp(
  String.raw`(?<![\p{L}\p{N}.,/-])(?:(?:Flat|Unit|Apartment|Apt\.?|Suite|Ste\.?) \d{1,4}[A-Za-z]?,? )?\d{1,4}[A-Za-z]?(?:-\d{1,4})? (?:\p{Lu}[\p{L}'’.-]{1,24}|y|yr|na|an|the|of|de|le|la)(?: (?:\p{Lu}[\p{L}'’.-]{1,24}|y|yr|na|an|the|of|de|le|la)){0,4}(?=(?:,? ?\n|, |,)(?:(?:${CAPS})(?: ${CAPS}){0,2}(?:,? ?\n|, | )){0,3}${BRITISH_CODE}(?![\p{L}\p{N}]))`,
  'gu',
)
/** An Irish postcode, with the town before it. */
const EIRCODE = new RegExp(String.raw`(?<![\p{L}\p{N}-])(?:(?:${CAPS}|Co\. ${CAP})(?: \d{1,2})?,? )?(?:[AC-FHKNPRTV-Y]\d[\dW]) ?(?=[AC-FHKNPRTV-Y\d]{0,3}[AC-FHKNPRTV-Y])[AC-FHKNPRTV-Y\d]{4}(?![\p{L}\p{N}-])`, 'gu')
const DUBLIN = /(?<![\p{L}\p{N}])Dublin (?:[1-9]|1\d|2[0-4]|6W)(?![\p{L}\p{N}]|[.,:]\d)/gu
/** A bare postcode where somebody says where they live. */
const FROM_CODE = /(?<![\p{L}])(?:wohne\p{L}{0,2}(?: (?:hier|jetzt|noch|auch|ja|schon|seit \d{4}))?(?: (?:in|im|bei))?|komme (?:aus|us)|aus|us|live in|living in|based in|from|plz(?: ist)?|postleitzahl(?: ist| lautet)?|postcode(?:['’]?s| is)?|zip(?: code)?(?:['’]?s| is)?|eircode(?: is)?)[ :]{1,2}(?:the |der |dem )?(?<code>\d{5}(?!\d| ?\p{Ll})|(?<=plz[ :]{1,2}|postleitzahl[ :]{1,2})[1-9]\d{3}|[A-Z]{1,2}\d[A-Z\d]?(?: ?\d[A-Z]{2})?|[AC-FHKNPRTV-Y]\d[\dW] ?[AC-FHKNPRTV-Y\d]{4})(?![\p{L}\p{N}]|[.,-]\d)/giu
/** Vienna by its code alone: "1160, Thaliastraße". */
const VIENNA = /(?<![\p{L}\p{N}.,/-])1(?:0[1-9]|1\d|2[0-3])0(?=,? (?:Wien\b|\p{Lu}[\p{L}-]{2,24}(?:straße|strasse|gasse|platz|weg|gürtel|zeile|str\.)))/gu
/** Boxes of other posts: Case postale, Postlagernd, Packstation. */
const BOX = /(?<![\p{L}\p{N}])(?:Packstation|Paketshop|Paketbox|Postfiliale|Postlagernd|Case postale|Casella postale|GPO Box|PMB) ?(?:Nr\.? ?)?\d{1,6}(?![\p{L}\p{N}])/giu
/** Towns that are met so often that the number behind them is their postcode. */
const TOWN_CODE = new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${LARGE_TOWNS})(?:,? \(?)\d{4,5}(?!\d|[.,]\d| ?(?:€|Euro|EUR|kWh|Kunden|Haushalte|Personen|Einwohner))`, 'gu')

/** Floor, staircase and door behind a house. */
const DOOR = /^(?:(?:,? ?\/? ?|[,/] ?)(?:\d{1,2}\. ?(?:OG|UG|Stock|Etage|Obergeschoss|floor)(?: (?:li|re|mi)(?![\p{L}]))?|(?:\d{1,2}(?:st|nd|rd|th) floor)|EG|DG|Erdgeschoss|Hinterhaus|Vorderhaus|Gartenhaus|Seitenflügel|Hinterhof|(?<=\/ ?)(?:HP|UG|li|re|mi|L|R|M)|(?<=[/,] ?)(?:HH|VH|RG|SF|QG|GH)|(?:Top|Stiege|Stg\.?|Tür|Whg\.?|Wohnung|Apartment|Apt\.?|Zimmer|Haus|Flat|Unit|Suite) ?\d{1,4}[a-z]?|1\/[234]|½|(?:links|rechts|mitte|hinten|left|right)|#\d{1,4}[a-z]?)(?![\p{L}\p{N}])| \((?:Hinterhaus|Vorderhaus|HH|VH|Hof|EG|DG|links|rechts|\d{1,2}\. ?(?:OG|Stock|Etage)|rear|back)\)){1,4}/iu

export function findHouseLines(text: string): Finding[] {
  const isHouse = (found: string, _start: number, end: number) => !NO_PLACE.test(found) && !NO_HOUSE.test(text.slice(end, end + 14))
  return [
    ...findAll(text, AT_HOME, 'address', 'street', isHouse),
    ...findAll(text, OLD_PLACE, 'address', undefined, isHouse),
    ...findAll(text, GARDEN, 'address'),
    ...findAll(text, BRITISH, 'address'),
    ...findAll(text, NAMED_HOUSE, 'address'),
    ...findAll(text, TOWN_CODE, 'address'),
    ...findAll(text, STRUCTURE, 'address'),
    ...findAll(text, EIRCODE, 'address'),
    ...findAll(text, DUBLIN, 'address'),
    ...findAll(text, FROM_CODE, 'address', 'code', (found) => /\d{4}/.test(found) || found === found.toUpperCase()),
    ...findAll(text, VIENNA, 'address'),
    ...findAll(text, BOX, 'address'),
  ]
}

/** The same addresses, each with the floor and door behind it. */
export function withDoors(text: string, found: readonly Finding[]): Finding[] {
  return found.map((finding) => {
    const door = /\d/.test(text.slice(finding.start, finding.end)) ? DOOR.exec(text.slice(finding.end, finding.end + 60))?.[0] : undefined
    return door === undefined ? finding : { ...finding, end: finding.end + door.length }
  })
}
