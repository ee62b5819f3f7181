/** Topics as tags: "Erneuerbare Wärme" → #ErneuerbareWärme, as screen readers and readers like them. */
import type { TopicRef } from '../../../src/content/edition.ts'
import type { Network } from '../networks/network.ts'

export interface Tags {
  /** With `#`, in the order of the topics, each once. */
  readonly usable: readonly string[]
  /** Names of topics that the network would not take as one tag. */
  readonly unusable: readonly string[]
}

/** Tags of the topics that the network takes, without those (whatever their case) that `text` bears already. */
export function tagsOf(topics: readonly TopicRef[], network: Network, locale: string, present: readonly string[]): Tags {
  const seen = new Set(present.map(fold))
  const usable: string[] = []
  const unusable: string[] = []
  for (const { name } of topics) {
    const tag = network.tag(camelCase(name, locale))
    if (tag === null) unusable.push(name)
    else if (!seen.has(fold(tag))) usable.push(tag)
    if (tag !== null) seen.add(fold(tag))
  }
  return { usable, unusable }
}

/** Words joined, each with a capital unless its writing says otherwise ("kWh", "iPad"). Umlauts and all letters stay. */
export function camelCase(name: string, locale: string): string {
  // A soft hyphen or U+FEFF inside a word parts nothing.
  const visible = name.replace(/[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, '').normalize('NFC')
  const words = visible.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu) ?? []
  return words.map((word) => (/\p{Lu}/u.test(word) ? word : capitalised(word, locale))).join('')
}

function capitalised(word: string, locale: string): string {
  const [first = ''] = word
  const upper = first.toLocaleUpperCase(/^tr|^az/i.test(locale) ? 'tr' : 'en')
  // ß and ligatures have no capital of one letter: they stay.
  return [...upper].length === 1 ? upper + word.slice(first.length) : word
}

function fold(tag: string): string {
  return tag.normalize('NFC').toLowerCase()
}
