'use client'
import { Button } from '@payloadcms/ui'
import { useState } from 'react'
import type { Proof } from '../../publishing/printing/proofs.ts'
import type { RunView } from '../../publishing/printing/run-views.ts'
import { fetchJson, sentenceOf } from '../flow-api.ts'
import { useFetched } from '../use-fetched.ts'
import { useLanguage } from '../use-language.ts'
import { Field } from './field.tsx'
import { Findings } from './findings-list.tsx'
import { PageView } from './page-view.tsx'
import { flowPath, number as inWords } from './run-words.ts'

/** Built copies to look at before release: those that the hub chose, and any other by its number. */
export function Proofs({ run }: { readonly run: RunView }) {
  const { w } = useLanguage()
  const loaded = useFetched<readonly Proof[]>(`${flowPath(run.key)}/proofs`, run.build)
  return (
    <section className="hub-print__proofs">
      <h2>{w('runProofs')}</h2>
      {loaded.is === 'loading' && <p className="hub-waiting">{w('loading')}</p>}
      {loaded.is === 'failed' && <p className="hub-message hub-message--error">{loaded.sentence}</p>}
      {loaded.is === 'there' && <Chosen run={run} proofs={loaded.value} />}
    </section>
  )
}

function Chosen({ run, proofs }: { readonly run: RunView; readonly proofs: readonly Proof[] }) {
  const { w } = useLanguage()
  const [asked, setAsked] = useState<readonly Proof[]>([])
  const [chosen, setChosen] = useState(proofs[0]?.number ?? 1)
  const all = [...proofs, ...asked]
  const proof = all.find(({ number }) => number === chosen)
  const copies = (run.counts?.copies ?? 0) + (run.counts?.seeds ?? 0)
  const show = (found: Proof) => {
    if (!all.some(({ number }) => number === found.number)) setAsked([...asked, found])
    setChosen(found.number)
  }
  return (
    <>
      <p className="hub-quiet">{w(run.list ? 'runProofsExplain' : 'runProofsOne')}</p>
      {run.list && (
        <>
          <ul className="hub-print__picks" aria-label={w('runProofs')}>
            {all.map(({ number, why }) => (
              <li key={number}>
                <button type="button" aria-pressed={number === chosen} onClick={() => setChosen(number)}>
                  <strong>{w('runProofNumber', { number })}</strong>
                  <span>{(why.length > 0 ? why : (['asked'] as const)).map((reason) => w(`runWhy-${reason}`)).join(', ')}</span>
                </button>
              </li>
            ))}
          </ul>
          <Other runKey={run.key} most={copies} onFound={show} />
        </>
      )}
      {proof && (
        <PageView
          key={proof.number}
          run={run}
          label={w('runProofNumber', { number: proof.number })}
          pages={proof.pages}
          address={(page) => `${flowPath(run.key)}/proofs/${proof.number}/${page}`}
          beside={(page) => <Beside proof={proof} page={page} />}
        />
      )}
    </>
  )
}

/** What was found on a page, and about the copy as a whole. */
function Beside({ proof: { findings, pages, hasEmptyBack }, page }: { readonly proof: Proof; readonly page: number }) {
  const { w } = useLanguage()
  const [here, whole] = [findings.filter((finding) => finding.page === page), findings.filter((finding) => finding.page === null)]
  return (
    <>
      <h3>{w('runPageFindings')}</h3>
      {here.length === 0 ? <p className="hub-quiet">{w('runPageFine')}</p> : <Findings findings={here} withPlaces={false} />}
      {hasEmptyBack && page === pages && <p className="hub-quiet">{w('runPageBackEmpty')}</p>}
      {whole.length > 0 && (
        <>
          <h3>{w('runCopyFindings')}</h3>
          <Findings findings={whole} withPlaces={false} />
        </>
      )}
    </>
  )
}

/** Opens a copy by its number. */
function Other({ runKey, most, onFound }: { readonly runKey: string; readonly most: number; onFound(proof: Proof): void }) {
  const language = useLanguage()
  const { w, code } = language
  const [typed, setTyped] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const open = async () => {
    const wanted = Number(typed)
    if (!Number.isInteger(wanted) || wanted < 1 || wanted > most) return setProblem(w('runProofNone'))
    setProblem(null)
    try {
      const [found] = await fetchJson<readonly Proof[]>(`${flowPath(runKey)}/proofs?number=${wanted}`)
      if (found) onFound(found)
      else setProblem(w('runProofNone'))
    } catch (error) {
      setProblem(sentenceOf(error, language))
    }
  }
  return (
    <form
      className="hub-print__other"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void open()
      }}
    >
      <Field name="number" label={w('runProofOther')} hint={w('runProofOtherHint', { count: inWords(most, code) })} problem={problem ?? undefined}>
        {(described) => (
          <span className="hub-print__number-and">
            <input {...described} className="hub-input hub-print__number" type="text" inputMode="numeric" maxLength={7} value={typed} onChange={(event) => setTyped(event.target.value)} />
            <Button type="submit" size="medium" margin={false} buttonStyle="secondary">
              {w('runProofOpen')}
            </Button>
          </span>
        )}
      </Field>
    </form>
  )
}
