/** Personalisation values. */
import { columnName } from '../content/column-name.ts'
import { isVisible } from '../content/clean-text.ts'
import type { Variable } from '../content/nodes.ts'
import type { Recipient } from './contract.ts'
import type { Note } from './notes.ts'
import type { NodePath } from './walk.ts'

/** The recipient's value for a variable, or its fallback where there is no recipient or the value is blank. Never empty if the fallback is not. */
export function variableValue(node: Pick<Variable, 'name' | 'column' | 'fallback'>, recipient?: Recipient): string {
  const value = node.name === 'free' ? freeValue(recipient, node.column ?? '') : recipient?.[node.name]
  return value !== undefined && isVisible(value) ? value : node.fallback
}

/** What the list of recipients says in one of its columns; capitals, blanks and accents of the name do not matter. Undefined where there is no such column. */
export function freeValue(recipient: Recipient | undefined, column: string): string | undefined {
  const { free = {} } = recipient ?? {}
  if (Object.hasOwn(free, column)) return free[column]
  const wanted = columnName(column)
  const key = wanted === '' ? undefined : Object.keys(free).find((name) => columnName(name) === wanted)
  return key === undefined ? undefined : free[key]
}

/** Somebody who gets a letter: no specimen, and not nobody. */
export const isAddressed = (recipient: Recipient | undefined): recipient is Recipient => recipient !== undefined && recipient.isSpecimen !== true

/**
 * The note for a variable that has neither value nor fallback: for somebody who gets a letter an error, since it must not go out; where nobody is addressed a
 * warning, since the sentence has a gap. Undefined where it says something.
 */
export function variableMissing(node: Variable, recipient: Recipient | undefined, path: NodePath): Note | undefined {
  if (isVisible(variableValue(node, recipient))) return undefined
  const name = node.column ?? node.name
  if (isAddressed(recipient)) {
    return {
      severity: 'error',
      code: 'variable-missing',
      path,
      message: {
        de: `Zu diesem Empfänger fehlt die Angabe „${name}“, und der Text hat keinen Ersatz dafür. Ergänzen Sie die Liste oder schreiben Sie einen Ersatztext.`,
        en: `This recipient lacks the value “${name}”, and the text has no fallback for it. Complete the list or write a fallback.`,
      },
    }
  }
  return {
    severity: 'warning',
    code: 'variable-empty',
    path,
    message: {
      de: `Die Angabe „${name}“ hat keinen Ersatztext: Wo niemand persönlich angesprochen wird, bleibt die Stelle leer. Prüfen Sie, ob der Satz auch so stimmt.`,
      en: `The value “${name}” has no fallback: where nobody is addressed in person, its place is left blank. Check that the sentence reads well without it.`,
    },
  }
}
