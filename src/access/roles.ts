/** Who people are. A person may have several roles; what each may do stands in matrix.ts. */
import type { PayloadRequest, TypedUser } from 'payload'

export const ROLES = ['admin', 'editor', 'approver', 'agent'] as const
export type Role = (typeof ROLES)[number]

/** A signed-in person as the hub sees one. */
export interface Person {
  readonly id: string | number
  /** Stable key, the same in every database; stands on certificates. */
  readonly key: string
  readonly name: string
  readonly email: string
  readonly roles: readonly Role[]
}

const isRole = (value: unknown): value is Role => (ROLES as readonly unknown[]).includes(value)

/** The person behind a Payload user, or null for nobody, a disabled account, or a user of another collection. */
export function personOf(user: TypedUser | null | undefined): Person | null {
  if (user?.collection !== 'users') return null
  const { id, key, name, email, roles, isDisabled } = user as Record<string, unknown>
  if (isDisabled === true || typeof key !== 'string' || (typeof id !== 'string' && typeof id !== 'number')) return null
  return {
    id,
    key,
    name: typeof name === 'string' ? name : '',
    email: typeof email === 'string' ? email : '',
    roles: Array.isArray(roles) ? roles.filter(isRole) : [],
  }
}

/** Has the request's person one of these roles? */
export function hasRole(req: Pick<PayloadRequest, 'user'>, roles: readonly Role[]): boolean {
  const person = personOf(req.user)
  return person?.roles.some((role) => roles.includes(role)) ?? false
}
