/** The verbs of `hub` and their options. The same code runs in the command's own process or in the running server. */
import { Command, CommanderError, InvalidArgumentError } from 'commander'
import type { Payload } from 'payload'
import { HubError } from '../content/errors.ts'
import { MOST_COPIES } from '../publishing/printing/order-run.ts'
import type { VerbContext } from './context.ts'
import type { VerbResult } from './result.ts'
import { createToken, createUser } from './verbs/accounts.ts'
import { showConsentVerb, withdrawConsentVerb } from './verbs/consent.ts'
import { importDialogsVerb } from './verbs/dialogs.ts'
import { approveVerb, publishVerb, submitVerb, unpublishVerb } from './verbs/flow.ts'
import { listRecipientsVerb, mapRecipientsVerb, showRecipientsVerb, uploadRecipientsVerb } from './verbs/recipients.ts'
import { approveMailingVerb, exportMailingVerb, listMailingsVerb, onlineMailingVerb, readmitMailingVerb, submitMailingVerb, testMailingVerb } from './verbs/mailings.ts'
import { erasePersonVerb, exportPersonVerb, retentionVerb } from './verbs/person.ts'
import { exportVerb, importVerb, listVerb, showVerb } from './verbs/pieces.ts'
import { cancelPostVerb, confirmPostVerb, listAccountsVerb, listPostsVerb, planPostsVerb, replacePostVerb, retryPostVerb, updatePostVerb, withdrawPostVerb } from './verbs/posts.ts'
import { buildRunVerb, cancelRunVerb, listRunsVerb, orderRunVerb, recallRunVerb, releaseRunVerb, showRunVerb } from './verbs/print-runs.ts'
import { renderVerb } from './verbs/render.ts'
import { migrateVerb, seedVerb } from './verbs/setup.ts'

/** What a command printed and how it ended: 0 all went well, 1 something did not, 2 the command was not understood. */
export interface RunResult {
  readonly exitCode: number
  readonly stdout: string
  readonly stderr: string
}

const collect = (value: string, earlier: string[] | undefined): string[] => [...(earlier ?? []), ...value.split(',')]
/** @throws InvalidArgumentError */
function copies(value: string): number {
  const number = Number(value)
  if (!Number.isInteger(number) || number < 1 || number > MOST_COPIES) throw new InvalidArgumentError(`Give a number from 1 to ${MOST_COPIES}.`)
  return number
}
/** @throws InvalidArgumentError */
function dueDay(value: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value) || Number.isNaN(Date.parse(value))) throw new InvalidArgumentError('Give a day such as 2026-12-01.')
  return value
}
const LOCALE = ['--locale <tag>', 'de, en, several by comma, or all'] as const

/** Runs one command line. Never throws; never writes to the terminal itself. */
export async function runVerb(argv: readonly string[], context: { readonly payload: Payload; readonly cwd: string; readonly token?: string | undefined }): Promise<RunResult> {
  let stdout = ''
  let stderr = ''
  let exitCode = 0
  const isJson = argv.includes('--json')
  const act =
    <Args extends unknown[]>(verb: (context: VerbContext, ...args: Args) => Promise<VerbResult>) =>
    async (...args: Args): Promise<void> => {
      const { isOk, data, lines, problems = [] } = await verb(context, ...args)
      stdout += isJson ? `${JSON.stringify(data, null, 2)}\n` : lines.map((line) => `${line}\n`).join('')
      if (!isJson) stderr += problems.map((line) => `${line}\n`).join('')
      exitCode = isOk ? 0 : 1
    }
  const program = hubProgram(act)
  const quiet = (command: Command): void => {
    command.exitOverride()
    command.configureOutput({ writeOut: (text) => void (stdout += text), writeErr: (text) => void (stderr += text) })
    command.commands.forEach(quiet)
  }
  quiet(program)
  try {
    await program.parseAsync([...argv], { from: 'user' })
  } catch (error) {
    if (error instanceof CommanderError) exitCode = error.exitCode === 0 ? 0 : 2
    else {
      exitCode = 1
      const known = error instanceof HubError ? error : validation(error)
      if (!known) context.payload.logger.error({ err: error, msg: 'a command failed' })
      const shown = known ?? new HubError('internal', 'The command failed inside the hub. The log says more.')
      if (isJson) stdout += `${JSON.stringify(shown.toJSON(), null, 2)}\n`
      stderr += `${shown.message}\n`
    }
  }
  return { exitCode, stdout, stderr }
}

/** Payload's own refusals are sentences for people too. */
function validation(error: unknown): HubError | null {
  const isPublic = error instanceof Error && ['ValidationError', 'Forbidden', 'NotFound'].includes(error.name)
  return isPublic ? new HubError(error.name === 'Forbidden' ? 'forbidden' : 'bad-input', error.message) : null
}

type Act = <Args extends unknown[]>(verb: (context: VerbContext, ...args: Args) => Promise<VerbResult>) => (...args: Args) => Promise<void>

function hubProgram(act: Act): Command {
  const program = new Command('hub')
    .description('Einklang on the command line. Acting as a person needs that person’s token in HUB_TOKEN.')
    .option('--json', 'answer in JSON')
    .showHelpAfterError()
  const verb = (usage: string, description: string): Command => program.command(usage).description(description).option('--json', 'answer in JSON')
  verb('migrate', 'bring the database up to date').action(act((context) => migrateVerb(context)))
  verb('seed', 'make the demo, if the hub is empty').action(act((context) => seedVerb(context)))
  verb('import <paths...>', 'make pieces of Markdown with front matter, or of an export').option(...LOCALE, 'all').action(act(importVerb))
  verb('export <slug>', 'write approved editions as Markdown and JSON').option(...LOCALE, 'all').requiredOption('--out <dir>', 'folder').action(act(exportVerb))
  verb('list', 'list all pieces').option(...LOCALE, 'all').action(act(listVerb))
  verb('show <slug>', 'show where a piece stands').option(...LOCALE, 'all').action(act(showVerb))
  const comment = ['--comment <text>', 'what the other person should know', ''] as const
  verb('submit <slug>', 'hand a piece in for approval').option(...LOCALE, 'all').option(...comment).action(act(submitVerb))
  verb('approve <slug>', 'approve what is in review').option(...LOCALE, 'all').option(...comment).action(act(approveVerb))
  const channel = ['--channel <id>', 'one or several; default: all', collect] as const
  verb('publish <slug>', 'put the approved edition on channels')
    .option(...LOCALE, 'all')
    .option(...channel)
    .option('--at <time>', 'ISO 8601 with time zone; default: now')
    .option('--until <time>', 'ISO 8601 with time zone')
    .action(act(publishVerb))
  verb('unpublish <slug>', 'take a piece off channels').option(...LOCALE, 'all').option(...channel).action(act(unpublishVerb))
  verb('render <slug>', 'write what the channels make of a piece')
    .option(...LOCALE, 'all')
    .option(...channel)
    .option('--variant <id>', 'one variant only')
    .option('--draft', 'the piece as it is now, marked as a draft')
    .requiredOption('--out <dir>', 'folder')
    .action(act(renderVerb))
  verb('retention', 'list what has been kept long enough; nothing is deleted without --apply').option('--apply', 'delete it').action(act(retentionVerb))
  const person = program.command('person').description('rights of customers')
  person
    .command('export <contact>')
    .description('write everything that is kept of a person, by the contact’s key or the customer number')
    .requiredOption('--out <path>', 'a folder, or a file ending in .zip')
    .option('--language <tag>', 'of the page to read: de or en; default: the person’s')
    .option('--json', 'answer in JSON')
    .action(act(exportPersonVerb))
  person
    .command('erase <contact>')
    .description('erase a person; this cannot be undone')
    .option('--confirm <key>', 'the contact’s key once more')
    .option('--basis <ground>', 'request, no-longer-needed, consent-withdrawn, objection or unlawful', 'request')
    .option('--json', 'answer in JSON')
    .action(act(erasePersonVerb))
  const consent = program.command('consent').description('consents of customers')
  const ofTestimonial = (usage: string, description: string): Command => consent.command(usage).description(description).option('--json', 'answer in JSON')
  ofTestimonial('show <testimonial>', 'show where a consent stands').action(act((context, key: string) => showConsentVerb(context, key)))
  ofTestimonial('withdraw <testimonial>', 'end a consent on the customer’s behalf').action(act((context, key: string) => withdrawConsentVerb(context, key)))
  program
    .command('dialogs')
    .description('dialogs with customers')
    .command('import <files...>')
    .description('take dialogs in from CSV and JSON files (needs an agent’s token)')
    .option('--json', 'answer in JSON, with the rows left out')
    .action(act((context, files: string[]) => importDialogsVerb(context, files)))
  const runs = program.command('runs').description('print runs; a running server builds them')
  const ofRuns = (usage: string, description: string): Command => runs.command(usage).description(description).option('--json', 'answer in JSON')
  ofRuns('list', 'list the newest print runs').action(act((context) => listRunsVerb(context)))
  ofRuns('show <key>', 'show a run with its files and findings').action(act((context, key: string) => showRunVerb(context, key)))
  ofRuns('order <slug>', 'order a run of a piece that is published in print')
    .requiredOption('--shop <key>', 'the print shop')
    .option('--locale <tag>', 'language of the piece', 'de')
    .option('--format <id>', 'letter-b, letter-a, postcard-a6 and so on', 'letter-b')
    .option('--list <key>', 'recipient list')
    .option('--seeds <key>', 'list of the house’s own addresses')
    .option('--quantity <number>', 'how many, of formats that are addressed to nobody', copies)
    .option('--title <text>', 'what the run is called')
    .option('--market <market>', 'whose imprint and legal lines it bears, such as AT; default: the first of the brand')
    .option('--due <date>', 'day by which it is to be delivered, such as 2026-12-01', dueDay)
    .option('--personal-code', 'every recipient’s code leads to an address of their own')
    .action(act(orderRunVerb))
  ofRuns('build <key>', 'have a run built, or built anew').action(act((context, key: string) => buildRunVerb(context, key)))
  ofRuns('release <key> <build>', 'release the build that you looked at; another person ordered and built it').action(act((context, key: string, build: string) => releaseRunVerb(context, key, Number(build))))
  ofRuns('cancel <key>', 'stop a run that no shop has').action(act((context, key: string) => cancelRunVerb(context, key)))
  ofRuns('recall <key>', 'call a run back from its shop').action(act((context, key: string) => recallRunVerb(context, key)))
  const posts = program.command('posts').description('posts in networks; a running server sends them')
  const ofPosts = (usage: string, description: string): Command => posts.command(usage).description(description).option('--json', 'answer in JSON')
  ofPosts('accounts', 'list the accounts that posts can go to').action(act((context) => listAccountsVerb(context)))
  ofPosts('list <slug>', 'list the posts of a piece').action(act((context, slug: string) => listPostsVerb(context, slug)))
  ofPosts('plan <slug>', 'plan posts of what is published')
    .requiredOption('--account <key>', 'one or several', collect)
    .option('--locale <tag>', 'de or en', 'de')
    .option('--channel <id>', 'the channel that makes the posts', 'social-post')
    .option('--variant <id>', 'default: what the network takes')
    .option('--post <name>', 'post, or quote:<testimonial>; one or several', collect)
    .option('--at <time>', 'by the clock of the account (2026-12-01T08:00), or ISO 8601 with time zone; default: as soon as it is visible')
    .action(act(planPostsVerb))
  ofPosts('cancel <key>', 'call off what is not sent yet').action(act((context, key: string) => cancelPostVerb(context, key)))
  ofPosts('retry <key>', 'send what failed').action(act((context, key: string) => retryPostVerb(context, key)))
  ofPosts('withdraw <key>', 'delete a post in its network').action(act((context, key: string) => withdrawPostVerb(context, key)))
  ofPosts('update <key>', 'change a post of an older edition where it stands').action(act((context, key: string) => updatePostVerb(context, key)))
  ofPosts('replace <key>', 'send the newer edition’s post and delete this one').action(act((context, key: string) => replacePostVerb(context, key)))
  ofPosts('confirm <key>', 'say what became of a post of which nobody knows')
    .option('--posted [url]', 'it is there; its address')
    .option('--not-posted', 'it is not there')
    .option('--send-again', 'with --not-posted: send it now')
    .action(act(confirmPostVerb))
  const mailings = program.command('mailings').description('newsletter numbers')
  const ofMailings = (usage: string, description: string): Command => mailings.command(usage).description(description).option('--json', 'answer in JSON')
  const inLocale = ['--locale <tag>', 'de or en', 'de'] as const
  ofMailings('list', 'list all mailings and where they stand').action(act((context) => listMailingsVerb(context)))
  ofMailings('submit <key>', 'hand a mailing in for approval').option(...inLocale).option(...comment).action(act(submitMailingVerb))
  ofMailings('approve <key>', 'approve what is in review').option(...inLocale).option(...comment).action(act(approveMailingVerb))
  ofMailings('export <key>', 'write an approved mailing for whoever sends it; each time is on record')
    .option(...inLocale)
    .requiredOption('--form <id>', 'html, mjml, text, zip, or a mail tool; one or several', collect)
    .requiredOption('--out <dir>', 'folder')
    .action(act(exportMailingVerb))
  ofMailings('test <key>', 'send a mailing to a few addresses')
    .option(...inLocale)
    .requiredOption('--to <address>', 'one to five', collect)
    .option('--draft', 'the mailing as it is now, marked as a draft')
    .action(act(testMailingVerb))
  ofMailings('take-off <key>', 'take the mail off the web').option(...inLocale).action(act(onlineMailingVerb(false)))
  ofMailings('put-on <key>', 'put it back').option(...inLocale).action(act(onlineMailingVerb(true)))
  ofMailings('readmit <address>', 'take back that an address wants no more test mails, where its holder asks for it').action(act((context, address: string) => readmitMailingVerb(context, address)))
  const recipients = program.command('recipients').description('lists of recipients of printed mail')
  const ofRecipients = (usage: string, description: string): Command => recipients.command(usage).description(description).option('--json', 'answer in JSON')
  ofRecipients('list', 'list all of them').action(act((context) => listRecipientsVerb(context)))
  ofRecipients('show <key>', 'show one').action(act((context, key: string) => showRecipientsVerb(context, key)))
  ofRecipients('upload <file>', 'upload a table (CSV, Excel, JSON) and see what its columns probably mean')
    .requiredOption('--origin <words>', 'where the addresses come from; stands in the letter')
    .option('--title <name>', 'default: the file’s name')
    .option('--purpose <purpose>', 'mailing, seeds, suppressions', 'mailing')
    .option('--delete-at <day>', 'day on which its rows go')
    .action(act(uploadRecipientsVerb))
  ofRecipients('map <key>', 'confirm what the columns mean, and have the list checked')
    .option('--column <name=field>', 'where the proposal is wrong; name= leaves the column out; one or several', collect)
    .option('--country <code>', 'of rows that name none')
    .action(act(mapRecipientsVerb))
  const user = program.command('user').description('people')
  user
    .command('create')
    .description('make an account and print its token')
    .requiredOption('--email <address>', 'address to sign in with', email)
    .requiredOption('--role <role>', 'admin, editor, approver, agent; may be repeated', collect)
    .option('--name <name>', 'as shown to others')
    .option('--json', 'answer in JSON')
    .action(act(createUser))
  const token = program.command('token').description('tokens')
  token
    .command('create')
    .description('issue a token and print it')
    .requiredOption('--kind <kind>', 'channel-app, print-shop or person')
    .option('--name <name>', 'what it is for')
    .option('--channels <ids>', 'channels that an app may read, by comma')
    .option('--email <address>', 'whose token it is (kind person)')
    .option('--shop <key>', 'key of the print shop (kind print-shop)')
    .option('--expires <time>', 'a day or an instant; default: in a year')
    .option('--json', 'answer in JSON')
    .action(act(createToken))
  return program
}

function email(value: string): string {
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value)) throw new InvalidArgumentError('That is no e-mail address.')
  return value
}
