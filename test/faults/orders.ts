/** What a test asks of a process of its own, and what it answers. Plain JSON, sent over the channel between parent and child. */
import type { ConsentLink } from '../../src/consent/links.ts'
import type { PublishOrder } from '../../src/publishing/publish.ts'

type Id = string | number
export type Order =
  | { readonly do: 'submit'; readonly as: Id; readonly key: string; readonly locale?: string }
  | { readonly do: 'approve'; readonly as: Id; readonly submission: string }
  | { readonly do: 'return'; readonly as: Id; readonly submission: string }
  | ({ readonly do: 'publish'; readonly as: Id } & PublishOrder)
  /** Changes the German title of a piece. */
  | { readonly do: 'rename'; readonly as: Id; readonly id: Id; readonly title: string }
  /** Asks for the renditions of a publication; the answer has the rendition's key and its artefacts' SHA-256. */
  | { readonly do: 'render'; readonly slot: string; readonly variant: string }
  | { readonly do: 'ask'; readonly as: Id; readonly testimonial: string; readonly channels: readonly string[] }
  /** The customer answers, or changes, by a link. */
  | { readonly do: 'give'; readonly link: ConsentLink; readonly channels: readonly string[] }
  | { readonly do: 'withdraw'; readonly as: Id; readonly testimonial: string }
  | { readonly do: 'record'; readonly as: Id; readonly testimonial: string; readonly channels: readonly string[] }
  | { readonly do: 'decide-recorded'; readonly as: Id; readonly testimonial: string }
  /** One pass of the outbox, as it is so many minutes from now. */
  | { readonly do: 'deliver'; readonly minutes: number }
  /** Builds print runs, with a lease of so many milliseconds. */
  | { readonly do: 'build-runs'; readonly leaseMs: number }
  /** Reads what people answered in networks, as it is so many minutes from now. */
  | { readonly do: 'read-replies'; readonly minutes: number }
  /** Brings publications and tasks up to what the consents say. */
  | { readonly do: 'follow-up' }
  | { readonly do: 'complete-task'; readonly as: Id; readonly key: string }
  /** Asks for the renditions of a publication again and again for so long; the answer says of each what {@link Glimpse} says. */
  | { readonly do: 'watch'; readonly slot: string; readonly variant: string; readonly words: string; readonly forMs: number }
  /** Writes, submits, approves and publishes pieces until it is killed; answered when the first piece is live. */
  | { readonly do: 'work'; readonly as: Id; readonly approver: Id; readonly lanes: number }

/** What one reading showed, by the reading process's clock (ms). */
export interface Glimpse {
  readonly begun: number
  readonly answered: number
  readonly hasWords: boolean
  /** The code of a refusal. */
  readonly refused?: string
}

export type Outcome =
  | { readonly ok: true; readonly value: unknown }
  /** `status` is 0 for an error that is none of the hub's own. */
  | { readonly ok: false; readonly code: string; readonly status: number; readonly message: string }

export interface Call {
  readonly id: number
  readonly orders: readonly Order[]
  /** Instant (ms) at which all orders begin at once. */
  readonly at: number
  /** Arms a failpoint before the orders begin. */
  readonly failpoint?: string
}
export type Answer = { readonly ready: true } | { readonly id: number; readonly outcomes: readonly Outcome[] }
