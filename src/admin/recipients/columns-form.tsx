'use client'
import { Button } from '@payloadcms/ui'
import { useState } from 'react'
import type { ListProposal } from '../../publishing/recipient-lists/confirm-mapping.ts'
import type { ListOptions } from '../../publishing/recipient-lists/list-record.ts'
import type { ListView } from '../../publishing/recipient-lists/list-view.ts'
import { FIELD_LABELS } from '../../recipients/headers/field-labels.ts'
import { type ColumnTarget, isRecipientField } from '../../recipients/headers/fields.ts'
import { postFlow } from '../flow-api.ts'
import { useAttempt } from '../use-attempt.ts'
import { useFetched } from '../use-fetched.ts'
import { useLanguage } from '../use-language.ts'
import { ColumnRow } from './column-row.tsx'
import { ListOptionFields } from './list-option-fields.tsx'

interface ColumnsFormProps {
  readonly list: ListView
  onDone(): void
}

/** Asks what the columns of a list mean, with a proposal filled in. */
export function ColumnsForm({ list, onDone }: ColumnsFormProps) {
  const { w } = useLanguage()
  const proposal = useFetched<ListProposal>(`/flow/recipient-lists/${encodeURIComponent(list.key)}/columns`, 0)
  if (proposal.is === 'loading') return <p className="hub-waiting">{w('loading')}</p>
  if (proposal.is === 'failed') return <p className="hub-message hub-message--error">{proposal.sentence}</p>
  return <Columns list={list} proposal={proposal.value} onDone={onDone} />
}

function Columns({ list, proposal, onDone }: ColumnsFormProps & { readonly proposal: ListProposal }) {
  const { w, pick } = useLanguage()
  const [targets, setTargets] = useState<readonly ColumnTarget[]>(proposal.columns.map(({ target }) => target))
  const [options, setOptions] = useState<ListOptions>(proposal.options)
  const { isBusy, failure, attempt } = useAttempt(onDone)
  const twice = targets.find((target, at) => target !== null && targets.indexOf(target) !== at)
  const label = (target: ColumnTarget) => (isRecipientField(target) ? pick(FIELD_LABELS[target]) : (target ?? '').replace(/^free:/, ''))
  const check = () =>
    attempt(async () => {
      if (twice) return { obstacle: w('listTwice', { field: label(twice) }) }
      await postFlow(`/recipient-lists/${encodeURIComponent(list.key)}/check`, { mapping: targets, options })
      return { done: w('listCheckDone') }
    })
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        check()
      }}
    >
      <h2>{w('listColumns')}</h2>
      <p className="hub-quiet">{w('listColumnsExplain')}</p>
      {proposal.isRemembered && <p className="hub-message">{w('listColumnsRemembered')}</p>}
      <div className="hub-recipients__scroll">
        <table className="hub-recipients__columns">
          <thead>
            <tr>
              <th scope="col">{w('listColumn')}</th>
              <th scope="col">{w('listSamples')}</th>
              <th scope="col">{w('listField')}</th>
            </tr>
          </thead>
          <tbody>
            {proposal.columns.map((column, at) => (
              <ColumnRow
                // Columns have no name of their own: two may be called alike.
                // biome-ignore lint/suspicious/noArrayIndexKey: their number is what they are known by.
                key={at}
                column={column}
                target={targets[at] ?? null}
                isTwice={twice !== undefined && targets[at] === twice}
                onChange={(target) => setTargets(targets.map((one, place) => (place === at ? target : one)))}
              />
            ))}
          </tbody>
        </table>
      </div>
      <ListOptionFields purpose={list.purpose} options={options} onChange={setOptions} />
      <div role="alert">{failure && <p className="hub-message hub-message--error">{failure}</p>}</div>
      <Button type="submit" margin={false} extraButtonProps={isBusy ? { 'aria-disabled': true } : {}}>
        {isBusy ? w('loading') : w('listCheck')}
      </Button>
    </form>
  )
}
