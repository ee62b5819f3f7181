'use client'
import '../styles/controls.css'
import '../styles/voices.css'
import { Button, useAuth, useDocumentInfo } from '@payloadcms/ui'
import { useId, useState } from 'react'
import type { Role } from '../../access/roles.ts'
import { Instant } from '../start/instant.tsx'
import { StateBadge } from '../state-badge.tsx'
import { useLanguage } from '../use-language.ts'
import { AttachedFiles, useAttachedFiles } from './attached-files.tsx'
import { filesOf, type Message } from './dialog-api.ts'
import { PickWords } from './pick-words.tsx'

/** A dialog to read: who said what, when, and whether in private; what a customer said can become a testimonial. */
export function Conversation() {
  const { id, data, initialData, isEditing } = useDocumentInfo()
  const { user } = useAuth()
  const { w } = useLanguage()
  const titleId = useId()
  const [picking, setPicking] = useState<string | null>(null)
  const saved = data?.messages ? data : initialData
  const messages = (saved?.messages ?? []) as readonly Message[]
  const files = useAttachedFiles(messages.flatMap(filesOf))
  if (!isEditing || id === undefined) return null
  const canMake = ((user?.roles ?? []) as readonly Role[]).includes('agent')
  return (
    <section className="hub-conversation" aria-labelledby={titleId}>
      <h2 id={titleId}>{w('conversation')}</h2>
      {messages.length === 0 && <p className="hub-quiet">{w('conversationEmpty')}</p>}
      <ol>
        {messages.map((message, index) => (
          <li key={message.id} className="hub-said" data-author={message.author}>
            <p className="hub-said__who">
              <strong>{w(`author-${message.author}`)}</strong>
              <Instant at={message.at} />
              <StateBadge tone={message.isPrivate === false ? 'good' : 'waiting'}>{w(message.isPrivate === false ? 'isPublic' : 'isPrivate')}</StateBadge>
            </p>
            <p className="hub-said__words">{message.text}</p>
            <AttachedFiles files={filesOf(message).flatMap((file) => files.get(String(file)) ?? [])} />
            {canMake && message.author === 'customer' && picking !== message.id && (
              <Button type="button" size="small" buttonStyle="secondary" margin={false} onClick={() => setPicking(message.id)}>
                {w('makeTestimonial')}
              </Button>
            )}
            {picking === message.id && <PickWords dialog={id} message={message} index={index} onClose={() => setPicking(null)} />}
          </li>
        ))}
      </ol>
    </section>
  )
}
