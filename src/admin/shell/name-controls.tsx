'use client'
import { type ReactNode, useEffect } from 'react'
import type { AdminLanguage } from '../language.ts'
import type { Word } from '../translations.ts'
import { useLanguage } from '../use-language.ts'

/**
 * Payload leaves controls without a name or role that assistive technology needs (WCAG 4.1.2), and offers no option for it: the rich text and its toolbar, choices,
 * dates, menus behind dots, handles. This adds what is missing to the page, wherever such a control turns up; what has a name keeps it.
 */
export function NameControls({ children }: { readonly children: ReactNode }) {
  const { w } = useLanguage()
  useEffect(() => {
    let frame = 0
    const soon = () => {
      frame ||= requestAnimationFrame(() => {
        frame = 0
        for (const { found, mend } of MENDED) for (const control of document.querySelectorAll<HTMLElement>(found)) mend(control, w)
      })
    }
    const watch = new MutationObserver(soon)
    watch.observe(document.body, { childList: true, subtree: true })
    soon()
    return () => {
      watch.disconnect()
      cancelAnimationFrame(frame)
    }
  }, [w])
  return children
}

type Mend = (control: HTMLElement, w: AdminLanguage['w']) => void
const named =
  (word: Word): Mend =>
  (control, w) => {
    if (control.innerText.trim() === '') control.setAttribute('aria-label', w(word))
  }
/** The field's own label, which stands beside the control without being tied to it; where there is no field, what is chosen. */
const namedByField: Mend = (control) => {
  const label = control.closest('.field-type')?.querySelector<HTMLElement>('.field-label')
  const text = label?.innerText.replace(/\s*\*\s*$/, '').trim() || control.closest<HTMLElement>('.react-select')?.innerText.trim()
  if (text) control.setAttribute('aria-label', text)
}
const namedByFormat: Mend = (control, w) => {
  const format = /toolbar-popup__button-(\w+)/.exec(control.className)?.[1] ?? ''
  const word = FORMATS[format]
  if (control.innerText.trim() === '' && format) control.setAttribute('aria-label', word ? w(word) : format)
}
const FORMATS: Readonly<Record<string, Word>> = {
  bold: 'formatBold',
  italic: 'formatItalic',
  underline: 'formatUnderline',
  strikethrough: 'formatStrikethrough',
  subscript: 'formatSubscript',
  superscript: 'formatSuperscript',
  inlineCode: 'formatCode',
  link: 'formatLink',
}

const nameless = ':not([aria-label]):not([aria-labelledby])'
const MENDED: readonly { readonly found: string; readonly mend: Mend }[] = [
  { found: `.ContentEditable__root${nameless}`, mend: namedByField },
  { found: `.react-select input${nameless}`, mend: namedByField },
  { found: `.react-datepicker__input-container input${nameless}`, mend: namedByField },
  { found: `.toolbar-popup__button${nameless}`, mend: namedByFormat },
  { found: `.date-time-picker__clear-button${nameless}`, mend: named('clearChoice') },
  { found: `.popup__trigger-wrap button${nameless}`, mend: named('moreActions') },
  { found: `.array-actions__button${nameless}`, mend: named('moreActions') },
  { found: `.collapsible__drag${nameless}`, mend: named('dragToMove') },
  {
    // Can be reached with Tab, but is hidden from those who would hear it.
    found: '.clear-indicator[aria-hidden]',
    mend: (control, w) => {
      control.removeAttribute('aria-hidden')
      control.setAttribute('aria-label', w('clearChoice'))
    },
  },
  // The field itself opens its list; the arrow is for the mouse.
  { found: '.dropdown-indicator[aria-hidden]:not([tabindex="-1"])', mend: (control) => control.setAttribute('tabindex', '-1') },
  // Named without the number that it shows: by its content it is named with it.
  { found: '.doc-tabs__tabs a[aria-label]', mend: (control) => control.removeAttribute('aria-label') },
  // A list whose items are no list items.
  { found: 'ul.doc-tabs__tabs:not([role])', mend: (control) => control.setAttribute('role', 'presentation') },
]
