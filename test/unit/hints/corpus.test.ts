/** The dialogs themselves: enough of them, and labels that say what is there. */
import { describe, expect, it } from 'vitest'
import { REDACTION_KINDS } from '../../../plugins/service-hub/hints/redaction.ts'
import { loadDialogs, placeOf } from '../../bench/hints/corpus.ts'

const all = [...loadDialogs('tune'), ...loadDialogs('test'), ...loadDialogs('held')]
const language = (name: string) => all.filter(({ locale }) => locale.startsWith(name))

describe('the dialogs to measure by', () => {
  it('are enough, at least half of them never tuned on, half of them German at the least', () => {
    expect(language('de').length).toBeGreaterThanOrEqual(220)
    expect(language('en').length).toBeGreaterThanOrEqual(110)
    for (const name of ['de', 'en'] as const) {
      expect(loadDialogs('test', name).length).toBeGreaterThanOrEqual({ de: 100, en: 50 }[name])
      expect(new Set(loadDialogs('test', name).map(({ sentiment }) => sentiment)).size).toBe(3)
    }
  })
  it('have one id each, and a text once', () => {
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length)
    expect(new Set(all.map(({ texts }) => texts.join('\n'))).size).toBe(all.length)
  })
  it.each(all.map((dialog) => [dialog.id, dialog] as const))('%s is labelled where its words stand', (_id, dialog) => {
    const places = dialog.pii.map((span) => ({ ...span, place: placeOf(dialog, span) }))
    expect(places.filter(({ place }) => place === undefined)).toEqual([])
    for (const { kind, known } of dialog.pii) {
      expect(REDACTION_KINDS).toContain(kind)
      if (known) expect(dialog.contact).not.toBeNull()
    }
    for (const left of places)
      for (const right of places)
        if (left !== right && left.message === right.message) expect(left.place!.start >= right.place!.end || right.place!.start >= left.place!.end, `${left.text} and ${right.text}`).toBe(true)
  })
  it('name nobody real: mailboxes and pages of reserved domains only', () => {
    const hosts = all.flatMap(({ texts, contact }) => [...texts, ...(contact?.emails ?? [])].flatMap((text) => [...text.matchAll(/(?<=[\p{L}\p{N}])@(\S+?\.\p{L}{2,})(?![\p{L}.])/gu)].map((match) => match[1]!)))
    expect(hosts.length).toBeGreaterThan(30)
    for (const host of hosts) expect(host).toMatch(/(?:^|\.)example(?:\.(?:com|de|org|net|co\.uk|social))?$|\.example$/)
  })
})
