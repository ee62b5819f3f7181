/**
 * How good the hints are: precision, recall and F1 for every kind of personal data and every mood, on the dialogs that rules were tuned with and on those they never were,
 * beside what plain libraries find. `npm run bench:hints`; with `--misses`, what was overlooked in the half to tune with.
 */
import { REDACTION_KINDS, suggestRedactions } from '../../../plugins/service-hub/hints/redaction.ts'
import { sentimentHint, type SentimentLabel } from '../../../plugins/service-hub/hints/sentiment.ts'
import { type Dialog, loadDialogs } from './corpus.ts'
import { byNlpJs, byVader, byWink, expressions, libraries } from './rivals.ts'
import { type Counts, f1, type Finder, precision, recall, scoreRedactions, scoreSentiment, type SentimentCounts } from './score.ts'

const print = (line = '') => process.stdout.write(`${line}\n`)
const share = (value: number) => (Number.isNaN(value) ? '   –' : value.toFixed(2).padStart(4))
const scores = (counts: Counts) => `${share(precision(counts))} ${share(recall(counts))} ${share(f1(counts))}`

const SAID = { tune: 'tuned with', test: 'never tuned on', held: 'never tuned on, by other hands' } as const
const ours: Finder = (text, dialog) => suggestRedactions(text, dialog.contact, dialog.locale)

for (const split of ['tune', 'test', 'held'] as const) {
  const dialogs = loadDialogs(split)
  const started = performance.now()
  scoreRedactions(dialogs, ours)
  const each = (performance.now() - started) / dialogs.length
  const [own, plain, bare] = [ours, libraries, expressions].map((finder) => scoreRedactions(dialogs, finder))
  print(`\nPersonal data, ${SAID[split]}: ${dialogs.length} dialogs, ${each.toFixed(1)} ms each (precision, recall, F1)`)
  print(`${'kind'.padEnd(22)}${'n'.padStart(4)}   ${'hints'.padEnd(16)}${'libraries'.padEnd(16)}expressions`)
  for (const kind of REDACTION_KINDS) print(`${kind.padEnd(22)}${String(own!.byKind[kind].labelled).padStart(4)}   ${scores(own!.byKind[kind])}  ${scores(plain!.byKind[kind])}  ${scores(bare!.byKind[kind])}`)
  print(`${'all typed kinds'.padEnd(22)}${String(own!.typed.labelled).padStart(4)}   ${scores(own!.typed)}  ${scores(plain!.typed)}  ${scores(bare!.typed)}`)
  print(`${'names of the contact'.padEnd(22)}${String(own!.knownNames.labelled).padStart(4)}        ${share(recall(own!.knownNames))}            ${share(recall(plain!.knownNames))}            ${share(recall(bare!.knownNames))}       (recall)`)
  print(`${'names of others'.padEnd(22)}${String(own!.otherNames.labelled).padStart(4)}        ${share(recall(own!.otherNames))}            ${share(recall(plain!.otherNames))}            ${share(recall(bare!.otherNames))}       (recall)`)
  if (split === 'tune' && process.argv.includes('--misses')) {
    for (const { id, span } of own!.misses) print(`  missed ${id} ${span.kind}: ${span.text}`)
    for (const { id, kind, text } of own!.wrong) print(`  wrong  ${id} ${kind}: ${text}`)
  }
}

const labels: readonly SentimentLabel[] = ['positive', 'neutral', 'negative']
const hint = (text: string, dialog: Dialog) => sentimentHint(text, dialog.locale).label

async function nlpJs(dialogs: readonly Dialog[]): Promise<SentimentCounts> {
  const judged = new Map<string, SentimentLabel>()
  for (const dialog of dialogs) judged.set(dialog.id, await byNlpJs(dialog.texts.join('\n')))
  return scoreSentiment(dialogs, (_text, dialog) => judged.get(dialog.id)!)
}

for (const language of ['de', 'en'] as const)
  for (const split of ['tune', 'test', 'held'] as const) {
    const dialogs = loadDialogs(split, language)
    const columns: [string, SentimentCounts][] = [['hints', scoreSentiment(dialogs, hint)]]
    if (language === 'de') columns.push(['@nlpjs/sentiment', await nlpJs(dialogs)])
    else columns.push(['vader-sentiment', scoreSentiment(dialogs, byVader)], ['wink-sentiment', scoreSentiment(dialogs, byWink)])
    print(`\nMood, ${language === 'de' ? 'German' : 'English'}, ${SAID[split]}: ${dialogs.length} dialogs (precision, recall, F1)`)
    print(`${''.padEnd(22)}${''.padStart(4)}   ${columns.map(([name]) => name.padEnd(18)).join('')}`)
    for (const label of labels) print(`${label.padEnd(22)}${String(columns[0]![1][label].labelled).padStart(4)}   ${columns.map(([, counts]) => scores(counts[label]).padEnd(18)).join('')}`)
    print(`${'right in all'.padEnd(22)}${String(dialogs.length).padStart(4)}   ${columns.map(([, counts]) => share(counts.accuracy).padEnd(18)).join('')}`)
    if (split === 'tune' && process.argv.includes('--misses'))
      for (const dialog of dialogs) {
        const judged = sentimentHint(dialog.texts.join('\n'), dialog.locale)
        if (judged.label !== dialog.sentiment) print(`  ${dialog.id} is ${dialog.sentiment}, judged ${judged.label} ${judged.score}: ${judged.reason.words.map(({ text, weight }) => `${text} ${weight}`).join(', ')}`)
      }
  }
print('\nThe mood is a hint for sorting. Suggestions for redaction are read by a person before anything is quoted.')
