/** Who is shown what of recipient lists, as the hub answers whoever asks for it. */
type Signed = object | null | undefined

const hasOne = (user: Signed, roles: readonly string[]): boolean => {
  const own: unknown = user && 'roles' in user ? user.roles : null
  return Array.isArray(own) && own.some((role) => roles.includes(String(role)))
}

/** @param user a signed-in person, as Payload knows one */
export const maySeeLists = (user: Signed): boolean => hasOne(user, ['admin', 'editor', 'approver'])
export const mayUploadLists = (user: Signed): boolean => hasOne(user, ['admin', 'editor'])
export const maySuppress = (user: Signed): boolean => hasOne(user, ['admin', 'editor', 'agent'])
export const mayLift = (user: Signed): boolean => hasOne(user, ['admin'])
