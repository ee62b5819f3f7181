/** Places where tests kill the process: between any two writes of submit, approve, publish and every act on a consent. Inert unless HUB_FAILPOINT names one. */
export const FAILPOINTS = [
  'submit:before',
  'submit:after-overtake',
  'submit:after-insert',
  'submit:after-audit',
  'submit:after-commit',
  'approve:before',
  'approve:after-stage',
  'approve:after-edition',
  'approve:after-approval',
  'approve:after-audit',
  'approve:after-commit',
  'publish:before',
  'publish:after-address',
  'publish:after-first-channel',
  'publish:after-channels',
  'publish:after-audit',
  'publish:after-commit',
  'consent:before',
  'consent:after-event',
  'consent:after-audit',
] as const
export type Failpoint = (typeof FAILPOINTS)[number]

/** Dies here, as by a power cut, if HUB_FAILPOINT says so. */
export function failpoint(name: Failpoint): void {
  if (process.env.HUB_FAILPOINT === name) process.kill(process.pid, 'SIGKILL')
}
