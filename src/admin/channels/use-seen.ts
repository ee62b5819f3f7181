'use client'
import { type RefObject, useEffect, useState } from 'react'

/** Has it been on the screen, or nearly? What takes time to make is made for those who look. */
export function useSeen(element: RefObject<HTMLElement | null>): boolean {
  const [isSeen, setSeen] = useState(false)
  useEffect(() => {
    const shown = element.current
    if (!shown || isSeen) return
    const observer = new IntersectionObserver((entries) => entries.some(({ isIntersecting }) => isIntersecting) && setSeen(true), { rootMargin: '300px' })
    observer.observe(shown)
    return () => observer.disconnect()
  }, [element, isSeen])
  return isSeen
}
