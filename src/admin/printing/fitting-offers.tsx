'use client'
import { Button } from '@payloadcms/ui'
import type { RunOptions } from '../../publishing/printing/run-record.ts'
import type { RunView } from '../../publishing/printing/run-views.ts'
import { useAttempt } from '../use-attempt.ts'
import { useLanguage } from '../use-language.ts'
import { changeAndBuild, changeOptions } from './options-dialog.tsx'
import { draftOf } from './order-draft.ts'
import { number, tried } from './run-words.ts'

interface FittingOffersProps {
  readonly run: RunView
  /** Of the finding that says that the text is too long; `fits` names what was tried and fits. */
  readonly details: Readonly<Record<string, unknown>>
  onMoved(): Promise<void>
}

/** What would fit where the text is too long, each with a button that does it. */
export function FittingOffers({ run, details, onMoved }: FittingOffersProps) {
  const language = useLanguage()
  const { w, code } = language
  const { isBusy, failure, attempt } = useAttempt(() => void onMoved())
  const offers = offersIn(details)
  if (offers.length === 0) return null
  // A draft is looked at again first; what was built is built anew.
  const isDraft = run.state === 'draft'
  const take = (change: Partial<RunOptions>) => {
    const options = draftOf({ ...run.options, ...change })
    attempt(() => tried(() => (isDraft ? changeOptions(run, options) : changeAndBuild(run, options)), w(isDraft ? 'runOptionsChanged' : 'runOptionsBuilding'), language))
  }
  return (
    <>
      <p>{w('runFits')}</p>
      <div className="hub-print__acts hub-print__offers">
        {offers.map((change) => (
          <Button key={JSON.stringify(change)} type="button" size="medium" margin={false} buttonStyle="secondary" onClick={() => take(change)} extraButtonProps={{ 'aria-busy': isBusy, ...(isBusy ? { 'aria-disabled': true } : {}) }}>
            {change.textSizePt == null ? w('runFitTeaser') : w('runFitSize', { size: number(change.textSizePt, code) })}
          </Button>
        ))}
      </div>
      <div role="alert">{failure && <p className="hub-message hub-message--error">{failure}</p>}</div>
    </>
  )
}

function offersIn({ fits }: FittingOffersProps['details']): Partial<RunOptions>[] {
  if (!Array.isArray(fits)) return []
  return (fits as readonly unknown[]).flatMap((offer): Partial<RunOptions>[] => {
    if (offer === 'teaser') return [{ saysTeaserOnly: true }]
    const size = typeof offer === 'object' && offer !== null && 'textSizePt' in offer ? offer.textSizePt : null
    return typeof size === 'number' ? [{ textSizePt: size }] : []
  })
}
