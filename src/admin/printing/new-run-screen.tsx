'use client'
import { useStepNav } from '@payloadcms/ui'
import { useSearchParams } from 'next/navigation'
import { useEffect } from 'react'
import { useFetched } from '../use-fetched.ts'
import { useLanguage } from '../use-language.ts'
import { FirstThingsOf } from './first-things.tsx'
import { OrderForm } from './order-form.tsx'
import { firstDraft } from './order-draft.ts'
import { CHOICES_PATH, type PrintChoices } from './print-choices.ts'
import { RUNS_PATH } from './run-words.ts'

/** A new run; `?publication=` chooses the piece beforehand, `?list=` who it goes to. */
export function NewRunScreen() {
  const { w } = useLanguage()
  const asked = useSearchParams()
  const loaded = useFetched<PrintChoices>(CHOICES_PATH, 0)
  const { setStepNav } = useStepNav()
  useEffect(() => setStepNav([{ label: w('runs'), url: RUNS_PATH }, { label: w('runsNew') }]), [setStepNav, w])
  if (loaded.is === 'loading') return <p className="hub-waiting">{w('loading')}</p>
  if (loaded.is === 'failed') return <p className="hub-message hub-message--error">{loaded.sentence}</p>
  const { publications, shops, lists } = loaded.value
  // Without a list unaddressed mail can be ordered still.
  if (publications.length === 0 || shops.length === 0) return <FirstThingsOf choices={loaded.value} />
  const list = lists.find(({ key, purpose }) => purpose === 'mailing' && key === asked.get('list'))
  return <OrderForm choices={loaded.value} first={{ ...firstDraft(loaded.value, asked.get('publication')), ...(list ? { list: list.key } : {}) }} />
}
