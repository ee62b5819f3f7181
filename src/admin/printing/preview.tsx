'use client'
import { Button } from '@payloadcms/ui'
import { useState } from 'react'
import type { Preview as Drawn } from '../../publishing/printing/preview.ts'
import type { RunView } from '../../publishing/printing/run-views.ts'
import { useFetched } from '../use-fetched.ts'
import { useLanguage } from '../use-language.ts'
import { Findings } from './findings-list.tsx'
import { FittingOffers } from './fitting-offers.tsx'
import { PageView } from './page-view.tsx'
import { flowPath } from './run-words.ts'

/** The first copy as it would be printed now. */
export function Preview({ run, onMoved }: { readonly run: RunView; onMoved(): Promise<void> }) {
  const { w } = useLanguage()
  const [round, setRound] = useState(0)
  const loaded = useFetched<Drawn>(`${flowPath(run.key)}/preview`, round)
  const overset = loaded.is === 'there' ? loaded.value.notes.find(({ code }) => code === 'text-overset') : undefined
  return (
    <section className="hub-print__proofs">
      <h2>{w('runPreview')}</h2>
      <p className="hub-quiet">{w('runPreviewExplain')}</p>
      {loaded.is === 'loading' && (
        <p className="hub-waiting" role="status">
          {w('runPageLoading')}
        </p>
      )}
      {loaded.is === 'failed' && (
        <div className="hub-message hub-message--error">
          <p>{loaded.sentence}</p>
          <Button type="button" size="small" margin={false} buttonStyle="secondary" onClick={() => setRound(round + 1)}>
            {w('runPreviewAgain')}
          </Button>
        </div>
      )}
      {overset && run.may.includes('change') && <FittingOffers run={run} details={overset.details ?? {}} onMoved={onMoved} />}
      {loaded.is === 'there' && (
        <PageView
          run={run}
          label={w('runProofNumber', { number: 1 })}
          pages={loaded.value.pages}
          address={(page) => `${flowPath(run.key)}/preview/${page}?round=${round}`}
          {...(loaded.value.notes.length > 0 ? { beside: () => <Findings findings={loaded.value.notes} withPlaces={false} /> } : {})}
        />
      )}
    </section>
  )
}
