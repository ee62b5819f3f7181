/** The editor's blocks for what depends on the recipient: a value in the text, and blocks for some recipients only. */
import type { BlockField, Label, LexicalBlockConfig } from './block-fields.ts'
import { MOST_RULES } from './condition-rules.ts'
import type { ConditionField, ConditionMatch, ConditionTest, ForOthers, VariableName } from './nodes.ts'
import { CONDITION_FIELDS, CONDITION_MATCHES, CONDITION_TESTS, FOR_OTHERS, VARIABLE_NAMES } from './nodes.ts'

const VARIABLE_LABELS: Readonly<Record<VariableName, Label>> = {
  salutation: { de: 'Anrede', en: 'Salutation' },
  givenName: { de: 'Vorname', en: 'Given name' },
  surname: { de: 'Nachname', en: 'Surname' },
  postcode: { de: 'Postleitzahl', en: 'Postcode' },
  town: { de: 'Ort', en: 'Town' },
  customerNumber: { de: 'Kundennummer', en: 'Customer number' },
  free: { de: 'Andere Spalte der Empfängerliste', en: 'Another column of the list of recipients' },
}

const FIELD_LABELS: Readonly<Record<ConditionField, Label>> = {
  country: { de: 'Land', en: 'Country' },
  postcode: { de: 'Postleitzahl', en: 'Postcode' },
  town: { de: 'Ort', en: 'Town' },
  gender: { de: 'Geschlecht', en: 'Gender' },
  formality: { de: 'Anrede mit Sie oder Du', en: 'Form of address' },
  customerNumber: { de: 'Kundennummer', en: 'Customer number' },
  locale: { de: 'Sprache des Textes', en: 'Language of the text' },
  free: VARIABLE_LABELS.free,
}
const TEST_LABELS: Readonly<Record<ConditionTest, Label>> = {
  'one-of': { de: 'ist (eines von)', en: 'is (one of)' },
  'starts-with': { de: 'beginnt mit', en: 'begins with' },
  between: { de: 'liegt zwischen (von, bis)', en: 'lies between (from, to)' },
  present: { de: 'ist angegeben', en: 'is given' },
  absent: { de: 'fehlt', en: 'is missing' },
}
const MATCH_LABELS: Readonly<Record<ConditionMatch, Label>> = {
  all: { de: 'alle Bedingungen zutreffen', en: 'all conditions hold' },
  any: { de: 'mindestens eine Bedingung zutrifft', en: 'at least one condition holds' },
  none: { de: 'keine Bedingung zutrifft (das Gegenstück: alle anderen)', en: 'no condition holds (the counterpart: everybody else)' },
}
const OTHERS_LABELS: Readonly<Record<ForOthers, Label>> = {
  hidden: { de: 'nicht zeigen', en: 'do not show' },
  shown: { de: 'zeigen', en: 'show' },
}

interface ChoiceForm {
  readonly isRequired?: boolean
  readonly initial?: string
}
const choice = <Value extends string>(name: string, label: Label, values: readonly Value[], labels: Readonly<Record<Value, Label>>, { isRequired = true, initial }: ChoiceForm = {}) =>
  ({ name, type: 'select', label, required: isRequired, options: values.map((value) => ({ value, label: labels[value] })), ...(initial === undefined ? {} : { initial }) }) as const satisfies BlockField

const columnOf = (field: string) =>
  ({
    ...{ name: 'column', type: 'text', required: false, maxLength: 60 },
    label: { de: 'Spalte, wie sie in der Liste heißt', en: 'Column, as the list calls it' },
    onlyWhere: { field, values: ['free'] },
  }) as const satisfies BlockField

export const CONDITIONAL_BLOCK = {
  slug: 'conditional',
  label: { de: 'Nur für bestimmte Empfänger', en: 'For some recipients only' },
  isInline: false,
  fields: [
    choice('match', { de: 'Zeigen, wenn', en: 'Show if' }, CONDITION_MATCHES, MATCH_LABELS, { isRequired: false, initial: 'all' }),
    {
      name: 'rules',
      type: 'array',
      label: { de: 'Bedingungen', en: 'Conditions' },
      required: true,
      maxRows: MOST_RULES,
      row: { de: 'Bedingung', en: 'Condition' },
      fields: [
        choice('field', { de: 'Angabe', en: 'Value' }, CONDITION_FIELDS, FIELD_LABELS),
        columnOf('field'),
        choice('is', { de: 'Prüfung', en: 'Test' }, CONDITION_TESTS, TEST_LABELS),
        {
          ...{ name: 'values', type: 'textarea', required: false, maxLength: 12_000 },
          label: { de: 'Werte, einer je Zeile', en: 'Values, one a line' },
          onlyWhere: { field: 'is', values: ['one-of', 'starts-with', 'between'] },
          help: {
            de: 'Groß- und Kleinschreibung ist gleich. Land: DE, AT … Geschlecht: weiblich, männlich, divers. Sie oder Du: Sie, Du.',
            en: 'Capitals do not matter. Country: DE, AT … Gender: female, male, diverse. Form of address: formal, informal.',
          },
        },
      ],
    },
    { name: 'content', type: 'plainBlocks', label: { de: 'Inhalt', en: 'Content' }, required: true },
    {
      ...choice('forOthers', { de: 'Wo niemand persönlich angesprochen wird (Web, Newsletter, Muster)', en: 'Where nobody is addressed in person (web, newsletter, specimen)' }, FOR_OTHERS, OTHERS_LABELS, { isRequired: false, initial: 'hidden' }),
      help: { de: 'Ohne Auswahl wird der Inhalt dort nicht gezeigt; ein Hinweis nennt die Wörter.', en: 'Without a choice the content is not shown there; a note names the words.' },
    },
  ],
} as const satisfies LexicalBlockConfig

export const VARIABLE_BLOCK = {
  slug: 'variable',
  label: { de: 'Personalisierung', en: 'Personalisation' },
  isInline: true,
  fields: [
    choice('name', { de: 'Angabe', en: 'Value' }, VARIABLE_NAMES, VARIABLE_LABELS),
    columnOf('name'),
    {
      ...{ name: 'fallback', type: 'text', required: false, maxLength: 300 },
      label: { de: 'Ersatztext, wo die Angabe fehlt', en: 'Text where the value is missing' },
      help: {
        de: 'Leer heißt: Ohne die Angabe geht kein Brief hinaus; der Druckauftrag nennt, wem sie fehlt. Im Web und im Newsletter bleibt die Stelle dann leer.',
        en: 'Empty means: no letter goes out without the value; the print run names whom it is missing for. On the web and in the newsletter the place is then left blank.',
      },
    },
  ],
} as const satisfies LexicalBlockConfig
