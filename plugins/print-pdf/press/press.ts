/** The press of this channel: formats, template overlays, job tickets, and runs. */
import type { Press } from '../../../src/channel/press.ts'
import type { PrintFormat } from '../../../src/channel/print-format.ts'
import { HubError } from '../../../src/content/errors.ts'
import { FORMATS, formatOf } from '../formats/index.ts'
import { overlayOf } from '../formats/overlay.ts'
import { printableSigns } from '../render/printable-signs.ts'
import { printSettings } from '../settings.ts'
import { ticketOf } from '../ticket/xjdf.ts'
import { openRun, PRESS_WIDTH } from './open-run.ts'

/** @throws HubError `bad-input` */
function known(id: string): PrintFormat {
  const format = formatOf(id)
  if (!format) throw new HubError('bad-input', `There is no print format "${id.slice(0, 40)}".`)
  return format
}

export const press: Press = {
  formats: FORMATS,
  width: PRESS_WIDTH,
  get signs() {
    return printableSigns()
  },
  settingsFor(settings, format, profile, choices) {
    const { outputIntent } = known(format)
    // By name: a run's options hold more than the press asks for.
    const { textSizePt, saysTeaserOnly, franking, inserterMarks, returnNote } = choices
    const chosen = { textSizePt, saysTeaserOnly, franking, inserterMarks, returnNote, hasMarks: profile.hasMarks, bleedMm: profile.bleed }
    const parsed = printSettings.safeParse({ ...(settings as object), format, outputIntent, ...chosen })
    if (!parsed.success) throw new HubError('bad-input', parsed.error.issues[0]?.message ?? 'This format cannot be printed with these options.')
    return parsed.data
  },
  overlay: (format, language) => overlayOf(known(format), language),
  ticket: (facts) => ticketOf(facts, known(facts.format)),
  open: openRun,
}
