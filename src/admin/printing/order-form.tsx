'use client'
import { Button, Link } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useId, useRef, useState } from 'react'
import type { RunView } from '../../publishing/printing/run-views.ts'
import { FlowFailure, postFlow } from '../flow-api.ts'
import { useAttempt } from '../use-attempt.ts'
import { useLanguage } from '../use-language.ts'
import { DueField } from './due-field.tsx'
import { Field } from './field.tsx'
import { FormatChoice } from './format-choice.tsx'
import { OptionFields } from './option-fields.tsx'
import { FIELDS, type OrderDraft, type OrderField, orderOf, orderProblems, type Problems } from './order-draft.ts'
import type { PrintChoices } from './print-choices.ts'
import { number, refusalOf, runPath } from './run-words.ts'

/** An order for a print run. What is wrong stands at its field; the first one gets the focus. */
export function OrderForm({ choices, first }: { readonly choices: PrintChoices; readonly first: OrderDraft }) {
  const language = useLanguage()
  const { w, code } = language
  const id = useId()
  const router = useRouter()
  const form = useRef<HTMLFormElement>(null)
  const made = useRef<string | null>(null)
  const [draft, setDraft] = useState(first)
  const [problems, setProblems] = useState<Problems>({})
  const { isBusy, failure, attempt } = useAttempt(() => made.current && router.push(runPath(made.current)))
  const { formats, shops, lists, publications } = choices
  const formatNamed = (wanted: string) => formats.find(({ id: one }) => one === wanted) ?? null
  const format = formatNamed(draft.format)
  const isAddressed = format?.isAddressed ?? null
  const [mailing, seeds] = [lists.filter(({ purpose }) => purpose === 'mailing'), lists.filter(({ purpose }) => purpose === 'seeds')]
  const change = (part: Partial<OrderDraft>) => {
    const next = { ...draft, ...part }
    setDraft(next)
    // What has been complained about is looked at again while it is mended.
    if (Object.keys(problems).length > 0) setProblems(orderProblems(next, formatNamed(next.format)))
  }
  const choosePiece = (slot: string) => {
    const titleOf = (wanted: string) => publications.find((one) => one.slot === wanted)?.title.slice(0, 120) ?? ''
    change({ publication: slot, options: { ...draft.options, market: '' }, ...(draft.title === '' || draft.title === titleOf(draft.publication) ? { title: titleOf(slot) } : {}) })
  }
  const complain = (found: Problems) => {
    setProblems(found)
    const worst = FIELDS.find((field) => found[field])
    form.current?.querySelector<HTMLElement>(`[data-field="${worst}"] :is(input, select)`)?.focus()
  }
  const send = () => {
    const found = orderProblems(draft, format)
    if (Object.keys(found).length > 0 || format === null) return complain(found)
    attempt(async () => {
      try {
        const run = await postFlow<RunView>('/print-runs', orderOf(draft, format))
        made.current = run.key
        return { done: w('runNewDone') }
      } catch (error) {
        const field = error instanceof FlowFailure ? FIELDS.find((one) => one === error.details.field) : undefined
        if (field) form.current?.querySelector<HTMLElement>(`[data-field="${field}"] :is(input, select)`)?.focus()
        const obstacle = refusalOf(error, language)
        if (obstacle === null) throw error
        return { obstacle }
      }
    })
  }
  const problem = (field: OrderField) => {
    const word = problems[field]
    return word ? w(word) : undefined
  }
  const count = Object.keys(problems).length
  const labelOf = ({ title, counts }: PrintChoices['lists'][number]) => (counts?.good === undefined ? title : w('runNewListCount', { title, count: number(counts.good, code) }))
  return (
    <form
      ref={form}
      className="hub-print__form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (!isBusy) send()
      }}
    >
      <Field name="publication" label={w('runNewPiece')} hint={w('runNewPieceHint')} problem={problem('publication')}>
        {(described) => (
          <select {...described} className="hub-input" value={draft.publication} onChange={(event) => choosePiece(event.target.value)}>
            <option value="">{w('runNewChoose')}</option>
            {publications.map(({ slot, title, locale }) => (
              <option key={slot} value={slot}>
                {title} ({locale.toUpperCase()})
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field name="title" label={w('runNewTitle')} hint={w('runNewTitleHint')} problem={problem('title')}>
        {(described) => <input {...described} className="hub-input" type="text" value={draft.title} onChange={(event) => change({ title: event.target.value })} />}
      </Field>
      <FormatChoice formats={formats} chosen={draft.format} problem={problem('format')} onChoose={(one) => change({ format: one })} />
      <Field name="shop" label={w('runNewShop')} problem={problem('shop')}>
        {(described) => (
          <select {...described} className="hub-input" value={draft.shop} onChange={(event) => change({ shop: event.target.value })}>
            <option value="">{w('runNewChoose')}</option>
            {shops.map(({ key, name }) => (
              <option key={key} value={key}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <DueField value={draft.options.dueOn} problem={problems.dueOn} onChange={(dueOn) => change({ options: { ...draft.options, dueOn } })} />
      {isAddressed !== false && (
        <>
          <Field name="list" label={w('runNewList')} hint={w('runNewListHint')} problem={problem('list')}>
            {(described) => (
              <select {...described} className="hub-input" value={draft.list} onChange={(event) => change({ list: event.target.value })}>
                <option value="">{w('runNewChoose')}</option>
                {mailing.map((list) => (
                  <option key={list.key} value={list.key}>
                    {labelOf(list)}
                  </option>
                ))}
              </select>
            )}
          </Field>
          {mailing.length === 0 && (
            <p>
              <Link href="/admin/recipients" prefetch={false}>
                {w('runsToLists')}
              </Link>
            </p>
          )}
          {seeds.length > 0 && (
            <Field name="seeds" label={w('runNewSeeds')} hint={w('runNewSeedsHint')} isOptional>
              {(described) => (
                <select {...described} className="hub-input" value={draft.seeds} onChange={(event) => change({ seeds: event.target.value })}>
                  <option value="">{w('runNewNoSeeds')}</option>
                  {seeds.map((list) => (
                    <option key={list.key} value={list.key}>
                      {labelOf(list)}
                    </option>
                  ))}
                </select>
              )}
            </Field>
          )}
        </>
      )}
      {isAddressed === false && (
        <Field name="quantity" label={w('runNewQuantity')} hint={w('runNewQuantityHint')} problem={problem('quantity')}>
          {(described) => <input {...described} className="hub-input hub-print__number" type="number" min={1} max={5_000_000} step={1} value={draft.quantity} onChange={(event) => change({ quantity: event.target.value })} />}
        </Field>
      )}
      <details className="hub-print__options" open={problems.textSizePt || problems.returnNote ? true : undefined}>
        <summary>{w('runOptions')}</summary>
        <p className="hub-quiet">{w('runOptionsHint')}</p>
        <OptionFields options={draft.options} problems={problems} markets={publications.find(({ slot }) => slot === draft.publication)?.markets ?? []} format={format} onChange={(options) => change({ options })} />
      </details>
      <div role="alert" id={`${id}-failure`}>
        {count > 0 && <p className="hub-message hub-message--error">{w('runNewProblems', { count })}</p>}
        {failure && <p className="hub-message hub-message--error">{failure}</p>}
      </div>
      <Button type="submit" size="large" margin={false} buttonStyle="primary" extraButtonProps={{ 'aria-busy': isBusy, ...(isBusy ? { 'aria-disabled': true } : {}) }}>
        {isBusy ? w('loading') : w('runNewSend')}
      </Button>
    </form>
  )
}
