'use client'
import type { PieceState } from '../../publishing/overviews.ts'
import type { RunsAtStake } from '../../publishing/printing/runs-at-stake.ts'
import { number } from '../printing/run-words.ts'
import { StakeList } from '../printing/stake-list.tsx'
import { useFetched } from '../use-fetched.ts'
import { useLanguage } from '../use-language.ts'
import { ChannelDialog, type PieceDialogProps } from './channel-dialog.tsx'
import { type TakenOff, takenOff } from './taken-off.ts'

/** Takes the piece off channels on which it is live or scheduled; names the print runs that go with it. */
export function UnpublishDialog({ state, ...piece }: PieceDialogProps & { readonly state: PieceState }) {
  const { w } = useLanguage()
  const stake = useFetched<RunsAtStake>(`/flow/pieces/${encodeURIComponent(piece.pieceKey)}/runs-at-stake?${new URLSearchParams({ locale: piece.locale })}`, 0)
  // What is ticked at first depends on it.
  if (stake.is === 'loading') return null
  const off = takenOff(state.channels, stake.is === 'there' ? stake.value : null)
  return (
    <ChannelDialog
      {...piece}
      verb="unpublish"
      isDangerous
      title={w('unpublishTitle', { locale: piece.localeLabel })}
      action={w('unpublishSend')}
      channels={off.channels}
      firstChosen={off.firstChosen}
      doneSentence={(_, channels) => w('unpublished', { channels })}
      introduction={
        <>
          <Explanation off={off} />
          {stake.is === 'failed' && <p className="hub-message hub-message--warning">{w('unpublishUnknown', { reason: stake.sentence })}</p>}
        </>
      }
    />
  )
}

function Explanation({ off: { blocked, recalled, hasCodes } }: { readonly off: TakenOff }) {
  const { w, code } = useLanguage()
  const gaps = ({ runs, copies }: TakenOff['blocked']) => ({ count: runs.length, copies: w('runsCopies', { count: copies, shown: number(copies, code) }) })
  const hasRuns = blocked.runs.length + recalled.runs.length > 0
  return (
    <>
      <p>{w(hasRuns ? 'unpublishExplainRuns' : 'unpublishExplain')}</p>
      {recalled.runs.length > 0 && (
        <div className="hub-message hub-message--warning">
          <p>{w('unpublishRecalls', gaps(recalled))}</p>
          <StakeList runs={recalled.runs} />
        </div>
      )}
      {blocked.runs.length > 0 && (
        <div className="hub-message">
          <p>{w('unpublishBlocks', gaps(blocked))}</p>
          <StakeList runs={blocked.runs} />
        </div>
      )}
      {hasCodes && <p className="hub-message hub-message--warning">{w('unpublishCodes')}</p>}
    </>
  )
}
