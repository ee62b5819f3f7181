/** What a person may read, read with that person's own rights. */
import type { Payload, TypedUser, Where } from 'payload'

interface Question {
  readonly where: Where
  readonly sort?: string
  /** All without one. */
  readonly limit?: number
  /** Fields to read, or (false) not to read; without it all. */
  readonly select?: Readonly<Record<string, boolean>>
}

/** @returns documents of the shape that the collection has in the caller's words; pieces as they are being edited @throws Payload's `Forbidden` where the person may read none */
export type FindOwn = <Doc>(collection: string, question: Question) => Promise<readonly Doc[]>

export function findOwnOf(payload: Payload, user: TypedUser): FindOwn {
  return async <Doc>(collection: string, { where, sort, limit, select }: Question): Promise<readonly Doc[]> => {
    const { docs } = await payload.find({
      collection: collection as 'pieces',
      where,
      depth: 0,
      overrideAccess: false,
      user,
      ...(limit === undefined ? { pagination: false } : { limit }),
      ...(sort ? { sort } : {}),
      ...(collection === 'pieces' ? { draft: true } : {}),
      ...(select ? { select: select as never } : {}),
    })
    return docs as unknown as Doc[]
  }
}

/** A piece or a testimonial that people work on. */
export interface Found {
  readonly id: string | number
  readonly key: string
  /** Working title of a testimonial. */
  readonly label?: string
}

/** Those of the keys that there still are. */
export async function foundByKey(find: FindOwn, collection: 'pieces' | 'testimonials', keys: readonly string[]): Promise<ReadonlyMap<string, Found>> {
  if (keys.length === 0) return new Map()
  const select: Record<string, boolean> = collection === 'pieces' ? { key: true } : { key: true, label: true }
  return new Map((await find<Found>(collection, { where: { key: { in: [...new Set(keys)] } }, select })).map((found) => [found.key, found]))
}
