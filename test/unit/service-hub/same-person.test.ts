import { expect, it } from 'vitest'
import { foldedName, namesAgree, type PersonName } from '../../../plugins/service-hub/import/same-person.ts'

const name = (written: string): PersonName => {
  const [givenName, surname] = written.split('|').map((part) => part.trim())
  return { givenName, surname }
}

it.each([
  ['Maria|Huber', 'MARIA|huber', 'agree'],
  ['Jörg|Müller', 'Joerg|Mueller', 'agree'],
  ['René|Groß', 'Rene|Gross', 'agree'],
  ['M.|Huber', 'Maria|Huber', 'agree'],
  ['Anna Maria|Huber', 'Anna|Huber', 'agree'],
  ['|Huber', 'Maria|Huber', 'agree'],
  ['|Maria Huber', 'Maria|Huber', 'agree'],
  ['|Dr. Huber', 'Maria|Huber', 'agree'],
  ['Maria|', '|Huber', 'unknown'],
  ['M.|', 'Maria|Huber', 'unknown'],
  ['|H', 'Maria|Huber', 'unknown'],
  ['M.|H.', 'Maria|Huber', 'unknown'],
  ['M.|Huber', 'Maria|', 'unknown'],
  ['J.|', 'Maria|Huber', 'contradict'],
  ['Maria|H.', 'Maria|Huber', 'agree'],
  ['|', 'Maria|Huber', 'unknown'],
  ['Boris|Betrüger', 'Echte|Kundin', 'contradict'],
  ['Maria|Huber', 'Maria|Hubert', 'contradict'],
  ['Maria|Huber', 'Josef|Huber', 'contradict'],
  ['Maria|Huber-Zand', 'Maria|Huber', 'contradict'],
] as const)('%s and %s: %s', (one, other, agreement) => {
  expect(namesAgree(name(one), name(other))).toBe(agreement)
  expect(namesAgree(name(other), name(one))).toBe(agreement)
})

it('foldedName is one for all spellings', () => {
  expect(foldedName(name('Jörg|Müller-Groß'))).toBe(foldedName(name('JOERG|MUELLER GROSS')))
  expect(foldedName({})).toBe('')
})
