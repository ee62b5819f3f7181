/** Decoding takes memory and all cores: at most two images at a time in one process, whoever asks. */
import pLimit from 'p-limit'

const limit = pLimit(2)

export function sharpWork<T>(work: () => Promise<T>): Promise<T> {
  return limit(work)
}
