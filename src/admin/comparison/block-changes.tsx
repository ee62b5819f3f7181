'use client'
import '../styles/comparison.css'
import { type BlockChange, DETAIL_LABELS } from '../../content/compare-blocks.ts'
import type { Mark } from '../../content/nodes.ts'
import type { Word } from '../translations.ts'
import { useLanguage } from '../use-language.ts'
import { blockLabel } from './block-labels.ts'
import { WordsChanged } from './words-changed.tsx'

const FEW = 2
const MARKS = {
  bold: 'formatBold',
  italic: 'formatItalic',
  underline: 'formatUnderline',
  strike: 'formatStrikethrough',
  code: 'formatCode',
  sub: 'formatSubscript',
  sup: 'formatSuperscript',
} as const satisfies Record<Mark, Word>

interface BlockChangesProps {
  readonly blocks: readonly BlockChange[]
  readonly isFirst: boolean
  /** What the text is; default: the body of a piece. */
  readonly title?: string
}

/** A text, block by block in its order; long unchanged stretches are folded. */
export function BlockChanges({ blocks, isFirst, title }: BlockChangesProps) {
  const { w } = useLanguage()
  const heading = title ?? w('body')
  return (
    <section className="hub-blocks" aria-label={heading}>
      <h3>{heading}</h3>
      {runsOf(blocks).map((run) => {
        const place = `${run[0]?.beforeIndex ?? 'n'}-${run[0]?.afterIndex ?? 'n'}`
        const shown = run.map((change) => <BlockView key={`${change.beforeIndex ?? 'n'}-${change.afterIndex ?? 'n'}`} change={change} isFirst={isFirst} />)
        if (run[0]?.kind !== 'same' || run.length <= FEW) return shown
        return (
          <details key={place} className="hub-blocks__folded">
            <summary>{w('unchangedBlocks', { count: run.length })}</summary>
            {shown}
          </details>
        )
      })}
    </section>
  )
}

/** Neighbouring unchanged blocks together, every other block alone. */
function runsOf(blocks: readonly BlockChange[]): BlockChange[][] {
  const runs: BlockChange[][] = []
  for (const block of blocks) {
    const last = runs[runs.length - 1]
    if (block.kind === 'same' && last?.[0]?.kind === 'same') last.push(block)
    else runs.push([block])
  }
  return runs
}

function BlockView({ change, isFirst }: { readonly change: BlockChange; readonly isFirst: boolean }) {
  const { w, pick } = useLanguage()
  const { kind, words, details } = change
  const block = change.after ?? change.before
  const is = isFirst ? 'same' : kind
  const isReplaced = kind === 'added' || kind === 'removed'
  // For a block that came or went as a whole its words say enough; what is no word matters where there are none, and for links and pictures.
  const listed = details.filter(({ what }) => what !== 'blockType' && (!isReplaced || words.length === 0 || what === 'link' || what === 'url' || what === 'image' || what === 'embed' || what === 'pieceGoes'))
  return (
    <div className={`hub-block hub-block--${is}`} data-type={block?.type}>
      <p className="hub-block__label">
        {block && pick(blockLabel(block))}
        {is !== 'same' && <strong> · {w(kind === 'added' ? 'added' : kind === 'removed' ? 'removed' : 'changed')}</strong>}
      </p>
      {words.length > 0 && (
        <div className={`hub-block__text hub-block__text--${block?.type ?? 'paragraph'}`}>
          <WordsChanged words={words} isPlain={isFirst} />
        </div>
      )}
      {listed.length > 0 && (
        <ul className="hub-block__details">
          {listed.map(({ what, kind: side, text, marks = [] }) => (
            <li key={`${what}-${side}-${marks.join()}-${text}`}>
              {pick(DETAIL_LABELS[what])}: <WordsChanged isPlain={isFirst} words={[{ kind: side, text: [marks.map((mark) => w(MARKS[mark])).join(' + '), text].filter((part) => part !== '').join(': ') }]} />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
