/** What the language brings is what runs: a package that puts its own in place of a built-in slows everything in the process, ours and others'. */
import { runInNewContext } from 'node:vm'
import { expect, it } from 'vitest'
import '../../plugins/index.ts'

const PROTOTYPES = { RegExp: RegExp.prototype, String: String.prototype, Array: Array.prototype, Object: Object.prototype, Promise: Promise.prototype, Map: Map.prototype, Function: Function.prototype } as const
/** Out of another realm: who replaces built-ins replaces what would tell as well. */
const sourceOf = runInNewContext('(value) => Function.prototype.toString.call(value)') as (value: unknown) => string
const isNative = (value: unknown): boolean => typeof value !== 'function' || /\{\s*\[native code\]\s*\}$/.test(sourceOf(value))

it.each(Object.entries(PROTOTYPES))('%s is as the engine made it with all channels loaded', (_, prototype) => {
  const replaced = Reflect.ownKeys(prototype).filter((key) => {
    const { value, get, set } = Object.getOwnPropertyDescriptor(prototype, key) ?? {}
    return ![value, get, set].every(isNative)
  })
  expect(replaced.map(String)).toEqual([])
})
