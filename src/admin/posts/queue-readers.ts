/** Who is shown the post queue, as the hub answers whoever asks for it: people who write, approve or administer. */
const READERS: readonly unknown[] = ['admin', 'editor', 'approver']

/** @param user a signed-in person, as Payload knows one */
export function mayReadQueue(user: object | null | undefined): boolean {
  const roles: unknown = user && 'roles' in user ? user.roles : null
  return Array.isArray(roles) && roles.some((role) => READERS.includes(role))
}
