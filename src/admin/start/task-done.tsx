'use client'
import { useRouter } from 'next/navigation'
import { ActionButton } from '../action-button.tsx'
import { postFlow } from '../flow-api.ts'
import { useAttempt } from '../use-attempt.ts'
import { useLanguage } from '../use-language.ts'

/** Says that a task is done; the list is made anew. */
export function TaskDone({ taskKey, title }: { readonly taskKey: string; readonly title: string }) {
  const { w } = useLanguage()
  const router = useRouter()
  const { isBusy, failure, attempt } = useAttempt(() => router.refresh())
  const finish = async () => {
    await postFlow(`/tasks/${encodeURIComponent(taskKey)}/done`, {})
    return { done: w('taskDone', { title }) }
  }
  return (
    <div className="hub-task-done">
      <ActionButton style="secondary" label={w('taskFinish')} obstacle={isBusy ? w('loading') : null} onAction={() => attempt(finish)} />
      <div role="alert">{failure !== null && <p className="hub-message hub-message--error">{failure}</p>}</div>
    </div>
  )
}
