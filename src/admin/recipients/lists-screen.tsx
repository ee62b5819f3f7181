'use client'
import { Link, useAuth, useStepNav } from '@payloadcms/ui'
import { useEffect } from 'react'
import type { ListView } from '../../publishing/recipient-lists/list-view.ts'
import { useLanguage } from '../use-language.ts'
import { ListBadge } from './list-badge.tsx'
import { LISTS_PATH, listPath, SUPPRESSIONS_PATH } from './paths.ts'
import { UploadForm } from './upload-form.tsx'
import { isMoving, useWatched } from './use-list.ts'
import { maySuppress, mayUploadLists } from './who-may.ts'

interface Lists {
  readonly lists: readonly ListView[]
}
const anyMoves = ({ lists }: Lists): boolean => lists.some(isMoving)

/** All lists, the newest first, and the way to a new one. */
export function ListsScreen() {
  const { w } = useLanguage()
  const { user } = useAuth()
  const { value, failure } = useWatched<Lists>('/recipient-lists', anyMoves)
  const { setStepNav } = useStepNav()
  useEffect(() => setStepNav([{ label: w('lists'), url: LISTS_PATH }]), [setStepNav, w])
  return (
    <>
      {maySuppress(user) && (
        <p>
          <Link href={SUPPRESSIONS_PATH} prefetch={false}>
            {w('listsToSuppressions')}
          </Link>
        </p>
      )}
      {mayUploadLists(user) && <UploadForm isOpen={value?.lists.length === 0} />}
      <h2>{w('listsAll')}</h2>
      {failure && <p className="hub-message hub-message--error">{failure}</p>}
      {!value && !failure && <p className="hub-waiting">{w('loading')}</p>}
      {value?.lists.length === 0 && <p className="hub-message">{w('listsNone')}</p>}
      {value && value.lists.length > 0 && <Table lists={value.lists} />}
    </>
  )
}

function Table({ lists }: Lists) {
  const { w, code } = useLanguage()
  const day = new Intl.DateTimeFormat(code === 'de' ? 'de-DE' : 'en-GB', { dateStyle: 'medium' })
  const number = new Intl.NumberFormat(code === 'de' ? 'de-DE' : 'en-GB')
  return (
    <table className="hub-recipients__lists">
      <thead>
        <tr>
          {(['listTitle', 'listPurpose', 'listState', 'listGood', 'listUploaded', 'listDeletion'] as const).map((word) => (
            <th key={word} scope="col">
              {w(word)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lists.map((list) => (
          <tr key={list.key}>
            <th scope="row">
              <Link href={listPath(list.key)} prefetch={false}>
                {list.title}
              </Link>
            </th>
            <td data-label={w('listPurpose')}>{w(`listPurpose-${list.purpose}`)}</td>
            <td data-label={w('listState')}>
              <ListBadge list={list} />
            </td>
            <td data-label={w('listGood')}>{list.counts ? number.format(list.counts.good) : '–'}</td>
            <td data-label={w('listUploaded')}>{day.format(new Date(list.createdAt))}</td>
            <td data-label={w('listDeletion')}>{day.format(new Date(list.deletedAt ?? list.deleteAt))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
