'use client'
import { Link } from '@payloadcms/ui'
import { useFetched } from '../previews/use-listing.ts'
import { useLanguage } from '../use-language.ts'

/** The way to the piece or brand that was submitted, in the same locale. Nothing while it is not known. */
export function SubjectLink({ subject, subjectKey, locale }: { readonly subject: 'piece' | 'brand'; readonly subjectKey: string; readonly locale: string }) {
  const { w } = useLanguage()
  const collection = subject === 'piece' ? 'pieces' : 'brands'
  const query = new URLSearchParams({ 'where[key][equals]': subjectKey, limit: '1', depth: '0', draft: 'true', 'select[key]': 'true' })
  const loaded = useFetched<{ docs: { id: string | number }[] }>(`/${collection}?${query}`, 0)
  const id = loaded.is === 'there' ? loaded.value.docs[0]?.id : undefined
  if (id === undefined) return null
  return (
    <Link href={`/admin/collections/${collection}/${id}${locale === '*' ? '' : `?locale=${locale}`}`} prefetch={false}>
      {w(subject === 'piece' ? 'openPiece' : 'openBrand')}
    </Link>
  )
}
