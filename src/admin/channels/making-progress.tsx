'use client'
import '../styles/mails-and-letters.css'
import { useLanguage } from '../use-language.ts'
import type { Making } from './use-making.ts'

/** How far the files are, or why there are none. Its place is kept, so that nothing jumps when they are there. */
export function MakingProgress({ work, isWaiting, label }: { readonly work: Making; readonly isWaiting: boolean; readonly label: string }) {
  const { w } = useLanguage()
  const { progress, failure } = work
  if (failure !== null) {
    return (
      <p className="hub-message hub-message--error" role="alert">
        {failure}
      </p>
    )
  }
  const isUnderway = progress !== null || isWaiting
  const says = progress && progress.of > 0 ? w('makingProgress', { done: progress.done, of: progress.of }) : w('makingStarts')
  return (
    <p className="hub-making" data-is-underway={isUnderway}>
      {isUnderway && (
        <>
          <progress aria-label={label} {...(progress && progress.of > 0 ? { value: progress.done, max: progress.of } : {})} /> <span>
            {says}
            {work.made !== null && ` ${w('makingOld')}`}
          </span>
        </>
      )}
    </p>
  )
}
