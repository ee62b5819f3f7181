'use client'
import { Link } from '@payloadcms/ui'
import { useFetched } from '../previews/use-listing.ts'
import { useLanguage } from '../use-language.ts'

const COLLECTIONS = { piece: 'pieces', brand: 'brands', testimonial: 'testimonials' } as const
const WORDS = { piece: 'openPiece', brand: 'openBrand', testimonial: 'openTestimonial' } as const

/** The way to what was submitted, in the same locale. Nothing while it is not known. */
export function SubjectLink({ subject, subjectKey, locale }: { readonly subject: keyof typeof COLLECTIONS; readonly subjectKey: string; readonly locale: string }) {
  const { w } = useLanguage()
  const collection = COLLECTIONS[subject]
  const query = new URLSearchParams({ 'where[key][equals]': subjectKey, limit: '1', depth: '0', draft: 'true', 'select[key]': 'true' })
  const loaded = useFetched<{ docs: { id: string | number }[] }>(`/${collection}?${query}`, 0)
  const id = loaded.is === 'there' ? loaded.value.docs[0]?.id : undefined
  if (id === undefined) return null
  return (
    <Link href={`/admin/collections/${collection}/${id}${locale === '*' ? '' : `?locale=${locale}`}`} prefetch={false}>
      {w(WORDS[subject])}
    </Link>
  )
}
