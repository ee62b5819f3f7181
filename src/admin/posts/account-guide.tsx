'use client'
import '../styles/posts.css'
import { useFormFields } from '@payloadcms/ui'
import type { BothLanguages } from '../language.ts'
import { useLanguage } from '../use-language.ts'

/** What the composition root says of a network. */
export interface NetworkGuide {
  readonly id: string
  readonly label: BothLanguages
  readonly defaultServer: string | null
  readonly identifier: BothLanguages | null
  readonly secret: BothLanguages
  readonly secretFrom: BothLanguages
}

/** What the chosen network needs of an account, in words. */
export function AccountGuide({ networks }: { readonly networks: readonly NetworkGuide[] }) {
  const { w, pick } = useLanguage()
  const chosen = useFormFields(([fields]) => fields.network?.value)
  const network = networks.find(({ id }) => id === chosen)
  if (!network) return null
  const { label, defaultServer, identifier, secret, secretFrom, id } = network
  return (
    <aside className="hub-account" aria-labelledby="hub-account-guide">
      <h3 id="hub-account-guide">{w('accountGuideTitle', { network: pick(label) })}</h3>
      <dl>
        <dt>{w('accountGuideServer')}</dt>
        <dd>{id === 'webhook' ? w('accountGuideWebhook') : defaultServer ? w('accountGuideFixed', { server: defaultServer }) : w('accountGuideNeeded')}</dd>
        {identifier && (
          <>
            <dt>{w('accountGuideIdentifier')}</dt>
            <dd>{pick(identifier)}</dd>
          </>
        )}
        <dt>{w('accountGuideSecret')}</dt>
        <dd>
          {pick(secret)}. {pick(secretFrom)}
        </dd>
      </dl>
    </aside>
  )
}
