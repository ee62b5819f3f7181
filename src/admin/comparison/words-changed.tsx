'use client'
import '../styles/comparison.css'
import type { TextChange } from '../../content/compare-text.ts'
import { useLanguage } from '../use-language.ts'

/** A text with what came and what went. Marked as such to eyes (colour and line), to the document (`ins`, `del`) and to ears (a word before it). */
export function WordsChanged({ words, isPlain = false }: { readonly words: readonly TextChange[]; readonly isPlain?: boolean }) {
  const { w } = useLanguage()
  return words.map(({ kind, text }, index) => {
    // biome-ignore-start lint/suspicious/noArrayIndexKey: stretches have no identity but their place.
    if (kind === 'same' || isPlain) return <span key={index}>{text}</span>
    const Tag = kind === 'added' ? 'ins' : 'del'
    return (
      <Tag key={index}>
        <span className="hub-hidden">[{w(kind)}: </span>
        {text}
        <span className="hub-hidden">]</span>
      </Tag>
    )
    // biome-ignore-end lint/suspicious/noArrayIndexKey: see above
  })
}
