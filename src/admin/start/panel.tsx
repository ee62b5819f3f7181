import type { ReactNode } from 'react'

interface PanelProps {
  readonly title: string
  readonly count: number
  /** What stands where nothing waits. */
  readonly none: string
  readonly isImportant?: boolean
  /** Stands below the list, or below that nothing waits. */
  readonly more?: ReactNode
  readonly children: ReactNode
}

/** One list of the start page. */
export function Panel({ title, count, none, isImportant = false, more, children }: PanelProps) {
  return (
    <section className="hub-panel" data-is-important={isImportant && count > 0}>
      <h2>
        {title} {count > 0 && <span className="hub-panel__count">{count}</span>}
      </h2>
      {count === 0 ? <p className="hub-quiet">{none}</p> : <ul>{children}</ul>}
      {more && <p className="hub-panel__more">{more}</p>}
    </section>
  )
}
