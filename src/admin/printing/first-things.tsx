'use client'
import { Link } from '@payloadcms/ui'
import { useFetched } from '../use-fetched.ts'
import { useLanguage } from '../use-language.ts'
import { CHOICES_PATH, type PrintChoices } from './print-choices.ts'

/** What has to be there before a run can be ordered, each with whether it is and the way to it. */
export function FirstThings() {
  const loaded = useFetched<PrintChoices>(CHOICES_PATH, 0)
  if (loaded.is === 'loading') return null
  return <FirstThingsOf choices={loaded.is === 'there' ? loaded.value : null} />
}

/** @param choices null where they are not known: then only what is needed is said */
export function FirstThingsOf({ choices }: { readonly choices: PrintChoices | null }) {
  const { w } = useLanguage()
  const things = [
    { word: 'runsFirstPiece', way: 'runsToPieces', href: '/admin/collections/pieces', isThere: (choices?.publications.length ?? 0) > 0 },
    { word: 'runsFirstShop', way: 'runsToShops', href: '/admin/collections/print-shops', isThere: (choices?.shops.length ?? 0) > 0 },
    { word: 'runsFirstList', way: 'runsToLists', href: '/admin/recipients', isThere: choices?.lists.some(({ purpose }) => purpose === 'mailing') ?? false },
  ] as const
  return (
    <section className="hub-print__first">
      <h2>{w('runsFirst')}</h2>
      <ol>
        {things.map(({ word, way, href, isThere }) => (
          <li key={word} data-is-there={isThere}>
            <p>
              {choices && (
                <strong>
                  <span aria-hidden="true">{isThere ? '✓' : '○'}</span> {w(isThere ? 'runsFirstThere' : 'runsFirstMissing')}:{' '}
                </strong>
              )}
              {w(word)}
            </p>
            <Link href={href} prefetch={false}>
              {w(way)}
            </Link>
          </li>
        ))}
      </ol>
    </section>
  )
}
