/** The name of a column of a list of recipients, as a text and a list both mean it: `Ihr Tarif`, `ihr tarif` and `ihr-tarif` are the same. */

const UMLAUTS: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' }
const MOST = 40

/** Latin small letters, digits and single hyphens, at most 40; empty where the name has neither letter nor digit of these. */
export function columnName(name: string): string {
  const plain = name.normalize('NFC').toLowerCase().replace(/[äöüß]/g, (sign) => UMLAUTS[sign] ?? sign).normalize('NFD').replace(/\p{M}/gu, '')
  return plain.replace(/[^a-z0-9]+/g, '-').replace(/^-+/, '').slice(0, MOST).replace(/-+$/, '')
}
