/** A text with its marks as the HTML elements that mean them. */
import type { Mark, Text } from '../content/nodes.ts'
import { type Html, html } from './escape-html.ts'

const MARK_TAGS = {
  bold: (inner) => html`<strong>${inner}</strong>`,
  italic: (inner) => html`<em>${inner}</em>`,
  underline: (inner) => html`<u>${inner}</u>`,
  strike: (inner) => html`<s>${inner}</s>`,
  code: (inner) => html`<code>${inner}</code>`,
  sub: (inner) => html`<sub>${inner}</sub>`,
  sup: (inner) => html`<sup>${inner}</sup>`,
} as const satisfies Readonly<Record<Mark, (inner: Html) => Html>>

/** The first mark outermost. */
export const markedText = ({ text, marks = [] }: Pick<Text, 'text' | 'marks'>): Html => marks.reduceRight((inner, mark) => MARK_TAGS[mark](inner), html`${text}`)
