import { expect, it } from 'vitest'
import { ACCOUNT_PROBLEMS, problemSentence } from '../../../src/publishing/delivering/account-problem.ts'

it.each(Object.keys(ACCOUNT_PROBLEMS))('says what to do about %s, and what the network said', (problem) => {
  expect(problemSentence(problem).de).toMatch(/\w{20}|\. /)
  expect(problemSentence(problem, 'no such token').en).toContain('It says: “no such token”.')
})

// A database may have been written by a later version of the hub.
it.each(['paused-by-law', 'toString', 'Abgelehnt vom Netzwerk'])('shows the code that it does not know as it is: %s', (problem) => {
  expect(problemSentence(problem)).toEqual({ de: `${problem}.`, en: `${problem}.` })
  expect(problemSentence(problem, 'nein').de).toBe(`${problem}. Es sagt: „nein“.`)
})
