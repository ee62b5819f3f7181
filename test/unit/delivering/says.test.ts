import { expect, it } from 'vitest'
import { says } from '../../../src/publishing/delivering/says.ts'

const quote = (text: string) => ({ testimonial: 't', text })

it.each([
  ['its own post', { testimonial: 't', text: '' }, 'Endlich warm.', true],
  ['another’s post', { testimonial: 'u', text: 'Schön.' }, 'Endlich warm.', false],
  ['words between marks and escapes', { text: 'Sie sagt: „Endlich\n\nwarm!“' }, 'Endlich warm.', true],
  ['words over the number of a chain', { text: 'Sie sagt: „Endlich ist es … (1/2)', chain: [{ text: 'wieder warm bei uns.“ (2/2)' }] }, 'Endlich ist es wieder warm bei uns.', true],
  ['numbers that are words', { text: 'Wir geben 1/2 (1/2) ab' }, '1/2 (1/2) ab', true],
  ['words that only the card of the link says', { text: 'Mehr dazu', chain: [{ text: 'hier', card: { title: 'Lob', description: 'Frau H.: „Endlich warm.“' } }] }, 'Endlich warm.', true],
  ['signs alone', { text: 'Frau H.: „❤️👍👍“' }, '❤️👍👍', true],
  ['other signs', { text: 'Frau H.: „👎“' }, '❤️👍👍', false],
  ['nothing', { text: 'Irgendetwas' }, ' ', false],
])('knows %s', (_, post, words, expected) => expect(says(post, quote(words))).toBe(expected))
