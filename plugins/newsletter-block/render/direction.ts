/** Which way a language is written. */
import type { Locale } from '../../../src/content/nodes.ts'

/** Is it written from right to left: by its script where the tag names one, else by its language? */
export function isRightToLeft(locale: Locale): boolean {
  const script = /^[a-z]{2,3}-([a-z]{4})(-|$)/i.exec(locale)?.[1]
  return script === undefined ? /^(ar|arc|ckb|dv|fa|he|ks|ps|sd|ug|ur|yi)(-|$)/i.test(locale) : /^(arab|hebr|syrc|thaa|nkoo|adlm)$/i.test(script)
}
