/** The collected names are what the script makes of its packages: nobody wrote into them by hand. */
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { COLLECTED_FILE, collectNames } from '../../bench/hints/collect-names.ts'

it('the collected names are up to date', () => {
  expect(readFileSync(COLLECTED_FILE, 'utf8') === collectNames(), 'run tsx test/bench/hints/collect-names.ts').toBe(true)
})
