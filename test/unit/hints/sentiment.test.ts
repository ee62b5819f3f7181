import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sentimentHint } from '../../../plugins/service-hub/hints/sentiment.ts'

describe('the mood of a text', () => {
  it.each<[string, string, string]>([
    ['de', 'Der Monteur war pünktlich und sehr freundlich.', 'positive'],
    ['de', 'Der Monteur war nicht freundlich und nicht pünktlich.', 'negative'],
    ['de', 'Eine Oberfrechheit, ihr Drecksverein!', 'negative'],
    ['de', 'Sehr unfreundliche Behandlung', 'negative'],
    ['de', 'Ich bin begeisetrt von eurer hervoragenden Beratung', 'positive'],
    ['de', 'Wann ist die nächste Ablesung?', 'neutral'],
    ['de', 'Bitte ändern Sie meine Adresse. Mit freundlichen Grüßen', 'neutral'],
    ['de', 'Danke für nichts.', 'negative'],
    ['de', 'Na super, schon wieder Störung.', 'negative'],
    ['de', 'Keine Beschwerden, alles bestens 👍', 'positive'],
    ['de', '😡😡', 'negative'],
    ['de', 'Endlich ist es warm im Bad, ganz toll!', 'positive'],
    ['de', 'Toll, jetzt darf ich mir zum dritten Mal freinehmen, weil Ihr Techniker nicht auftaucht.', 'negative'],
    ['de', 'Ein Termin vormittags wäre gut. Vielen Dank und viele Grüße', 'neutral'],
    ['de', 'Wir haben es noch keinen Tag bereut.', 'positive'],
    ['en', 'I have been with you since 2004 and you have never let me down.', 'positive'],
    ['en', 'Three engineers, three different answers, still no heating.', 'negative'],
    ['en', 'Not helpful at all.', 'negative'],
    ['en', 'No complaints, friendly and quick.', 'positive'],
    ['en', 'Where do I find the manual, please?', 'neutral'],
    ['en', 'Oh brilliant, it crashed again 🙄', 'negative'],
  ])('%s: %s', (locale, text, label) => expect(sentimentHint(text, locale).label).toBe(label))
  it('says why: the words with their places and weights', () => {
    const text = 'Der Service ist schlecht, aber die Technikerin war großartig.'
    const { reason, label } = sentimentHint(text, 'de')
    expect(label).toBe('positive')
    expect(reason.words.map(({ text: word }) => word)).toEqual(['großartig', 'schlecht'])
    for (const { text: word, start } of reason.words) expect(text.slice(start, start + word.length)).toBe(word)
  })
  it('trusts itself less where irony shows', () => {
    const hint = sentimentHint('Herzlichen Glückwunsch, Großes Kino.', 'de')
    expect(hint.reason.isIronic).toBe(true)
    expect(hint.label).toBe('negative')
    expect(Math.abs(hint.score)).toBeLessThan(0.8)
  })
  it('stays between -1 and 1 and agrees with its label, in time for 50,000 characters', () => {
    const text = fc.array(fc.constantFrom('gut', 'schlecht', 'nicht', 'sehr', 'great', 'awful', '👍', '🙄', '!!', '.', '\n', 'Kundendienst', '\ud83d', 'aber'), { maxLength: 60 }).map((words) => words.join(' '))
    fc.assert(
      fc.property(text, fc.constantFrom('de', 'en', 'de-CH', 'fr'), (written, locale) => {
        const { score, label } = sentimentHint(written, locale)
        expect(Math.abs(score)).toBeLessThanOrEqual(1)
        expect(Math.sign(score)).toBe(label === 'neutral' ? Math.sign(score) : label === 'positive' ? 1 : -1)
      }),
    )
    for (const seed of ['a', 'gut ', 'nicht ', '🙄', '@', 'http://', 'freundliche ', '⭐', 'seit 1 ', 'x'.repeat(39)]) {
      const started = process.cpuUsage().user
      sentimentHint(seed.repeat(Math.ceil(50_000 / seed.length)), 'de')
      expect((process.cpuUsage().user - started) / 1_000).toBeLessThan(5_000)
    }
  })
})
