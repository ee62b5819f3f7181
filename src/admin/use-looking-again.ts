import { useEffect } from 'react'

const SOON_MS = 2_500
const LATER_MS = 30_000

/** Looks at once, whenever the person comes back to the window, and every so often while it is seen: sooner where something is on its way. */
export function useLookingAgain(look: () => Promise<void>, isMoving: boolean, soonMs = SOON_MS): void {
  useEffect(() => {
    void look()
    const again = () => void (document.visibilityState === 'visible' && look())
    window.addEventListener('focus', again)
    return () => window.removeEventListener('focus', again)
  }, [look])
  useEffect(() => {
    const timer = setInterval(() => void (document.visibilityState === 'visible' && look()), isMoving ? soonMs : LATER_MS)
    return () => clearInterval(timer)
  }, [look, isMoving, soonMs])
}
