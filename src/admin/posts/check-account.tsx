'use client'
import '../styles/posts.css'
import { useDocumentInfo, useFormModified, useFormFields } from '@payloadcms/ui'
import { useState } from 'react'
import type { AccountCheck } from '../../publishing/delivering/check-account.ts'
import { ActionButton } from '../action-button.tsx'
import { postFlow, sentenceOf } from '../flow-api.ts'
import { useLanguage } from '../use-language.ts'

/** Opens the network, sends nothing, and says whose account it is. */
export function CheckAccount() {
  const language = useLanguage()
  const { w, pick } = language
  const { isEditing, data } = useDocumentInfo()
  const isModified = useFormModified()
  const network = useFormFields(([fields]) => fields.network?.value)
  const [isBusy, setBusy] = useState(false)
  const [said, setSaid] = useState<{ readonly is: 'good' | 'error'; readonly sentence: string; readonly url: string | null; readonly warning?: string | null } | null>(null)
  const key: unknown = data?.key
  if (!isEditing || typeof key !== 'string') return null
  const check = async () => {
    setBusy(true)
    setSaid(null)
    try {
      const answer = await postFlow<AccountCheck>(`/social-accounts/${encodeURIComponent(key)}/check`, {})
      if (!answer.isOpen) return setSaid({ is: 'error', sentence: w('accountIsShut', { reason: pick(answer.error) }), url: null })
      const { handle, name, url } = answer.identity
      const who = handle === '' ? (name ?? '') : name ? `${name} (${handle})` : handle
      setSaid({ is: 'good', sentence: w(network === 'webhook' ? 'accountIsOpenWebhook' : 'accountIsOpen', { who }), url, warning: answer.warning && pick(answer.warning) })
    } catch (error) {
      setSaid({ is: 'error', sentence: sentenceOf(error, language), url: null })
    } finally {
      setBusy(false)
    }
  }
  return (
    <div className="hub-account">
      <p className="hub-quiet">{w('accountCheckHint')}</p>
      <ActionButton style="secondary" label={w('accountCheck')} obstacle={isBusy ? w('loading') : isModified ? w('accountCheckUnsaved') : null} onAction={() => void check()} />
      <div role="status">
        {said && (
          <p className={`hub-message${said.is === 'error' ? ' hub-message--error' : ''}`}>
            {said.sentence}{' '}
            {said.url && (
              <a href={said.url} target="_blank" rel="noopener noreferrer">
                {w('postOpen')} <span aria-hidden="true">↗</span>
              </a>
            )}
          </p>
        )}
        {said?.warning && <p className="hub-message hub-message--warning">{said.warning}</p>}
      </div>
    </div>
  )
}
