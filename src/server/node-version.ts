const MINIMUM = [20, 9, 0] as const

/** A sentence that says what to do if this Node is too old for the hub; undefined if it is not. @param version as in process.versions.node */
export function nodeProblem(version: string): string | undefined {
  const parts = version.split('.').map(Number)
  for (const [i, minimum] of MINIMUM.entries()) {
    const part = parts[i] ?? 0
    if (part > minimum) return undefined
    if (part < minimum) return `The hub needs Node.js ${MINIMUM.join('.')} or newer; this is ${version}. Install a newer one from https://nodejs.org and try again.`
  }
  return undefined
}
