/** Other forms of one name: in another alphabet, with a slip of the pen, shortened. */
import { areSameGiven } from './data/short-names.ts'

/** Cyrillic and Greek letters by their usual Latin ones; vowels count little (see skeleton). */
const LATIN: Readonly<Record<string, string>> = {
  а: 'a', б: 'b', в: 'v', г: 'h', ґ: 'g', д: 'd', е: 'e', є: 'ie', ё: 'e', ж: 'zh', з: 'z', и: 'i', і: 'i', ї: 'i', й: 'i', к: 'k', л: 'l', м: 'm', н: 'n', о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ф: 'f', х: 'h', ц: 'ts', ч: 'ch', ш: 'sh', щ: 'shch', ъ: '', ы: 'y', ь: '', э: 'e', ю: 'iu', я: 'ia', ђ: 'd', ј: 'i', љ: 'l', њ: 'n', ћ: 'ch', џ: 'dzh',
  α: 'a', β: 'v', γ: 'g', δ: 'd', ε: 'e', ζ: 'z', η: 'i', θ: 'th', ι: 'i', κ: 'k', λ: 'l', μ: 'm', ν: 'n', ξ: 'x', ο: 'o', π: 'p', ρ: 'r', σ: 's', ς: 's', τ: 't', υ: 'i', φ: 'f', χ: 'ch', ψ: 'ps', ω: 'o',
  ا: 'a', أ: 'a', إ: 'i', آ: 'a', ب: 'b', ت: 't', ث: 'th', ج: 'j', ح: 'h', خ: 'kh', د: 'd', ذ: 'd', ر: 'r', ز: 'z', س: 's', ش: 'sh', ص: 's', ض: 'd', ط: 't', ظ: 'z', ع: '', غ: 'gh', ف: 'f', ق: 'q', ك: 'k', ک: 'k', ل: 'l', م: 'm', ن: 'n', ه: 'h', ة: 'a', و: 'w', ي: 'y', ی: 'y', ى: 'a', ئ: '', ء: '', ؤ: 'w', پ: 'p', چ: 'ch', گ: 'g', ژ: 'zh',
}

/** Consonants that spellings of one name share. */
function skeleton(latin: string): string {
  return latin
    .replace(/sch|sh|sz|š|ş|ch|cz|č|ç|kh|zh|ts|tz|dj|dzh|ž/g, (group) => (/^[kc]h$|^č|^cz|^ç/.test(group) ? 'h' : 's'))
    .replace(/ph/g, 'f')
    .replace(/th/g, 't')
    .replace(/gh|g/g, 'h')
    .replace(/[cq]/g, 'k')
    .replace(/x/g, 'ks')
    .replace(/[wv]/g, 'v')
    .replace(/z/g, 's')
    .replace(/j/g, 's')
    .replace(/[aeiouyw]/g, '')
    .replace(/(.)\1+/g, '$1')
}

/** Is this word, in Cyrillic, Greek or Arabic letters, one of the Latin names? Compared by consonants and the beginning. */
export function isInOtherScript(word: string, names: ReadonlySet<string>): boolean {
  if (word.length < 3 || !/^[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Arabic}'’ʼ\p{M}]+$/u.test(word)) return false
  const latin = [...word.toLowerCase().normalize('NFC').replace(/[ά-ώ]/g, (sign) => sign.normalize('NFD').charAt(0))].map((sign) => LATIN[sign] ?? '').join('')
  const isArabic = /\p{Script=Arabic}/u.test(word)
  const own = skeleton(latin).replace(/[hs]/g, '')
  for (const name of names) {
    const other = skeleton(name).replace(/[hs]/g, '')
    if (own.length >= 1 && own === other && (isArabic || /^[aeiouyjw]/.test(latin) === /^[aeiouyjw]/.test(name))) return true
    if (own.length >= 3 && own.startsWith(other) && other.length >= 3 && own.length - other.length <= 1) return true
  }
  return false
}

/** Have two folded surnames, one without its O' or Mac, the same consonants, the Irish h aside? Briain, Bhriain and Brien. */
export function isSameIrish(english: string, irish: string): boolean {
  const consonants = (name: string) => name.replace(/(?<=[bcdfgmpst])h/g, '').replace(/[ck]/g, 'k').replace(/g$/, '').replace(/[aeiouyw]/g, '').replace(/(.)\1+/g, '$1')
  return english.length >= 4 && english[0] === irish[0] && consonants(english).length >= 2 && consonants(english) === consonants(irish)
}

/** Do two folded words of five letters or more differ by one letter put in, left out, exchanged or swapped with its neighbour? */
export function isSlipOf(one: string, other: string): boolean {
  if (one === other || Math.min(one.length, other.length) < 5 || Math.abs(one.length - other.length) > 1) return false
  let at = 0
  while (at < one.length && one[at] === other[at]) at++
  if (one.length === other.length) return one.slice(at + 1) === other.slice(at + 1) || (one[at] === other[at + 1] && one[at + 1] === other[at] && one.slice(at + 2) === other.slice(at + 2))
  return one.length > other.length ? one.slice(at + 1) === other.slice(at) : one.slice(at) === other.slice(at + 1)
}

/** Is the folded word a short form of one of the folded given names: known as one, or its beginning with an ending that short forms have? */
export function isShortForm(key: string, given: ReadonlySet<string>): boolean {
  if (key.length < 2) return false
  for (const name of given) {
    if (areSameGiven(key, name)) return true
    if (name.length < 5 || key.length > name.length || key === name) continue
    if (key.length >= 3 && name.startsWith(key)) return true
    const stem = key.replace(/(?:ie|chen|lein|erl|el|le|l|li|y|i|o|a|s|e|ka|ko)$/, '')
    if (stem.length >= 3 && name.startsWith(stem)) return true
    const single = stem.replace(/(.)\1$/, '$1')
    if (single.length >= 3 && name.startsWith(single)) return true
    if (key.length >= 4 && name.endsWith(key)) return true
  }
  return false
}
