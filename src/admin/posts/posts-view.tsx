/** The Posts tab of a piece. The server names networks and forms; the browser asks where posts stand. */
import '../styles/controls.css'
import '../styles/posts.css'
import { Gutter } from '@payloadcms/ui'
import type { DocumentViewServerProps } from 'payload'
import { hubOf } from '../../publishing/hub.ts'
import { adminLanguage, type BothLanguages } from '../language.ts'
import { PostsScreen } from './posts-screen.tsx'

type Props = Pick<DocumentViewServerProps, 'doc' | 'payload' | 'i18n' | 'locale' | 'user'>

export function PostsView({ doc, payload, i18n, locale, user }: Props) {
  const { w, pick } = adminLanguage(i18n.t as never, i18n.language)
  const code = locale?.code ?? ''
  const label = typeof locale?.label === 'string' ? locale.label : pick(locale?.label as unknown as BothLanguages)
  const sending = hubOf(payload).channels.filter(({ carrier }) => carrier !== undefined)
  const variants = Object.fromEntries(sending.flatMap(({ variants: all }) => all.map(({ id, label: name }) => [id, { ...name }])))
  const roles = (user?.roles ?? []) as readonly string[]
  const { key, id } = doc as { readonly key?: unknown; readonly id?: string | number }
  return (
    <Gutter className="hub-page hub-posts">
      <h1>{w('posts')}</h1>
      <p className="hub-quiet">{w('postsExplain', { locale: label })}</p>
      {typeof key === 'string' && (
        <PostsScreen piece={key} pieceId={String(id)} locale={code} variants={variants} canAct={roles.includes('editor') || roles.includes('approver')} isAdmin={roles.includes('admin')} />
      )}
    </Gutter>
  )
}
