/** Do the people whose words a post bears still agree to it? */
import type { Payload } from 'payload'
import { covers } from '../../consent/fold.ts'
import { consentsOf } from '../../consent/ledger.ts'
import { isNarrowerName } from '../../consent/narrower.ts'
import type { Now } from '../clock.ts'
import type { DeliveryRecord } from '../records.ts'
import { requirementsOf } from '../visibility.ts'

/** What was sent, or is to be: with whose words, on which channel. */
type Bearing = Pick<DeliveryRecord, 'quotes' | 'channel'>

const needsOf = ({ quotes }: Bearing) => requirementsOf({ requires: quotes ?? null })

/** Of these, those with words whose consent has ended, or that stand there under a name that tells more than the person agrees to tell now. */
export async function withoutConsent<B extends Bearing>(payload: Payload, deliveries: readonly B[], at: Now): Promise<B[]> {
  const consents = await consentsOf(payload, deliveries.flatMap(needsOf).map(({ testimonial }) => testimonial), at.latest)
  return deliveries.filter((delivery) =>
    needsOf(delivery).some(({ testimonial, excerpt, attribution }) => {
      const terms = consents.get(testimonial)?.terms
      // Of posts without a note of the name nobody knows.
      return !terms || !covers(terms, excerpt, delivery.channel) || (attribution !== undefined && !isNarrowerName(terms.attribution, attribution))
    }),
  )
}
