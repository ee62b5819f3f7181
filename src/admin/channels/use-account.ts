'use client'
import { useFetched } from '../use-fetched.ts'

interface Brands {
  readonly docs: readonly { readonly name?: string }[]
}

/**
 * Name of the brand that speaks: the one named, or the house's own. Empty until known.
 * @param brand its id as a form has it, or its key as a snapshot has it
 */
export function useAccount(brand: { readonly id: unknown } | { readonly key: string }): string {
  const query = new URLSearchParams({ depth: '0', limit: '1', 'select[name]': 'true' })
  if ('key' in brand) query.set('where[key][equals]', brand.key)
  else if (typeof brand.id === 'string' || typeof brand.id === 'number') query.set('where[id][equals]', String(brand.id))
  else query.set('where[isDefault][equals]', 'true')
  const loaded = useFetched<Brands>(`/brands?${query}`, 0)
  return loaded.is === 'there' ? (loaded.value.docs[0]?.name ?? '') : ''
}
