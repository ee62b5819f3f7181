import { HubError } from '../content/errors.ts'

/** Gives the lock back. Calling it again does nothing. */
export type Release = () => void

/** A lock that one holder has at a time, given out in the order of asking. */
export class WriteLock {
  #held = false
  readonly #waiting: { grant: () => void }[] = []

  /**
   * Waits for the lock.
   * @throws HubError `busy` when it was not free within `timeoutMs`.
   */
  acquire(timeoutMs: number): Promise<Release> {
    if (!this.#held) {
      this.#held = true
      return Promise.resolve(this.#releaseOnce())
    }
    return new Promise((resolve, reject) => {
      const entry = {
        grant: () => {
          clearTimeout(timer)
          resolve(this.#releaseOnce())
        },
      }
      const timer = setTimeout(() => {
        this.#waiting.splice(this.#waiting.indexOf(entry), 1)
        reject(new HubError('busy', `The database was busy for more than ${timeoutMs / 1000} seconds; try again in a moment.`))
      }, timeoutMs)
      this.#waiting.push(entry)
    })
  }

  #releaseOnce(): Release {
    let isReleased = false
    return () => {
      if (isReleased) return
      isReleased = true
      const next = this.#waiting.shift()
      if (next) next.grant()
      else this.#held = false
    }
  }
}
