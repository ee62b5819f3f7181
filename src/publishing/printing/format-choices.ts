/** Are these choices those that the format can have? Nothing that somebody asked for is dropped without a word. */
import { FORMAT_OPTIONS, formatOptions } from '../../channel/format-options.ts'
import type { PrintFormat } from '../../channel/print-format.ts'
import { HubError } from '../../content/errors.ts'
import type { RunOptions } from './run-record.ts'

/** @throws HubError `bad-input` naming the option in `details.field`; of a text size with `details.least` and `details.most` in pt */
export function requireFormatChoices(format: PrintFormat, options: RunOptions): void {
  const there = formatOptions(format)
  const other = FORMAT_OPTIONS.find((option) => options[option] && !there.includes(option))
  if (other) throw new HubError('bad-input', `${other}: the format "${format.label.en}" has nothing of the kind. Leave it out.`, { field: other })
  const { least, usual: most } = format.textSize
  const { textSizePt } = options
  if (textSizePt !== null && !(textSizePt >= least && textSizePt <= most)) throw new HubError('bad-input', `textSizePt: text of this format is printed in ${least} to ${most} pt.`, { field: 'textSizePt', least, most })
}
