'use client'
import '../styles/controls.css'
import '../styles/voices.css'
import { Button, Link, useField, useLocale } from '@payloadcms/ui'
import type { RelationshipFieldClientComponent } from 'payload'
import { useId, useState } from 'react'
import { useLanguage } from '../use-language.ts'
import { usePieceState } from '../piece/use-piece-state.ts'
import { ChooseDialog } from './choose-dialog.tsx'
import { QuotableCard } from './quotable-card.tsx'
import { useQuotable } from './quotable-search.ts'

/** The testimonial that a block quotes, with all that whoever writes the piece has to know of it. Its value is the testimonial's id. */
export const TestimonialField: RelationshipFieldClientComponent = ({ path, readOnly = false }) => {
  const { value, setValue, disabled } = useField<string | number | null>({ path })
  const { code: locale } = useLocale()
  const { state } = usePieceState()
  const { w } = useLanguage()
  const [isOpen, setOpen] = useState(false)
  const id = useId()
  const chosen = value ?? null
  const loaded = useQuotable(locale, chosen === null ? null : { id: chosen })
  const [testimonial] = loaded.is === 'there' ? loaded.value.testimonials : []
  const isOff = readOnly || disabled
  return (
    <section className="field-type hub-chosen" aria-labelledby={id}>
      <p id={id} className="hub-label">
        {testimonial ? w('quotableIs', { label: testimonial.label }) : w('quotable')}
      </p>
      {chosen === null && <p className="hub-quiet">{w('quotableNone')}</p>}
      {chosen !== null && loaded.is === 'loading' && <p className="hub-quiet">{w('loading')}</p>}
      {chosen !== null && loaded.is === 'failed' && <p className="hub-message hub-message--error">{loaded.sentence}</p>}
      {chosen !== null && loaded.is === 'there' && !testimonial && <p className="hub-message hub-message--error">{w('quotableGone')}</p>}
      {loaded.is === 'there' && testimonial && (
        <QuotableCard testimonial={testimonial} channels={loaded.value.channels} locale={locale} isStale={state?.staleEmbeds.includes(testimonial.key) ?? false} />
      )}
      <div className="hub-standing__buttons">
        {!isOff && (
          <Button type="button" size="small" buttonStyle="secondary" margin={false} onClick={() => setOpen(true)}>
            {w(chosen === null ? 'quotableChoose' : 'quotableChooseOther')}
          </Button>
        )}
        {testimonial && (
          <Link href={`/admin/collections/testimonials/${testimonial.id}?locale=${locale}`} prefetch={false}>
            {w('openTestimonial')}
          </Link>
        )}
      </div>
      {isOpen && <ChooseDialog locale={locale} chosen={chosen} onChoose={setValue} onClose={() => setOpen(false)} />}
    </section>
  )
}
