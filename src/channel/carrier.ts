/**
 * How posts leave the house. A carrier talks to networks and keeps nothing: when to send, whether it may be sent still, and what became of it is for
 * src/publishing/delivering.
 */
import type { Packed, VariantId } from './contract.ts'

/** Where an order stands with the network. `uncertain`: the network cannot say, so a person must look. `part`: the beginning of a chain stands there, the rest does not. */
export type Confirmation = ({ readonly state: 'delivered' } & Sent) | { readonly state: 'not-delivered'; readonly part?: Sent } | { readonly state: 'uncertain' }

/** Name of the file that a post brings for the card of its link, beside those that were packed. */
export const CARD_PICTURE = 'share.jpg'

/** A post in a network. */
export interface Sent {
  /** What the network calls it: enough to find, change and delete it. */
  readonly reference: string
  /** Where people see it; null where there is no such place. */
  readonly url: string | null
}

/** A post that stands in the network, as the hub sent it. */
export interface Posted extends Sent {
  /** What was sent; null where it is not in the store any more. */
  readonly packed: Packed | null
  /** Which of those packed posts. */
  readonly post: string
}

/** Whom a carrier sends as; opened for one call, kept nowhere. */
export interface CarrierAccount {
  readonly network: string
  /** Origin of the server or, for a webhook, its whole address. */
  readonly server: string
  /** What the network calls the account; empty where the secret says it. */
  readonly identifier: string
  readonly secret: string
}

/** What every call of a carrier needs. */
export interface CarrierCall {
  readonly account: CarrierAccount
  /** Names of hosts, with port if it is not the scheme's, that may be private and may speak plain HTTP. */
  readonly privateHosts: readonly string[]
  /** Ends the attempt. */
  readonly signal: AbortSignal
}

export interface CarrierOrder extends CarrierCall {
  /** The same for every attempt: the network is told it where it can be. */
  readonly idempotencyKey: string
  /** ISO instant in UTC of the first attempt; the same for every attempt. */
  readonly startedAt: string
  /** Which of the packed posts: the name of its JSON file without ending, `post` or `quote-1`. */
  readonly post: string
  /** References of the account's other posts: none of them is this one, whatever it says. */
  readonly taken: readonly string[]
}

/** Whose account a secret opens, as the network says. */
export interface AccountIdentity {
  /** What people call it there: `@lindental@social.example.com`; empty where the network has no names. */
  readonly handle: string
  /** The name that is shown there, if any. */
  readonly name: string | null
  /** Where people see it; null where there is no such place. */
  readonly url: string | null
  /** Most characters of a post there, where servers of that network differ. */
  readonly mostCharacters?: number
}

/** What somebody wrote to the account in its network, or about it. */
export interface Reply {
  /** What the network calls the message: the same whenever it is read. */
  readonly id: string
  /** What the conversation hangs on: the reference of its first post, which may be the account's own. */
  readonly thread: string
  /** Who wrote it: what the network calls them for ever, and what people call them there. */
  readonly author: string
  readonly handle: string
  /** ISO instant in UTC. */
  readonly at: string
  readonly text: string
  readonly language: string | null
  /** Where people see it; null where there is no such place. */
  readonly url: string | null
  /** Said to the account alone. */
  readonly isPrivate: boolean
  /** How many files hang on it; they are not fetched. */
  readonly attachments: number
  /** Where reading goes on after this one. */
  readonly cursor: string
}

/** Replies since a cursor, the oldest first. */
export interface ReplyPage {
  readonly replies: readonly Reply[]
  /** Where reading goes on after all of them. */
  readonly cursor: string
  /** There are more than one reading takes. */
  readonly isMore: boolean
}

/** A network that a carrier reaches. */
export interface CarrierNetwork {
  readonly label: { readonly de: string; readonly en: string }
  /** Variants of the channel that may be sent there; the first is the default. */
  readonly variants: readonly [VariantId, ...VariantId[]]
  /** Server of accounts that name none; null: they must name one. */
  readonly defaultServer: string | null
  /** What the account's identifier is; null: the secret says whose it is. */
  readonly identifier: { readonly de: string; readonly en: string } | null
  /** What the account's secret is. */
  readonly secret: { readonly de: string; readonly en: string }
  /** Where people get that secret, and what it must allow. */
  readonly secretFrom: { readonly de: string; readonly en: string }
  /** Can a post be deleted there by the hub? */
  readonly canWithdraw: boolean
  /** Can a post be changed there, so that readers see the new text where the old one stood? */
  readonly canUpdate: boolean
  /** Does it tell what people answered? */
  readonly hasReplies: boolean
  /** Shows of a link only what the post brings: the piece's share picture goes with it as {@link CARD_PICTURE}, where there is one. */
  readonly bringsCard?: boolean
}

/** @throws CarrierError from every call that does not come to its end */
export interface Carrier {
  readonly networks: Readonly<Record<string, CarrierNetwork>>
  /** Refuses a secret that cannot be one, before anything is sent with it: what is wrong, or null. */
  checkSecret?(network: string, secret: string): { readonly de: string; readonly en: string } | null
  /** Sends one post, once for each key as far as the network can see to that. */
  deliver(packed: Packed, order: CarrierOrder): Promise<Sent>
  /**
   * Looks whether an order that was begun has arrived.
   * @param packed what was sent, null where it is not there any more
   * @param posted the post that the order changes, where it is no new one
   */
  confirm(packed: Packed | null, order: CarrierOrder, posted?: Posted): Promise<Confirmation>
  /** Changes a post that stands there into this one. Doing so again changes nothing. Only where the network `canUpdate`. */
  update(packed: Packed, order: CarrierOrder, posted: Posted): Promise<Sent>
  /** Most characters of a post by the channel's settings, for networks whose servers differ; null for all others. */
  charactersSet?(network: string, settings: unknown): number | null
  /** Opens the network, and says whose account that is. */
  identify(call: CarrierCall): Promise<AccountIdentity>
  /** What was written to the account since. @param cursor null for the first time: nothing is read, and the cursor says from where on. Only where the network `hasReplies`. */
  readReplies(call: CarrierCall, cursor: string | null): Promise<ReplyPage>
  /** Those of some messages that do not stand there any more. Only where the network `hasReplies`. */
  goneReplies(call: CarrierCall, ids: readonly string[]): Promise<readonly string[]>
  /** Deletes what was sent. Doing so again changes nothing. */
  withdraw(reference: string, order: CarrierOrder): Promise<void>
}

/**
 * `rate-limit`: wait; `auth`: the account's secret does not open the network (any more); `validation`: the network does not take this post, ever;
 * `network`: it could not be reached, or did not answer in order.
 */
export type Failure = 'rate-limit' | 'auth' | 'validation' | 'network'

/** What to do about each, for people. */
const ADVICE: Readonly<Record<Failure, { readonly de: string; readonly en: string }>> = {
  'rate-limit': { de: 'Das Netzwerk bittet zu warten; es wird von selbst wieder versucht.', en: 'The network asks to wait; it is tried again by itself.' },
  auth: {
    de: 'Das Netzwerk lässt dieses Konto nicht herein. Eine Administratorin muss das Geheimnis des Kontos erneuern; bis dahin wird nichts gesendet.',
    en: 'The network does not let this account in. An administrator has to renew the account’s secret; nothing is sent until then.',
  },
  validation: {
    de: 'Das Netzwerk nimmt diesen Post nicht an. Ändern Sie den Text oder das Bild, lassen Sie neu freigeben und planen Sie neu.',
    en: 'The network does not take this post. Change its text or picture, have it approved again and plan it anew.',
  },
  network: { de: 'Das Netzwerk ist nicht zu erreichen; es wird von selbst wieder versucht.', en: 'The network cannot be reached; it is tried again by itself.' },
}

const MOST_SAID = 200

/** A network did not do what it was asked. */
export class CarrierError extends Error {
  readonly kind: Failure
  /** May the post be in the network all the same? Then it is looked for before anything is sent again. */
  readonly mayHaveArrived: boolean
  /** ISO instant before which there is no use in trying again; null where the network named none. */
  readonly retryAt: string | null
  /** What the network said, shortened. */
  readonly said: string
  /** For people: what to do, and what the network said. */
  readonly advice: { readonly de: string; readonly en: string }

  /** @param said the network's own words, shortened; never a secret */
  constructor(kind: Failure, said: string, more: { readonly mayHaveArrived?: boolean; readonly retryAt?: string | null; readonly cause?: unknown } = {}) {
    const quoted = said.replace(/\s+/g, ' ').trim().slice(0, MOST_SAID)
    super(`${kind}: ${quoted}`, more.cause === undefined ? {} : { cause: more.cause })
    this.name = 'CarrierError'
    this.kind = kind
    this.mayHaveArrived = more.mayHaveArrived ?? false
    this.retryAt = more.retryAt ?? null
    this.said = quoted
    const { de, en } = ADVICE[kind]
    this.advice = quoted === '' ? { de, en } : { de: `${de} Es sagt: „${quoted}“`, en: `${en} It says: “${quoted}”` }
  }

  /** The same, where a part of what was sent stands in the network already: what comes next must look for it. */
  inPart(): CarrierError {
    return new CarrierError(this.kind, this.said, { mayHaveArrived: true, retryAt: this.retryAt, cause: this })
  }
}
