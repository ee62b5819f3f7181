import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { meaningWarnings } from '../../../plugins/service-hub/hints/meaning.ts'

const found = (original: string, edited: string, locale = 'de') => meaningWarnings(original, edited, locale).map(({ kind, change, words }) => `${kind} ${change}: ${words}`)

describe('an edit that may turn the meaning', () => {
  it.each<[string, string, string, string[]]>([
    ['de', 'Ich bin nicht zufrieden.', 'Ich bin zufrieden.', ['negation removed: nicht']],
    ['de', 'Ich bin zufrieden.', 'Ich bin nicht zufrieden.', ['negation added: nicht']],
    ['de', 'Es gab keinerlei und keine Hilfe.', 'Es gab […] Hilfe.', ['negation removed: keine']],
    ['de', 'Der Monteur war unfreundlich.', 'Der Monteur war freundlich.', ['negation changed: unfreundlich → freundlich']],
    ['de', 'Eine problemlose Sache', 'Eine Problem Sache', ['negation changed: problemlose → problem']],
    ['de', 'Ohne euch wäre es gegangen.', 'Mit euch wäre es gegangen.', ['negation removed: Ohne']],
    ['de', 'Ich spare 38 € im Monat.', 'Ich spare 380 € im Monat.', ['number changed: 38 → 380']],
    ['de', 'Ich spare 38 € im Jahr.', 'Ich spare 38 € im Monat.', ['number changed: Jahr → Monat']],
    ['de', 'Verbrauch 12 kWh', 'Verbrauch 12 MWh', ['number changed: kWh → MWh']],
    ['de', 'Nach drei Wochen kam er.', 'Nach zwei Wochen kam er.', ['number changed: drei → zwei']],
    ['de', 'Der schnellste Service', 'Der […] Service', ['superlative removed: schnellste']],
    ['de', 'Gute Beratung', 'Sehr gute Beratung', ['superlative added: Sehr']],
    ['de', 'Fast perfekt', 'Perfekt', ['hedge removed: Fast']],
    ['de', 'Nett, aber zu teuer.', 'Nett […].', ['contrast removed: aber zu teuer']],
    ['en', "It wasn't good.", 'It was good.', ["negation removed: wasn't"]],
    ['en', 'It was hardly good.', 'It was good.', ['negation removed: hardly']],
    ['en', 'A helpful answer', 'A helpless answer', ['negation changed: helpful → helpless']],
    ['en', 'The fastest reply', 'The […] reply', ['superlative removed: fastest']],
    ['en', 'Cheap, but slow.', 'Cheap.', ['contrast removed: but slow']],
    ['en', 'I paid £39 twice', 'I paid £39 once', ['number changed: twice → once']],
  ])('%s: %s → %s', (locale, original, edited, wanted) => expect(found(original, edited, locale)).toEqual(wanted))

  it('is none where a value is redacted, a sentence stays or a number is only written otherwise', () => {
    expect(found('Frau Müller, Kundennummer 4711, war nett.', 'Frau [Name], Kundennummer [Kundennummer], war nett.')).toEqual([])
    expect(found('Es kostet 1.249,00 Euro.', 'Es kostet 1249 Euro.')).toEqual([])
    expect(found('Alles gut gelaufen, danke euch!', 'Alles gut gelaufen […]!')).toEqual([])
  })
  it('is none where digits that lead to a person go, in whatever way; one where others come or a number beside them goes', () => {
    const original = 'Die Wallbox lädt gut. Sie erreichen mich unter 0171 2345678. Seit 3 Wochen läuft sie.'
    expect(found(original, 'Die Wallbox lädt gut. […] Seit 3 Wochen läuft sie.')).toEqual([])
    expect(found(original, 'Die Wallbox lädt gut.')).toEqual(['number removed: 3 Wochen'])
    expect(found(original, 'Die Wallbox lädt gut. Rufen Sie an: [Telefonnummer]. Seit 3 Wochen läuft sie.')).toEqual([])
    expect(found(original, original.replace('2345678', '999'))).toEqual(['number added: 999'])
  })
  it('is milder where the whole sentence went', () => {
    const [whole] = meaningWarnings('Alles gut. Die Rechnung stimmt nicht. Danke!', 'Alles gut. […] Danke!', 'de')
    const [within] = meaningWarnings('Die Rechnung stimmt leider nicht ganz.', 'Die Rechnung stimmt […] ganz.', 'de')
    expect([whole?.severity, within?.severity]).toEqual(['low', 'high'])
  })
  it('says where, in both texts and both languages', () => {
    const original = 'Das war nicht gut.'
    const edited = 'Das war gut.'
    const [warning] = meaningWarnings(original, edited, 'de')
    expect(original.slice(warning!.original.start, warning!.original.end)).toBe('nicht')
    expect(warning!.edited).toMatchObject({ start: 8, end: 8 })
    expect(warning!.message).toEqual({ de: 'Eine Verneinung fällt weg: nicht', en: 'A negation is left out: nicht' })
  })
  it('names places inside the texts, whatever they are; equal texts have none', () => {
    const text = fc.array(fc.constantFrom('nicht', 'not', 'sehr', '3', '€', 'aber', 'but', '[…]', '[Name]', 'gut', '.', ',', 'unklar', 'klar', '\n', '👍', '\ud83d'), { maxLength: 25 }).map((words) => words.join(' '))
    fc.assert(
      fc.property(text, text, (original, edited) => {
        expect(meaningWarnings(original, original, 'de')).toEqual([])
        for (const warning of meaningWarnings(original, edited, 'de')) {
          expect(original.slice(warning.original.start, warning.original.end)).toBe(warning.original.text)
          expect(edited.slice(warning.edited.start, warning.edited.end)).toBe(warning.edited.text)
        }
      }),
    )
  })
})
