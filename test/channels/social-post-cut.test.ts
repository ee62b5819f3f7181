/** Where texts are cut. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cutText } from '../../plugins/social-post/render/cut.ts'
import { sentenceEnds } from '../../plugins/social-post/render/boundaries.ts'
import { missingWords, splitWords } from '../../src/content/words.ts'
import { HOSTILE_STRINGS } from '../fixtures/hostile.ts'

const sentences = (text: string, locale: string) => {
  let from = 0
  return sentenceEnds(text, locale).map((end) => {
    const sentence = text.slice(from, end).trim()
    from = end
    return sentence
  })
}
const cut = (text: string, length: number, locale = 'de') => cutText(text, locale, (short) => short.length <= length)

describe('sentences', () => {
  test.each([
    ['de', ['Das Fest beginnt am 3. Mai um 18 Uhr.', 'Danach spielt die Band.']],
    ['de', ['Wir beraten Sie z. B. zu Wärme bzw. Strom.', 'Rufen Sie an!']],
    ['de', ['Wir beraten Sie z.B. zu Wärme, d.h. kostenlos.', 'Rufen Sie an!']],
    ['de', ['Dr. Tannhäuser und Prof. Dr. h. c. Anna Lenz sprechen.', 'Der Eintritt ist frei.']],
    ['de', ['Ihre Kundennummer steht auf Seite 2 Nr. 4 des Bescheids.', 'Bitte bereithalten.']],
    ['de', ['Am 12.03.2026 und am 1. Advent ist geschlossen.', 'Ab dem 125. Geburtstag ist Einlass.']],
    ['de', ['Ludwig XIV. baute Versailles.', 'Wir bauen Wärmenetze.']],
    ['de', ['Es begann 2024.', 'Seitdem läuft es.']],
    ['de', ['„Wir sind froh. Es hat geklappt.“ sagt Mira Lenz.', 'Nun folgt Teil 2.']],
    ['de', ['Der Preis (inkl. MwSt. und ca. 3,5 % Rabatt) gilt bis Ende Febr. 2027.', 'Dann steigt er.']],
    ['de', ['„Wirklich?“ fragte sie.', 'Ja!', 'Doch.', 'Das ist so.', 'Sie spricht am So. 3. Mai.']],
    ['de', ['Mehr unter www.stadtwerke-lindental.example/a?seite=preise.', 'Oder per Telefon.']],
    ['de', ['Strom, Gas usw. liefert die Lindental GmbH & Co. KG.', 'Wasser auch.']],
    ['de', ['Erste Zeile ohne Punkt', 'Zweite Zeile ohne Punkt']],
    ['en', ['Dr. Hill and Mrs. J. R. Dale met at 9 a.m. in St. Ives.', 'They agreed.']],
    ['en', ['Use heat, e.g. from rivers, i.e. cheap heat.', 'It works.']],
    ['en', ['See fig. 3 and no. 4, vs. the U.S. plan.', 'Then decide.']],
    ['en', ['It costs 3.5 ct per kWh.', 'Is that much?', 'No!']],
    ['en', ['He stayed (for a while. Or two).', 'The answer is no.', 'She loves art.', 'See no. 4.']],
    ['en', ['“We are glad. It works,” said Ms Dale.', 'More follows.']],
    ['en', ['She called it "a start. No more." and left.', 'The pipe is 5" wide.', 'It holds.']],
    ['de', ['»Wir sind froh. Es hat geklappt.«', 'Nun folgt Teil 2.']],
    ['de', ['« Nous voilà. Tout va bien », schrieb sie.', 'Ende.']],
    ['ar', ['هل هذا صحيح؟', 'نعم، هذا صحيح.', 'شكرا.']],
    ['he', ['החום מגיע.', 'הוא בא מהנהר!']],
    ['en', ['Acme Inc. was founded on 3 Jan. 2019.', 'It grew.']],
  ])('%s: %j', (locale, parts) => {
    const joined = parts[0]?.startsWith('Erste') ? parts.join('\n') : parts.join(' ')
    expect(sentences(joined, locale)).toEqual(parts)
  })
})

describe('the cut', () => {
  const text = 'Ab Oktober heizt eine Pumpe 420 Wohnungen. Die Arbeiten beginnen nach Ostern, dauern z. B. in der Gerberstraße sechs Wochen und enden im Mai.'

  test('nothing is done to a text that fits', () => {
    expect(cut(text, 500)).toEqual({ kept: text, lost: '' })
  })

  test('stands after a sentence, without an ellipsis', () => {
    expect(cut(text, 90)).toEqual({ kept: 'Ab Oktober heizt eine Pumpe 420 Wohnungen.', lost: text.slice(43) })
  })

  test('stands after a clause if the sentence end lies too far back', () => {
    const long = 'Ja. Ab Oktober heizt eine Pumpe aus dem Fluss 420 Wohnungen im Viertel, was niemand für möglich hielt und doch geschieht.'
    expect(cut(long, 80).kept).toBe('Ja. Ab Oktober heizt eine Pumpe aus dem Fluss 420 Wohnungen im Viertel …')
  })

  test('stands after a word, but not after one that needs the next', () => {
    expect(cut('Wir treffen uns mit allen Nachbarn am 3. Mai vor dem Rathaus der Stadt', 44).kept).toBe('Wir treffen uns mit allen Nachbarn am …')
    expect(cut('Es spricht zu uns allen im Saal Frau Dr. Anna Tannhäuser', 43).kept).toBe('Es spricht zu uns allen im Saal Frau …')
    expect(cut('Der Preis sinkt um\u00a012\u00a0% auf\u00a030\u00a0ct', 20).kept).toBe('Der Preis sinkt …')
  })

  test('leaves quotations and brackets whole where that does not cost too much, else closes them', () => {
    expect(cut('Die Bürgermeisterin freut sich sehr darüber und sagt „das spart uns allen viel Geld und Zeit“ dazu', 80).kept).toBe('Die Bürgermeisterin freut sich sehr darüber und sagt …')
    expect(cut('„Das spart uns allen im Viertel auf Dauer viel Geld und Zeit und Kohlendioxid dazu“ heißt es', 57).kept).toBe('„Das spart uns allen im Viertel auf Dauer viel Geld …“')
    expect(cut('“That will save all of us in this quarter a lot of money, time and carbon” they say', 50, 'en').kept).toBe('“That will save all of us in this quarter a lot …”')
    expect(cut('(Das spart „uns allen im Viertel auf Dauer viel“ Geld und Zeit)', 36).kept).toBe('(Das spart „uns allen im Viertel …“)')
    // A mark that nothing closes is a mark, not a quotation.
    expect(cut('„Das spart uns allen im Viertel auf Dauer viel Geld und Zeit', 40).kept).toBe('„Das spart uns allen im Viertel auf …')
  })

  test('keeps addresses and tags whole', () => {
    const address = 'https://example.com/ein/langer/weg?mit=allem'
    expect(cut(`Siehe ${address} für mehr davon`, 30).kept).toBe('Siehe …')
    expect(cut(address, 30).kept).toBe('')
    expect(cut(`Wort #${'Lang'.repeat(20)} Ende`, 30).kept).toBe('Wort …')
  })

  test('goes into a word only if there is no other place, and counts that word as lost', () => {
    expect(cut('Donaudampfschifffahrtsgesellschaft ist lang', 12)).toEqual({ kept: 'Donaudampf …', lost: 'Donaudampfschifffahrtsgesellschaft ist lang' })
    expect(cut('👨‍👩‍👧‍👦'.repeat(9), 30).kept).toBe(`${'👨‍👩‍👧‍👦'.repeat(2)} …`)
    expect(cut('你好世界。今天天气很好，我们去公园。', 12, 'zh').kept).toBe('你好世界。')
    expect(cut('', 0).kept).toBe('')
  })

  test('counts a letter that normalisation takes apart as part of the lost word', () => {
    // U+1D15E decomposes into a note and its stem; the stem and the next letter make one word.
    expect(cut('\u{1d15e}\u{10000}!', 4)).toEqual({ kept: '\u{1d15e} …', lost: '\u{1d15e}\u{10000}!' })
  })

  test('a huge text costs little', () => {
    for (const huge of ['Wort '.repeat(1_000_000), 'x'.repeat(5_000_000), 'Ja! '.repeat(1_000_000), 'a. '.repeat(1_000_000), '„(['.repeat(1_000_000)]) {
      const started = performance.now()
      expect(cut(huge, 280).kept.length).toBeLessThanOrEqual(280)
      expect(performance.now() - started).toBeLessThan(2_000)
    }
  })

  const piece = fc.oneof(
    fc.constantFrom(...HOSTILE_STRINGS.filter((one) => one.length < 600)),
    fc.constantFrom('Am 3. Mai kommt Dr. Lenz.', 'z. B.', 'Mehr: https://example.com/a_(b)', '#Wärmewende', '👩🏽‍🚒', 'Schluss!', ', und', ' – ', '\n\n', '\u00a0', 'e\u0301'),
    fc.string({ unit: 'grapheme', maxLength: 30 }),
  )
  const texts = fc.array(piece, { maxLength: 12 }).map((parts) => parts.join(' ').trim())

  test('fits, begins as the text does, cuts no grapheme, and loses no word silently', () => {
    const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })
    fc.assert(
      fc.property(texts, fc.integer({ min: 0, max: 400 }), fc.constantFrom('de', 'en', 'not a locale'), (text, length, locale) => {
        const { kept, lost } = cut(text, length, locale)
        expect(kept.length).toBeLessThanOrEqual(length)
        const bare = kept === text ? text : kept.replace(/ …[)\]“”«»"]*$/, '')
        expect(text.startsWith(bare)).toBe(true)
        if (bare !== '' && bare !== text) expect([...graphemes.segment(text)].some(({ index }) => index === bare.length)).toBe(true)
        expect(missingWords(missingWords(splitWords(text), splitWords(kept)), splitWords(lost))).toEqual([])
        expect(lost === '').toBe(text.length <= length)
      }),
      { numRuns: 1500 },
    )
  })
})
