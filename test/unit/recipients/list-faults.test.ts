import { expect, it } from 'vitest'
import { HubError } from '../../../src/content/errors.ts'
import { failureOf, faultSentences, listError, listFailure } from '../../../src/recipients/reading/list-faults.ts'
import { readList } from '../../../src/recipients/reading/read-list.ts'

it('is kept as a code and said in both languages, with what it names', async () => {
  const error = await readList(new TextEncoder().encode('Name;Ort\nAnna;Kiel\n"Bernd;Berlin'), () => Promise.resolve()).then(({ chunks }) => [...chunks], (reason: unknown) => reason)
  if (!(error instanceof HubError)) throw new Error('was read')
  const failure = failureOf(error)
  expect(failure).toEqual({ code: 'bad-input', fault: 'open-quotation', detail: '3', message: 'Line 3: a quotation mark is opened and never closed. Close it, or save the table anew.' })
  expect(faultSentences(failure)).toEqual({ de: 'Zeile 3: Ein Anführungszeichen wird geöffnet und nie geschlossen. Schließen Sie es, oder speichern Sie die Tabelle neu.', en: failure.message })
  expect(listError('too-many-rows', 200_000, { limit: 200_000 }).toJSON().error).toMatchObject({ code: 'too-large', details: { fault: 'too-many-rows', detail: '200000', limit: 200_000 } })
})

// Of an earlier version, of a later one, or of something else altogether.
it.each([{}, { fault: 'sealed-by-law' }, { fault: 'toString' }])('leaves %j to its own sentence', (failure) => expect(faultSentences(failure)).toBeNull())

it('keeps no detail where there is none', () => expect(listFailure('pdf')).toEqual({ code: 'unsupported-media', fault: 'pdf', message: 'This is a PDF. Send the table itself: CSV or an Excel workbook (.xlsx).' }))
