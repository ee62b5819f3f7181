'use client'
import { Button, Link, useAuth, useStepNav } from '@payloadcms/ui'
import { type FormEvent, useEffect, useState } from 'react'
import { SUPPRESSION_KINDS, type SuppressionKind } from '../../publishing/recipient-lists/list-record.ts'
import type { FoundSuppression } from '../../publishing/recipient-lists/suppress-person.ts'
import { FIELD_LABELS } from '../../recipients/headers/field-labels.ts'
import { postFlow } from '../flow-api.ts'
import { type Outcome, useAttempt } from '../use-attempt.ts'
import { useFetched } from '../use-fetched.ts'
import { useLanguage } from '../use-language.ts'
import { Labelled } from './labelled.tsx'
import { LiftDialog } from './lift-dialog.tsx'
import { LISTS_PATH, SUPPRESSIONS_PATH } from './paths.ts'
import { mayLift, maySeeLists } from './who-may.ts'

const FIELDS = ['givenName', 'surname', 'company', 'street', 'postcode', 'town', 'country', 'email'] as const
type Said = Readonly<Partial<Record<(typeof FIELDS)[number], string>>>

/** Can somebody be known again by what was said? The hub looks closer. */
const isKnowable = ({ street = '', postcode = '', email = '' }: Said): boolean => (street.trim() !== '' && postcode.trim() !== '') || email.trim() !== ''

/** How many get no mail; and one person, put on the list, looked for, taken off it. What is typed is not kept. */
export function SuppressionsScreen() {
  const { w, code, pick } = useLanguage()
  const { user } = useAuth()
  const [round, setRound] = useState(0)
  const [said, setSaid] = useState<Said>({})
  const [kind, setKind] = useState<SuppressionKind>('objection')
  const [answer, setAnswer] = useState<string | null>(null)
  const [isLifting, setLifting] = useState(false)
  const loaded = useFetched<{ readonly counts: Readonly<Record<SuppressionKind, number>> }>('/flow/suppressions', round)
  const { isBusy, failure, attempt } = useAttempt(() => setRound(round + 1))
  const { setStepNav } = useStepNav()
  useEffect(() => setStepNav([{ label: w('suppressions'), url: SUPPRESSIONS_PATH }]), [setStepNav, w])
  const day = (instant: string) => new Intl.DateTimeFormat(code === 'de' ? 'de-DE' : 'en-GB', { dateStyle: 'long' }).format(new Date(instant))
  const number = new Intl.NumberFormat(code === 'de' ? 'de-DE' : 'en-GB')
  const tell = (sentence: string): Outcome => {
    setAnswer(sentence)
    return { done: sentence }
  }
  const begin = (act: () => Promise<Outcome>) => {
    setAnswer(null)
    attempt(async () => (isKnowable(said) ? act() : { obstacle: w('suppressionNeeds') }))
  }
  const add = (event: FormEvent) => {
    event.preventDefault()
    begin(async () => tell((await postFlow<{ isNew: boolean }>('/suppressions', { person: said, kind })).isNew ? w('suppressionAdded') : w('suppressionKnown')))
  }
  const find = () =>
    begin(async () => {
      const { found } = await postFlow<FoundSuppression>('/suppressions/find', { person: said })
      return tell(found ? w('suppressionFound', { day: day(found.since), kind: w(`suppression-${found.kind}`) }) : w('suppressionNotFound'))
    })
  const whileBusy = isBusy ? { 'aria-disabled': true } : {}
  return (
    <>
      <h2>{w('suppressionsCount')}</h2>
      {loaded.is === 'failed' && <p className="hub-message hub-message--error">{loaded.sentence}</p>}
      <dl className="hub-recipients__counts">
        {SUPPRESSION_KINDS.map((one) => (
          <div key={one}>
            <dt>{w(`suppression-${one}`)}</dt>
            <dd>{loaded.is === 'there' ? number.format(loaded.value.counts[one]) : '…'}</dd>
          </div>
        ))}
      </dl>
      {maySeeLists(user) && (
        <p className="hub-quiet">
          {w('suppressionsWhole')}{' '}
          <Link href={LISTS_PATH} prefetch={false}>
            {w('lists')}
          </Link>
        </p>
      )}
      <form className="hub-recipients__person" onSubmit={add} autoComplete="off">
        <h2>{w('suppressionPerson')}</h2>
        <p className="hub-quiet">{w('suppressionPersonHint')}</p>
        <div className="hub-recipients__grid">
          {FIELDS.map((field) => (
            <Labelled key={field} label={pick(FIELD_LABELS[field])}>
              {(described) => <input {...described} className="hub-input" autoComplete="off" maxLength={200} value={said[field] ?? ''} onChange={(event) => setSaid({ ...said, [field]: event.target.value })} />}
            </Labelled>
          ))}
          <Labelled label={w('listKind')}>
            {(described) => (
              <select {...described} className="hub-input" value={kind} onChange={(event) => setKind(event.target.value as SuppressionKind)}>
                {SUPPRESSION_KINDS.map((one) => (
                  <option key={one} value={one}>
                    {w(`suppression-${one}`)}
                  </option>
                ))}
              </select>
            )}
          </Labelled>
        </div>
        <div role="alert">{failure && <p className="hub-message hub-message--error">{failure}</p>}</div>
        <div role="status">{answer && <p className="hub-message">{answer}</p>}</div>
        <div className="hub-recipients__acts">
          <Button type="submit" margin={false} extraButtonProps={whileBusy}>
            {w('suppressionAdd')}
          </Button>
          <Button type="button" buttonStyle="secondary" margin={false} extraButtonProps={whileBusy} onClick={find}>
            {w('suppressionFind')}
          </Button>
          {mayLift(user) && (
            <Button type="button" buttonStyle="secondary" margin={false} onClick={() => (isKnowable(said) ? setLifting(true) : begin(async () => ({ obstacle: w('suppressionNeeds') })))}>
              {w('suppressionLift')}
            </Button>
          )}
        </div>
      </form>
      {isLifting && (
        <LiftDialog
          person={said}
          onClose={() => setLifting(false)}
          onDone={() => {
            setLifting(false)
            setAnswer(w('suppressionLifted'))
            setRound(round + 1)
          }}
        />
      )}
    </>
  )
}
