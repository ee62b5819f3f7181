'use client'
import { useId, useState } from 'react'
import { previewPath } from '../flow-api.ts'
import { useLanguage } from '../use-language.ts'
import type { RenditionProps } from './rendition.tsx'
import { ScaledFrame } from './scaled-frame.tsx'
import { fileAddress, useFetched } from './use-listing.ts'

interface Block {
  readonly subject?: string
  readonly preheader?: string
  readonly text: string
}
const MAIL_WIDTH = 600

/** The block as in a mail 600 px wide, or its plain text. */
export function NewsletterBlock({ source, channel, variant, round }: RenditionProps) {
  const { w, pick } = useLanguage()
  const [form, setForm] = useState<'mailHtml' | 'plainText'>('mailHtml')
  const id = useId()
  const loaded = useFetched<Block>(previewPath(source, { channel: channel.id, variant: variant.id, artefact: 'block.json' }), round)
  return (
    <>
      {loaded.is === 'there' && (
        <dl className="hub-mail-head">
          <dt>{w('mailSubject')}</dt>
          <dd>{loaded.value.subject || '–'}</dd>
          <dt>{w('mailPreheader')}</dt>
          <dd>{loaded.value.preheader || '–'}</dd>
        </dl>
      )}
      <fieldset className="hub-switch">
        <legend className="hub-hidden">{pick(channel.label)}</legend>
        {(['mailHtml', 'plainText'] as const).map((name) => (
          <span key={name}>
            <input type="radio" id={`${id}-${name}`} name={`${id}-form`} checked={form === name} onChange={() => setForm(name)} />
            <label htmlFor={`${id}-${name}`}>{w(name)}</label>
          </span>
        ))}
      </fieldset>
      {form === 'mailHtml' && (
        <div className="hub-mail">
          <ScaledFrame
            isFitted
            src={fileAddress(source, channel.id, variant.id, 'block.html', round)}
            title={w('frameTitle', { channel: pick(channel.label), variant: pick(variant.label) })}
            width={MAIL_WIDTH}
            height={720}
          />
        </div>
      )}
      {form === 'plainText' && loaded.is === 'loading' && <p className="hub-waiting">{w('loading')}</p>}
      {form === 'plainText' && loaded.is === 'failed' && <p className="hub-message hub-message--error">{loaded.sentence}</p>}
      {form === 'plainText' && loaded.is === 'there' && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
        <section className="hub-plain-text" aria-label={w('plainText')} tabIndex={0}>
          <pre>{loaded.value.text}</pre>
        </section>
      )}
    </>
  )
}
