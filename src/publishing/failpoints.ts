/** Places where tests kill the process: between any two writes of submit, approve, publish and every act on a consent, what follows from them and the closing of tasks. Inert unless HUB_FAILPOINT names one. */
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
  'follow-up:after-publication',
  'follow-up:after-audit',
  'follow-up:after-task',
  'task:after-done',
  'task:after-audit',
] as const
/** The same for the erasure of a person, which is no single transaction but goes on where it stopped. */
export const ERASE_FAILPOINTS = [
  'erase:after-begin',
  'erase:after-list',
  'erase:after-testimonials',
  'erase:after-dialogs',
  'erase:after-excerpts',
  'erase:after-recipients',
  'erase:after-contact',
  'erase:after-renditions',
  'erase:after-scrub',
  'erase:after-receipt',
] as const
/** The same for sending a post, where no transaction reaches the network. */
export const DELIVER_FAILPOINTS = ['deliver:after-claim', 'deliver:before-send', 'deliver:after-send', 'deliver:after-record'] as const
/** The same for keeping what people answered: with the dialog, the cursor moves. */
export const REPLY_FAILPOINTS = ['reply:after-cursor', 'reply:after-dialog', 'reply:after-commit'] as const
/** The same for building a print run, whose files lie beside the database. */
export const PRINT_FAILPOINTS = ['print:after-plan', 'print:after-part', 'print:before-built'] as const
/** The same for recipient lists, whose rows are files beside the database. */
export const LIST_FAILPOINTS = ['list:after-file', 'list:taken', 'list:worked', 'list:kept', 'list:let-go'] as const
export type Failpoint = (typeof FAILPOINTS)[number] | (typeof ERASE_FAILPOINTS)[number] | (typeof DELIVER_FAILPOINTS)[number] | (typeof REPLY_FAILPOINTS)[number] | (typeof PRINT_FAILPOINTS)[number] | (typeof LIST_FAILPOINTS)[number]

/** Dies here, as by a power cut, if HUB_FAILPOINT says so. */
export function failpoint(name: Failpoint): void {
  if (process.env.HUB_FAILPOINT === name) process.kill(process.pid, 'SIGKILL')
}
