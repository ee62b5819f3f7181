'use client'
import '../styles/controls.css'
import { FieldLabel, useField } from '@payloadcms/ui'
import type { JSONFieldClientComponent } from 'payload'
import { useId } from 'react'

/** Facts of a record to read. Payload's own field would fetch an editor from another host. */
export const JsonField: JSONFieldClientComponent = ({ path, field }) => {
  const { value } = useField<unknown>({ path })
  const id = useId()
  return (
    <div className="field-type hub-json">
      <span id={id}>
        <FieldLabel as="span" label={field.label ?? field.name} />
      </span>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <section className="hub-facts" aria-labelledby={id} tabIndex={0}>
        <pre>{value === undefined || value === null ? '–' : JSON.stringify(value, null, 2)}</pre>
      </section>
    </div>
  )
}
