'use client'
import type { TestimonialState } from '../../publishing/testimonial-overview.ts'
import { useLanguage } from '../use-language.ts'

/** Where the words are shown now: a line for each piece and language, with its channels. */
export function QuotedBy({ state: { quotedBy, channels } }: { readonly state: TestimonialState }) {
  const { w, pick } = useLanguage()
  if (quotedBy.length === 0) return <p className="hub-quiet">{w('quotedByNothing')}</p>
  const label = (id: string) => {
    const channel = channels.find((one) => one.id === id)
    return channel ? pick(channel.label) : id
  }
  const pages = new Map<string, (typeof quotedBy)[number][]>()
  for (const one of quotedBy) pages.set(`${one.locale}:${one.title}`, [...(pages.get(`${one.locale}:${one.title}`) ?? []), one])
  return (
    <div className="hub-quoted">
      <p>{w('quotedBy')}</p>
      <ul>
        {[...pages].map(([slot, ones]) => {
          const path = ones.find((one) => one.path !== null)?.path
          return (
            <li key={slot}>
              {path ? (
                <a href={path} target="_blank" rel="noopener">
                  {ones[0]?.title}
                </a>
              ) : (
                ones[0]?.title
              )}{' '}
              <span className="hub-locale">{ones[0]?.locale.toUpperCase()}</span> <span className="hub-quiet">{ones.map(({ channel }) => label(channel)).join(', ')}</span>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
