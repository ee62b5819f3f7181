import { Link } from '@payloadcms/ui'
import type { AdminLanguage } from '../language.ts'
import { adminTranslations, type Word } from '../translations.ts'
import { Instant } from './instant.tsx'
import { Panel } from './panel.tsx'
import type { NamedTestimonial, OpenTask, WaitingVoices } from './voices.ts'

const MOST = 8

interface VoicesPanelsProps {
  readonly voices: WaitingVoices
  readonly isAgent: boolean
  readonly language: AdminLanguage
}

/** Panels about customers' words; those in which nothing waits are left out, except for agents, whose page it is. */
export function VoicesPanels({ voices: { tasks, toConfirm, dialogs }, isAgent, language }: VoicesPanelsProps) {
  const { w } = language
  return (
    <>
      {toConfirm.length > 0 && (
        <Panel title={w('startConfirm')} count={toConfirm.length} none="" isImportant>
          {toConfirm.slice(0, MOST).map(({ testimonial, at }) => (
            <li key={testimonial.key}>
              <TestimonialLink testimonial={testimonial} />
              <p className="hub-quiet">
                <Dated words={w('startRecordedOn', { date: GAP })} at={at} />
              </p>
            </li>
          ))}
        </Panel>
      )}
      {(isAgent || tasks.length > 0) && (
        <Panel title={w('startTasks')} count={tasks.length} none={w('startTasksNone')} isImportant>
          {tasks.slice(0, MOST).map((task) => (
            <TaskRow key={task.key} task={task} language={language} />
          ))}
        </Panel>
      )}
      {isAgent && (
        <Panel title={w('startDialogs')} count={dialogs.length} none={w('startDialogsNone')}>
          {dialogs.slice(0, MOST).map(({ id, subject, updatedAt }) => (
            <li key={id}>
              <Link href={`/admin/collections/service-dialogs/${id}`} prefetch={false}>
                {subject}
              </Link>
              <p className="hub-quiet">
                <Instant at={updatedAt} />
              </p>
            </li>
          ))}
        </Panel>
      )}
    </>
  )
}

function TaskRow({ task: { id, kind, dueAt, testimonial, data }, language: { w } }: { readonly task: OpenTask; readonly language: AdminLanguage }) {
  const title = typeof data.title === 'string' ? data.title : null
  return (
    <li>
      <Link href={`/admin/collections/tasks/${id}`} prefetch={false}>
        {`task-${kind}` in adminTranslations.en.hub ? w(`task-${kind}` as Word) : kind}
        {title === null ? '' : `: ${title}`}
      </Link>
      <p className="hub-quiet">
        {testimonial && <TestimonialLink testimonial={testimonial} />}
        {testimonial && dueAt && ' · '}
        {dueAt && <Dated words={w('startDue', { date: GAP })} at={dueAt} />}
      </p>
    </li>
  )
}

const TestimonialLink = ({ testimonial: { id, label } }: { readonly testimonial: NamedTestimonial }) =>
  id === null ? (
    <strong>{label}</strong>
  ) : (
    <Link href={`/admin/collections/testimonials/${id}`} prefetch={false}>
      {label}
    </Link>
  )

/** Stands for the date in a sentence, until the browser knows the reader's zone. */
const GAP = '\u0000'

function Dated({ words, at }: { readonly words: string; readonly at: string }) {
  const [before, after] = words.split(GAP)
  return (
    <>
      {before}
      <Instant at={at} />
      {after}
    </>
  )
}
