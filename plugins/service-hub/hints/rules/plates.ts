/** Number plates: Germany, Austria, Switzerland and Liechtenstein. */
import { AUSTRIAN_DISTRICTS, GERMAN_DISTRICTS, SWISS_CANTONS } from '../data/plate-districts.ts'
import { findAll, type Finding } from '../spans.ts'

const GERMAN = /(?<![\p{L}\p{N}/-])(?<district>[A-ZÄÖÜ]{1,3})(?<gap>[-–][ ]?| |: ?|\u00a0)(?:[A-Z]{1,2})[ -]{0,2}\d{1,4}[EH]?(?![\p{L}\p{N}]|[/.,-]\d)/gu
/** Districts, then digits and letters in either order (since 1989: digits first; chosen ones: letters first). */
const AUSTRIAN = /(?<![\p{L}\p{N}/-])(?<district>[A-Z]{1,2})(?<gap>[ -]{1,2})(?:\d{1,5} ?[A-Z]{1,3}|[A-Z]{1,5} ?\d{1,4}(?! ?\d))(?![\p{L}\p{N}])/gu
const SWISS = /(?<![\p{L}\p{N}/-])(?<district>[A-Z]{2})[ -](?<digits>\d{1,3}(?:[ '’.]?\d{3})|\d{2,3}[ ]\d{2,3}|\d{1,6})(?![\p{L}\p{N}]|[.,]\d)/gu
/** United Kingdom since 2001. With the blank it stands for itself. */
const BRITISH = /(?<![\p{L}\p{N}])[A-Z]{2}\d{2} ?[A-Z]{3}(?![\p{L}\p{N}])/gu
/** Year, county, number. */
const IRISH = /(?<![\p{L}\p{N}-])(?:\d{2}|\d{2}[12])[- ]?(?:C|CE|CN|CW|D|DL|G|KE|KK|KY|L|LD|LH|LK|LM|LS|MH|MN|MO|OY|RN|SO|T|W|WH|WX|WW|TN|TS|WD)[- ]?\d{1,6}(?![\p{L}\p{N}-])/gu
/** Behind a word that says so, whatever country's. */
const NAMED = /(?<![\p{L}])(?:kennzeichen|nummernschild|kontrollschild|autonummer|plates?|licen[cs]e plate|tag|rego?|registration|kz)(?: (?:no|number|nr)\b)?(?:[\s.:=(„"“']|\b(?:is|ist|lautet|war|number|no|nr)\b){1,6}(?<plate>(?=[A-ZÄÖÜ\d -]{0,10}\d)(?=[A-ZÄÖÜ\d -]{0,10}[A-ZÄÖÜ])[A-ZÄÖÜ\d]{1,4}(?:[ -]{1,3}[A-ZÄÖÜ\d]{1,5}){0,2}|(?=[A-Z\d]{0,8}\d)[A-Z\d]{5,8})(?![\p{L}\p{N}])/giu
/** In small letters, as in chats: with hyphens, and a vehicle right before. */
const LOWER = /(?<![\p{L}\p{N}/-])\p{Ll}{1,3}[- ]\p{Ll}{1,2}[- ]?\d{1,4}[eh]?(?![\p{L}\p{N}]|[.,]\d)/gu
/** A word near by that says a vehicle is meant. */
const VEHICLE = /kennzeichen|kontrollschild|nummernschild|autonummer|pickerl|\bautos?\b|fahrzeug|wagen|\bpkw\b|\blkw\b|\bkfz\b|parkplatz|geparkt|parkt|halter|transporter|fahrer|unfall|\bplates?\b|\breg\b|\bmot\b|\bvan\b|\bcar\b|vehicle|parked|registration|truck|\brego\b|stellplatz|tiefgarage|garage|\bkist(?:n|e)\b|\bkarre\b|\bkombi\b|anhänger|wohnmobil|camper|motorrad|moped|roller|taxi|hatchback|saloon|estate|\bsuv\b|limousine|abschlepp|zulassung|\btüv\b|\b(?:golf|polo|passat|touran|tiguan|corsa|astra|fiesta|focus|octavia|fabia|bmw|audi|mercedes|toyota|yaris|clio|twingo|fiat|panda|škoda|skoda|volvo|seat|kia|hyundai|dacia|sprinter|tesla|smart|ford|vw|opel|mini|renault|peugeot)\b|reifen|tyres|werkstatt|mechanic|leihwagen|mietwagen|rental|blitzer|strafzettel|knöllchen|parking|permit|fahrerin|kollision|delle|kratzer|lackschaden|reversed|bumper|windscreen|windschutz/i
const NEAR = 90
const digits = (value: string) => value.replace(/\D/g, '').length

function isNearVehicle(text: string, start: number, end: number): boolean {
  return VEHICLE.test(text.slice(Math.max(0, start - NEAR), Math.min(text.length, end + NEAR)))
}

/** Plates written with their hyphen and a real district stand for themselves; other spellings need a vehicle near by. */
export function findPlates(text: string): Finding[] {
  const german = findAll(text, GERMAN, 'number-plate', undefined, (found, start, end) => {
    const district = /^[A-ZÄÖÜ]+/.exec(found)?.[0] ?? ''
    if (!GERMAN_DISTRICTS.has(district)) return false
    return /^[A-ZÄÖÜ]+[-–]/.test(found) ? /\d{2}/.test(found) || isNearVehicle(text, start, end) : isNearVehicle(text, start, end)
  })
  const austrian = findAll(text, AUSTRIAN, 'number-plate', undefined, (found, start, end) => {
    const district = /^[A-Z]+/.exec(found)?.[0] ?? ''
    return AUSTRIAN_DISTRICTS.has(district) && isNearVehicle(text, start, end)
  })
  const swiss = findAll(text, SWISS, 'number-plate', undefined, (found, start, end) => {
    const digits = found.replace(/\D/g, '').length
    return SWISS_CANTONS.has(found.slice(0, 2)) && (digits >= 5 || isNearVehicle(text, start, end))
  })
  const lower = findAll(text, LOWER, 'number-plate', undefined, (found, start) => GERMAN_DISTRICTS.has((/^\p{Ll}+/u.exec(found)?.[0] ?? '').toUpperCase()) && (/kennzeichen|nummernschild|\bplate\b/i.test(text.slice(Math.max(0, start - 40), start)) || (/^\p{Ll}+-\p{Ll}+[- ]?\d{2}/u.test(found) && VEHICLE.test(text.slice(Math.max(0, start - 40), start)))))
  return [
    ...german,
    ...austrian,
    ...swiss,
    ...lower,
    ...findAll(text, BRITISH, 'number-plate', undefined, (found, start, end) => found.includes(' ') || isNearVehicle(text, start, end)),
    ...findAll(text, IRISH, 'number-plate', undefined, (found, start, end) => /-/.test(found) ? digits(found) >= 4 : isNearVehicle(text, start, end)),
    ...findAll(text, NAMED, 'number-plate', 'plate', (found) => /\d/.test(found) && /\p{L}/u.test(found) && found.length >= 4 && (found === found.toUpperCase() || !/^\p{L}+ /u.test(found))),
  ]
}
