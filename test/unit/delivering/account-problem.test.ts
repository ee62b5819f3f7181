import { expect, it } from 'vitest'
import { ACCOUNT_PROBLEMS, problemSentence } from '../../../src/publishing/delivering/account-problem.ts'

it.each(Object.keys(ACCOUNT_PROBLEMS))('says what to do about %s, and what the network said', (problem) => {
  const { de, en } = problemSentence(problem)
  expect(de).toMatch(/(Holen Sie|Tragen Sie|Geben Sie) .*\.$/)
  expect(en).toMatch(/(Get a|Put it back|Enter the) .*\.$/)
  expect(problemSentence(problem, 'no such token').en).toBe(`${en} The network says: “no such token”.`)
})

it('ends a sentence of an earlier version where it ended', () => expect(problemSentence('The secret was refused.').en).toBe('The secret was refused.'))

// A database may have been written by a later version of the hub.
it.each(['paused-by-law', 'toString', 'Abgelehnt vom Netzwerk'])('shows the code that it does not know as it is: %s', (problem) => {
  expect(problemSentence(problem)).toEqual({ de: `${problem}.`, en: `${problem}.` })
  expect(problemSentence(problem, 'nein').de).toBe(`${problem}. Das Netzwerk sagt: „nein“.`)
})
