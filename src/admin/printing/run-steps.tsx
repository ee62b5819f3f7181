import type { RunView } from '../../publishing/printing/run-views.ts'
import { useLanguage } from '../use-language.ts'
import { STEPS, stepOf } from './run-words.ts'

/** The way of a run, and how far it has come. */
export function RunSteps({ run }: { readonly run: Pick<RunView, 'state' | 'report'> }) {
  const { w } = useLanguage()
  const { state } = run
  const { at, isStuck } = stepOf(run)
  return (
    <ol className="hub-print__steps" aria-label={w('runSteps')}>
      {STEPS.map((step, index) => {
        const is = index < at || state === 'closed' ? 'done' : index > at ? 'to-come' : isStuck ? 'stuck' : 'now'
        return (
          <li key={step} data-is={is} aria-current={index === at ? 'step' : undefined}>
            <span aria-hidden="true" className="hub-print__sign">
              {is === 'done' ? '✓' : is === 'stuck' ? '!' : index + 1}
            </span>
            <span>
              {is === 'stuck' ? w(`runState-${state}`) : w(`runStep-${step}`)}
              {is === 'done' && <span className="hub-hidden"> ({w('runStepDone')})</span>}
              {is === 'now' && <span className="hub-hidden"> ({w('runStepNow')})</span>}
            </span>
          </li>
        )
      })}
    </ol>
  )
}
