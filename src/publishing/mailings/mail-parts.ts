/** The parts of a packed mail, by their kind: which names a channel gives its files is its own business. */
import type { Artefact, Packed } from '../../channel/contract.ts'
import { HubError } from '../../content/errors.ts'

export const MAIL_FORMS = ['html', 'mjml', 'text'] as const
export type MailForm = (typeof MAIL_FORMS)[number]

const ENDINGS: Readonly<Record<MailForm, string>> = { html: '.html', mjml: '.mjml', text: '.txt' }

/** Gmail shows no more of a mail's HTML: 102 KB, as those who send mails have measured it (Google documents none); read 2026-11-22. */
export const CLIPPED_BYTES = 102 * 1024

/** One form of a mail. @throws HubError `bad-input` where the channel makes none such */
export function formOf({ artefacts }: Packed, form: MailForm): Artefact {
  const found = artefacts.find(({ name }) => name.endsWith(ENDINGS[form]))
  if (!found) throw new HubError('bad-input', `The channel makes no ${form} of a mailing.`)
  return found
}

/** The same as text. */
export const textOf = (packed: Packed, form: MailForm): string => new TextDecoder().decode(formOf(packed, form).bytes)
