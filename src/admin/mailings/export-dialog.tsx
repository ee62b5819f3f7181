'use client'
import './mailings.css'
import { Button, toast } from '@payloadcms/ui'
import { useId, useState } from 'react'
import type { MailingExport } from '../../publishing/mailings/export-mailing.ts'
import type { MailingState } from '../../publishing/mailings/mailing-state.ts'
import { Dialog } from '../dialog.tsx'
import { postFlow, postFlowForFile, sentenceOf } from '../flow-api.ts'
import { saveFile } from '../service/save-file.ts'
import type { Word } from '../translations.ts'
import { useLanguage } from '../use-language.ts'

type Call = Extract<MailingExport, { is: 'call' }>
const EXPLAINED: Readonly<Record<string, Word>> = { html: 'exportHtml', mjml: 'exportMjml', text: 'exportText', zip: 'exportZip' }

interface ExportDialogProps {
  readonly mailingKey: string
  readonly locale: string
  readonly state: MailingState
  onClose(): void
  onChanged(): void
}

/** Gives the approved mail out: as a file, or as the body of a mail tool's call; says where it is read on the web. */
export function ExportDialog({ mailingKey, locale, state, onClose, onChanged }: ExportDialogProps) {
  const { w, pick, when } = useLanguage()
  const [form, setForm] = useState('zip')
  const [call, setCall] = useState<Call | null>(null)
  const id = useId()
  const path = `/mailings/${encodeURIComponent(mailingKey)}/exports`
  const act = async () => {
    const input = { locale, form }
    if (state.forms.find((one) => one.form === form)?.isTool) {
      setCall(await postFlow<Call>(path, input))
      return { done: w('exportReady') }
    }
    setCall(null)
    const { name, content } = await postFlowForFile(path, input)
    saveFile(name, content)
    return { done: w('exportSaved') }
  }
  return (
    <Dialog title={w('mailingExportTitle')} action={w('mailingExport')} act={act} onClose={onClose} onDone={onChanged}>
      <p>{w('mailingExportExplain')}</p>
      {state.blockedBy.map((sentence) => (
        <p key={sentence.en} className="hub-message hub-message--error">
          {pick(sentence)}
        </p>
      ))}
      {state.stale.length > 0 && <p className="hub-message hub-message--warning">{w('exportStale', { titles: state.stale.join(', ') })}</p>}
      <fieldset className="hub-forms">
        <legend className="hub-label">{w('exportForm')}</legend>
        {state.forms.map(({ form: name, label, isTool }) => (
          <label key={name} className="hub-forms__one" htmlFor={`${id}-${name}`}>
            <input type="radio" id={`${id}-${name}`} name={`${id}-form`} value={name} checked={form === name} onChange={() => setForm(name)} />
            <span>
              <strong>{label}</strong> <span className="hub-quiet">{isTool ? w('exportTool') : w(EXPLAINED[name] ?? 'exportHtml')}</span>
            </span>
          </label>
        ))}
      </fieldset>
      {call && <ToolCall call={call} name={`${mailingKey}-${locale}-${call.tool}.json`} />}
      {state.page && <OnlinePage page={state.page} mailingKey={mailingKey} locale={locale} onChanged={onChanged} />}
      {state.handedOut.length > 0 && (
        <details>
          <summary>{w('handedOut', { count: state.handedOut.length })}</summary>
          <ul className="hub-handed-out">
            {state.handedOut.map(({ is, form: what, at }) => (
              <li key={at}>
                {when(at)}: {is === 'test' ? w('testSend') : (state.forms.find((one) => one.form === what)?.label ?? what)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </Dialog>
  )
}

/** The call of a mail tool, to be copied or kept; what only its team knows is named. */
function ToolCall({ call: { call, label, source, asOf }, name }: { readonly call: Call; readonly name: string }) {
  const { w, pick, when } = useLanguage()
  const body = JSON.stringify(call.body, null, 2)
  return (
    <section className="hub-tool-call" aria-label={w('exportCall', { tool: label })}>
      <p>
        <strong>{w('exportCall', { tool: label })}</strong> <code>{`${call.method} ${call.path}`}</code>
      </p>
      {call.toFill.length > 0 && (
        <ul>
          {call.toFill.map(({ field, what }) => (
            <li key={field}>
              <code>{field}</code>: {pick(what)}
            </li>
          ))}
        </ul>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <pre tabIndex={0}>{body.length > 4_000 ? `${body.slice(0, 4_000)}…` : body}</pre>
      <div className="hub-tool-call__buttons">
        <CopyButton text={body} label={w('copyJson')} />
        <Button type="button" buttonStyle="secondary" size="small" margin={false} onClick={() => saveFile(name, new Blob([`${body}\n`], { type: 'application/json' }))}>
          {w('saveJson')}
        </Button>
      </div>
      <p className="hub-quiet">{w('exportSource', { source, date: when(`${asOf}T12:00:00Z`).split(',')[0] ?? asOf })}</p>
    </section>
  )
}

function CopyButton({ text, label }: { readonly text: string; readonly label: string }) {
  const { w } = useLanguage()
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text)
      toast.success(w('copied'))
    } catch {
      toast.error(w('notCopied'))
    }
  }
  return (
    <Button type="button" buttonStyle="secondary" size="small" margin={false} onClick={() => void copy()}>
      {label}
    </Button>
  )
}

interface OnlinePageProps extends Pick<ExportDialogProps, 'mailingKey' | 'locale' | 'onChanged'> {
  readonly page: NonNullable<MailingState['page']>
}

/** Where the mail is read on the web, and the switch that takes it off. */
function OnlinePage({ page, mailingKey, locale, onChanged }: OnlinePageProps) {
  const language = useLanguage()
  const { w } = language
  const [isBusy, setBusy] = useState(false)
  const turn = async () => {
    setBusy(true)
    try {
      await postFlow(`/mailings/${encodeURIComponent(mailingKey)}/page`, { locale, isOnline: !page.isOnline })
      toast.success(w(page.isOnline ? 'pageTakenOff' : 'pagePutBack'))
      onChanged()
    } catch (error) {
      toast.error(sentenceOf(error, language))
    } finally {
      setBusy(false)
    }
  }
  return (
    <section className="hub-online" aria-label={w('pageOnWeb')}>
      <p>
        <strong>{w('pageOnWeb')}</strong>{' '}
        {page.isOnline ? (
          <a href={page.address} target="_blank" rel="noreferrer">
            {w('pageOpen')}
          </a>
        ) : (
          <span>{w('mailingOffline')}</span>
        )}
      </p>
      <div className="hub-tool-call__buttons">
        <CopyButton text={page.address} label={w('copyAddress')} />
        <Button type="button" buttonStyle="secondary" size="small" margin={false} onClick={() => !isBusy && void turn()} extraButtonProps={{ 'aria-busy': isBusy }}>
          {w(page.isOnline ? 'pageTakeOff' : 'pagePutOn')}
        </Button>
      </div>
    </section>
  )
}
