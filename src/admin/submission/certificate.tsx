'use client'
import '../styles/submission.css'
import type { Role } from '../../access/roles.ts'
import type { ApprovalRecord } from '../../publishing/records.ts'
import type { SubmissionView } from '../../publishing/overviews.ts'
import { useFetched } from '../use-fetched.ts'
import { useLanguage } from '../use-language.ts'

/** The facts of the approval: edition, people, what was checked. */
export function Certificate({ submissionKey, channels }: Pick<SubmissionView, 'channels'> & { readonly submissionKey: string }) {
  const { w, pick, when } = useLanguage()
  const query = new URLSearchParams({ 'where[submission][equals]': submissionKey, limit: '1', depth: '0' })
  const loaded = useFetched<{ docs: ApprovalRecord[] }>(`/approvals?${query}`, 0)
  if (loaded.is === 'failed') return <p className="hub-message hub-message--error">{loaded.sentence}</p>
  if (loaded.is === 'loading') return <p className="hub-waiting">{w('loading')}</p>
  const [approval] = loaded.value.docs
  if (!approval) return null
  const { certificate, edition, number } = approval
  const label = (id: string) => {
    const channel = channels.find((one) => one.id === id)
    return channel ? pick(channel.label) : id
  }
  return (
    <section className="hub-certificate" aria-labelledby="hub-certificate-title">
      <h2 id="hub-certificate-title">{w('certificate')}</h2>
      <dl>
        <dt>{w('decidedApproved', { name: certificate.approver.name, date: when(certificate.approvedAt) })}</dt>
        <dd>
          {w('certRoles')}: {certificate.approver.roles.map((role) => w(`role-${role as Role}`)).join(', ')}
        </dd>
        <dt>{w('certNumber')}</dt>
        <dd>{number}</dd>
        <dt>{w('certAuthors')}</dt>
        <dd>{w('certAuthorsCount', { count: certificate.authors.length })}</dd>
        <dt>{w('certEdition')}</dt>
        <dd>
          <code className="hub-hash">{edition}</code>
        </dd>
        {Object.keys(certificate.checks).length > 0 && (
          <>
            <dt>{w('certChecks')}</dt>
            {Object.entries(certificate.checks).map(([id, { version, isBlocked, notes }]) => (
              <dd key={id}>
                {isBlocked ? '⨯' : '✓'} {w(isBlocked ? 'certChannelBlocked' : 'certChannelFine', { channel: label(id), version })}
                {notes.length > 0 && <span className="hub-quiet"> · {w('certWarnings', { count: notes.length })}</span>}
              </dd>
            ))}
          </>
        )}
      </dl>
    </section>
  )
}
