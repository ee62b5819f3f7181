/** The address on a letter that tells which letter it was: run, number, and a check that nobody guesses. It names no person and needs no row anywhere. */
import { createHmac } from 'node:crypto'

// Base 31: without signs that are easily mistaken for one another.
const SIGNS = '23456789abcdefghjkmnpqrstuvwxyz'
const CHECK = 6
const FORM = new RegExp(`^(?<run>[${SIGNS}]{5})(?<number>[${SIGNS}]{1,5})(?<check>[${SIGNS}]{${CHECK}})$`)

function write(number: number): string {
  let rest = number
  let text = ''
  do {
    text = `${SIGNS[rest % SIGNS.length]}${text}`
    rest = Math.floor(rest / SIGNS.length)
  } while (rest > 0)
  return text
}
const read = (text: string): number => [...text].reduce((sum, sign) => sum * SIGNS.length + SIGNS.indexOf(sign), 0)

function checkOf(secret: string, run: string, number: string): string {
  const digest = createHmac('sha256', secret).update(`personal-code:${run}:${number}`).digest()
  return Array.from(digest.subarray(0, CHECK), (byte) => SIGNS[byte % SIGNS.length]).join('')
}

/** @param run the run's code @param number of the recipient in the run, from 1 */
export const personalCode = (secret: string, run: string, number: number): string => `${run}${write(number)}${checkOf(secret, run, write(number))}`

/** `https://hub.example.com/m/…` */
export const personalUrl = (publicUrl: string, secret: string, run: string, number: number): string => `${publicUrl}/m/${personalCode(secret, run, number)}`

/** What a code says; null where it is none of this hub's. Case does not matter: people type it. */
export function readPersonalCode(secret: string, code: string): { readonly run: string; readonly number: number } | null {
  const { run = '', number = '', check = '' } = FORM.exec(code.toLowerCase())?.groups ?? {}
  return run !== '' && checkOf(secret, run, number) === check ? { run, number: read(number) } : null
}
