'use client'
import '../styles/queue.css'
import { Link, useAuth } from '@payloadcms/ui'
import { usePathname } from 'next/navigation'
import { useLanguage } from '../use-language.ts'
import { mayReadQueue } from './queue-readers.ts'

const PATH = '/admin/posts'

/** The way to the post queue, in Payload's navigation and of its make. */
export function QueueNavLink() {
  const { w } = useLanguage()
  const { user } = useAuth()
  const isHere = usePathname() === PATH
  if (!mayReadQueue(user)) return null
  return (
    <Link className="nav__link" id="nav-post-queue" href={PATH} prefetch={false} aria-current={isHere ? 'page' : undefined}>
      {isHere && <div className="nav__link-indicator" />}
      <span className="nav__link-label">{w('queue')}</span>
    </Link>
  )
}
