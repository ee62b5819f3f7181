import '../styles/link-card.css'
import type { ReactNode } from 'react'
import type { LinkCard as Card } from '../channels/composition.ts'

/** What each network shows of a page beneath the picture, in its order. X writes the title on the picture. */
const PARTS: Readonly<Record<string, readonly ('host' | 'title' | 'description')[]>> = {
  x: ['title', 'host'],
  bluesky: ['title', 'description', 'host'],
  mastodon: ['host', 'title', 'description'],
  linkedin: ['title', 'host'],
  facebook: ['host', 'title', 'description'],
  threads: ['host', 'title'],
}

interface LinkCardProps {
  readonly card: Card
  /** The address that it stands for. */
  readonly link: string
  /** Id of the network. */
  readonly network: string
  /** The share picture; null where the page has none. */
  readonly picture: ReactNode
  /** For who does not see that it is one. */
  readonly label: string
}

/** What a link shows of its page in a post without a picture. */
export function LinkCard({ card, link, network, picture, label }: LinkCardProps) {
  const texts = { ...card, host: URL.canParse(link) ? new URL(link).host.replace(/^www\./, '') : link }
  return (
    <div className={`hub-link-card hub-link-card--${network}`} data-has-picture={picture !== null}>
      <p className="hub-hidden">{label}</p>
      {picture}
      <div className="hub-link-card__words">
        {(PARTS[network] ?? ['title', 'host']).map((part) =>
          texts[part] === '' ? null : (
            <p key={part} className={`hub-link-card__${part}`}>
              {texts[part]}
            </p>
          ),
        )}
      </div>
    </div>
  )
}
