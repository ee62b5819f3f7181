'use client'
import '../styles/recipients.css'
import { Link, useAuth } from '@payloadcms/ui'
import { usePathname } from 'next/navigation'
import type { Word } from '../translations.ts'
import { useLanguage } from '../use-language.ts'
import { LISTS_PATH, SUPPRESSIONS_PATH } from './paths.ts'
import { maySeeLists, maySuppress } from './who-may.ts'

/** The ways to recipient lists and to the suppression list, in Payload's navigation and of its make. */
export function RecipientsNavLinks() {
  const { user } = useAuth()
  return (
    <>
      {maySeeLists(user) && <NavLink id="nav-recipient-lists" href={LISTS_PATH} word="lists" />}
      {maySuppress(user) && <NavLink id="nav-suppressions" href={SUPPRESSIONS_PATH} word="suppressions" />}
    </>
  )
}

function NavLink({ id, href, word }: { readonly id: string; readonly href: string; readonly word: Word }) {
  const { w } = useLanguage()
  const path = usePathname()
  return (
    <Link className="nav__link hub-recipients-nav" id={id} href={href} prefetch={false} aria-current={path === href ? 'page' : undefined}>
      {path.startsWith(href) && <div className="nav__link-indicator" />}
      <span className="nav__link-label">{w(word)}</span>
    </Link>
  )
}
