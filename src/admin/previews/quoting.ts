/** Does a text quote customers, and does it stand or fall with one of them? */
export type Quoting = 'nobody' | 'customers' | 'customers-who-carry-it'

/** @param body a tree of content, or what the editor makes of one: both name the choice alike */
export function quotingOf(body: unknown): Quoting {
  let found: Quoting = 'nobody'
  const look = (value: unknown): void => {
    if (Array.isArray(value)) {
      for (const one of value) look(one)
    } else if (typeof value === 'object' && value !== null) {
      const { type, blockType, ending } = value as Record<string, unknown>
      if (type === 'testimonial' || blockType === 'testimonial') found = ending === 'piece-goes' || found === 'customers-who-carry-it' ? 'customers-who-carry-it' : 'customers'
      for (const one of Object.values(value)) look(one)
    }
  }
  look(body)
  return found
}
