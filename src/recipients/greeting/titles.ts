/** Titles and degrees as they stand before a name, whatever cell they stand in. */

/** Without case and full stops. All that begins with `dipl` is one, too. */
const TITLES: ReadonlySet<string> = new Set([
  'prof', 'professor', 'professorin', 'univ', 'dr', 'dres', 'ddr', 'doktor', 'mag', 'magister', 'magistra', 'ing', 'med', 'dent', 'vet', 'jur', 'iur', 'rer', 'nat', 'phil', 'oec', 'pol', 'theol', 'habil', 'pd', 'priv', 'doz',
  'hc', 'mult', 'bakk',
]) // prettier-ignore

/** `Dr.`, `dr`, `Dr.-Ing.`, `Dipl.-Kfm.` */
export function isTitle(word: string): boolean {
  const parts = word.toLowerCase().split(/[^\p{L}]+/u).filter(Boolean)
  return parts[0]?.startsWith('dipl') || (parts.length > 0 && parts.every((part) => TITLES.has(part)))
}

/** Those that are spoken are written as the rest of the hub knows them. */
const SPOKEN: Readonly<Record<string, string>> = { dr: 'Dr.', prof: 'Prof.' }

/** Titles and the other words of a text, each in the order in which they stand there: `Frau Prof. Dr. h. c.` */
export function titlesApart(text: string): { readonly title: string; readonly others: string } {
  const titles: string[] = []
  const others: string[] = []
  let isHonorary = false
  for (const word of text.replace(/\.(?=\p{L})/gu, '. ').split(/\s+/).filter(Boolean)) {
    const plain = word.toLowerCase().replaceAll('.', '')
    isHonorary = (plain === 'h' && titles.length > 0) || (plain === 'c' && isHonorary)
    if (isTitle(word)) titles.push(SPOKEN[plain] ?? word)
    else if (isHonorary) titles.push(word)
    else others.push(word)
  }
  return { title: titles.join(' '), others: others.join(' ') }
}
