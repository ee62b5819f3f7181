'use client'
import { Link } from '@payloadcms/ui'
import { useFetched } from '../use-fetched.ts'
import { useLanguage } from '../use-language.ts'

const COLLECTIONS = { piece: 'pieces', brand: 'brands', testimonial: 'testimonials', mailing: 'mailings' } as const
const WORDS = { piece: 'openPiece', brand: 'openBrand', testimonial: 'openTestimonial', mailing: 'openMailing' } as const

type SubjectKind = keyof typeof COLLECTIONS

/** What was submitted, as it is now. */
export interface Subject {
  readonly id: string | number
  /** Working title of a testimonial. */
  readonly label?: string
}

/** What was submitted, or null while it is not known, and for those who may not read it. */
export function useSubject(submission: { readonly subject: SubjectKind; readonly subjectKey: string } | null): Subject | null {
  const loaded = useFetched<{ docs: Subject[] }>(submission && pathOf(submission.subject, submission.subjectKey), 0)
  return loaded.is === 'there' ? (loaded.value.docs[0] ?? null) : null
}

function pathOf(subject: SubjectKind, key: string): string {
  const select = subject === 'testimonial' ? 'label' : 'key'
  return `/${COLLECTIONS[subject]}?${new URLSearchParams({ 'where[key][equals]': key, limit: '1', depth: '0', draft: 'true', [`select[${select}]`]: 'true' })}`
}

/** The way to what was submitted, in the same locale. */
export function SubjectLink({ subject, id, locale }: { readonly subject: SubjectKind; readonly id: Subject['id']; readonly locale: string }) {
  const { w } = useLanguage()
  return (
    <Link href={`/admin/collections/${COLLECTIONS[subject]}/${id}${locale === '*' ? '' : `?locale=${locale}`}`} prefetch={false}>
      {w(WORDS[subject])}
    </Link>
  )
}
