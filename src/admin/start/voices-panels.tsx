import { Link } from '@payloadcms/ui'
import type { AdminLanguage } from '../language.ts'
import { adminTranslations, type Word } from '../translations.ts'
import { Dated, GAP } from './dated.tsx'
import { Instant } from './instant.tsx'
import { Locale } from './locale.tsx'
import { Panel } from './panel.tsx'
import { TaskDone } from './task-done.tsx'
import type { NamedTestimonial, OpenTask, WaitingVoices } from './voices.ts'

const MOST = 8
/** Done where posts stand. */
const POST_KINDS: ReadonlySet<string> = new Set(['confirm-post', 'mend-post', 'take-down-post'])

interface VoicesPanelsProps {
  readonly voices: WaitingVoices
  /** Channels' names by id. */
  readonly labels: ReadonlyMap<string, string>
  readonly isAgent: boolean
  /** May this person say that a task is done? */
  readonly canFinish: boolean
  readonly language: AdminLanguage
}

/** Panels about customers' words; those in which nothing waits are left out, except for agents, whose page it is. */
export function VoicesPanels({ voices: { tasks, toConfirm, dialogs }, labels, isAgent, canFinish, language }: VoicesPanelsProps) {
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
            <TaskRow key={task.key} task={task} labels={labels} canFinish={canFinish} language={language} />
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

interface TaskRowProps {
  readonly task: OpenTask
  readonly labels: ReadonlyMap<string, string>
  readonly canFinish: boolean
  readonly language: AdminLanguage
}

/** What is to be done, about what and why, with a link to where it is done. */
function TaskRow({ task, labels, canFinish, language: { w } }: TaskRowProps) {
  const { key, kind, dueAt, pieceId, testimonial, title: about, locale, channel, endedAt, isShortened, proposals } = task
  const name = `task-${kind}` in adminTranslations.en.hub ? w(`task-${kind}` as Word) : kind
  const title = about === null ? name : `${name}: ${about}`
  return (
    <li>
      {pieceId !== null ? (
        <Link href={`/admin/collections/pieces/${pieceId}${POST_KINDS.has(kind) ? '/posts' : ''}${locale === null ? '' : `?locale=${locale}`}`} prefetch={false}>
          {title}
        </Link>
      ) : testimonial ? (
        <TestimonialLink testimonial={{ ...testimonial, label: title }} />
      ) : (
        <strong>{title}</strong>
      )}{' '}
      {locale !== null && <Locale code={locale} />}
      <p className="hub-quiet">
        {channel !== null && <>{labels.get(channel) ?? channel} · </>}
        {testimonial && <TestimonialLink testimonial={testimonial} />}
        {endedAt !== null && (
          <>
            {' · '}
            <Dated words={w(isShortened ? 'taskShortened' : 'taskEnded', { date: GAP })} at={endedAt} />
          </>
        )}
        {dueAt && (
          <>
            {' · '}
            <Dated words={w('startDue', { date: GAP })} at={dueAt} />
          </>
        )}
      </p>
      {(kind === 'submit-shortened' || kind === 'resubmit-piece') && <p className="hub-quiet">{w(kind === 'resubmit-piece' ? 'taskResubmit' : 'taskSubmitShortened')}</p>}
      {kind === 'replace-quote' && (
        <p className="hub-quiet">
          {w(proposals.length > 0 ? 'taskProposals' : 'taskNoProposals')}{' '}
          {proposals.map((one, index) => (
            <span key={one.key}>
              {index > 0 && ', '}
              <TestimonialLink testimonial={one} />
            </span>
          ))}
        </p>
      )}
      {canFinish && <TaskDone taskKey={key} title={title} />}
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
