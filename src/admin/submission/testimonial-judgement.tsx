'use client'
import '../styles/comparison.css'
import '../styles/voices.css'
import { ATTRIBUTIONS } from '../../consent/fold.ts'
import { linesBelow } from '../../consent/surroundings.ts'
import { compareText } from '../../content/compare-text.ts'
import type { JudgedTestimonial } from '../../publishing/testimonial-overview.ts'
import { WordsChanged } from '../comparison/words-changed.tsx'
import { useLanguage } from '../use-language.ts'
import { ConsentBadge } from '../voices/consent-badge.tsx'
import { termsSentence } from '../voices/terms-sentence.ts'

/** A quote as it is judged: beside the words of the dialog and the approval before, with its consent, its names and how it was verified. */
export function TestimonialJudgement({ testimonial, locale }: { readonly testimonial: JudgedTestimonial; readonly locale: string }) {
  const language = useLanguage()
  const { w } = language
  const { quote, before, behind, status, terms, isCovered, labels, around, topics, isOnWall } = testimonial
  if (quote === null) return <p className="hub-message hub-message--warning">{w('judgeErased')}</p>
  return (
    <div className="hub-judged">
      <h3>{w('judgeQuote')}</h3>
      <blockquote className="hub-judged__quote" lang={locale}>
        {quote}
      </blockquote>
      <h3>{w('judgeAround')}</h3>
      <Beside around={around} topics={topics} isOnWall={isOnWall} locale={locale} />
      <h3>{w('judgeRedaction')}</h3>
      <Redaction quote={quote} behind={behind} isTranslation={around.isTranslation} locale={locale} />
      {before !== null && (
        <>
          <h3>{w('judgeBefore')}</h3>
          {before === quote ? (
            <p className="hub-message">{w('compareSame')}</p>
          ) : (
            <p className="hub-comparison hub-judged__diff" lang={locale}>
              <WordsChanged words={compareText(before, quote)} />
            </p>
          )}
        </>
      )}
      <h3>{w('consent')}</h3>
      <p>
        <ConsentBadge status={status} />
      </p>
      {terms && <p>{termsSentence(terms, labels, language)}</p>}
      <p className={isCovered ? 'hub-quiet' : 'hub-message hub-message--warning'}>{w(isCovered ? 'judgeCovered' : 'judgeNotCovered')}</p>
      <dl>
        {behind && (
          <>
            <dt>{w('judgeVerified')}</dt>
            <dd>{w(behind.verifiedHow === null ? 'judgeNoContact' : (VERIFIED[behind.verifiedHow] ?? 'verified-none'))}</dd>
            <dd className={behind.words === 'changed' ? 'hub-message hub-message--warning' : undefined}>{w(STANDING[behind.words])}</dd>
            <dt>{w('judgeNames')}</dt>
            {ATTRIBUTIONS.flatMap((kind) => {
              const name = behind.attributions[kind]
              return name === undefined
                ? []
                : [
                    <dd key={kind}>
                      {name} <span className="hub-quiet">({w(`attribution-${kind}`)})</span>
                    </dd>,
                  ]
            })}
          </>
        )}
      </dl>
    </div>
  )
}

const STANDING = { 'as-said': 'judgeAsSaid', changed: 'judgeChanged', 'no-dialog': 'judgeNoDialog' } as const

const VERIFIED: Readonly<Record<string, 'verified-customer-record' | 'verified-order' | 'verified-call-back' | 'verified-e-mail'>> = {
  'customer-record': 'verified-customer-record',
  order: 'verified-order',
  'call-back': 'verified-call-back',
  'e-mail': 'verified-e-mail',
}

/** All that is printed around the quote, as it is printed. */
function Beside({ around, topics, isOnWall, locale }: Pick<JudgedTestimonial, 'around' | 'topics' | 'isOnWall'> & { readonly locale: string }) {
  const { w } = useLanguage()
  return (
    <>
      <p className="hub-quiet">{w('judgeAroundHint')}</p>
      <ul lang={locale}>
        {[...(around.theme === undefined ? [] : [around.theme]), ...linesBelow(around, locale)].map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <dl>
        <dt>{w('judgeTopics')}</dt>
        <dd>{topics.length > 0 ? topics.join(', ') : w('judgeNoTopics')}</dd>
        <dt>{w('judgeWall')}</dt>
        <dd>{w(isOnWall ? 'judgeOnWall' : 'judgeNotOnWall')}</dd>
      </dl>
    </>
  )
}

interface RedactionProps extends Pick<JudgedTestimonial, 'behind'> {
  readonly isTranslation: boolean
  readonly quote: string
  readonly locale: string
}

function Redaction({ quote, behind, isTranslation, locale }: RedactionProps) {
  const { w } = useLanguage()
  if (!behind) return <p className="hub-message">{w('judgeOnlyApprovers')}</p>
  const { original } = behind
  if (original === '') return <p className="hub-message hub-message--warning">{w('judgeNoOriginal')}</p>
  if (isTranslation) {
    return (
      <>
        <p className="hub-message">{w('judgeTranslation')}</p>
        <p className="hub-judged__diff">{original}</p>
      </>
    )
  }
  if (original === quote) return <p className="hub-message">{w('judgeSame')}</p>
  return (
    <>
      <p className="hub-quiet">{w('judgeRedactionHint')}</p>
      <p className="hub-comparison hub-judged__diff" lang={locale}>
        <WordsChanged words={compareText(original, quote)} />
      </p>
    </>
  )
}
