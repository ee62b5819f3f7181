/** Stands where Payload would show something that this hub does not have: its own publish and unpublish buttons. */
export const Nothing = (): null => null
