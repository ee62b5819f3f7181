/** The composition root: the only file that knows collections and plugins. */
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { de } from '@payloadcms/translations/languages/de'
import { en } from '@payloadcms/translations/languages/en'
import { buildConfig, type Config, type SanitizedConfig } from 'payload'
import sharp from 'sharp'
import { addresses } from '../collections/addresses/index.ts'
import { appTokens } from '../collections/app-tokens/index.ts'
import { approvals } from '../collections/approvals/index.ts'
import { attachments } from '../collections/attachments/index.ts'
import { auditEvents } from '../collections/audit-events/index.ts'
import { brands } from '../collections/brands/index.ts'
import { consentEvents } from '../collections/consent-events/index.ts'
import { contacts } from '../collections/contacts/index.ts'
import { deliveries } from '../collections/deliveries/index.ts'
import { editions } from '../collections/editions/index.ts'
import { erasures } from '../collections/erasures/index.ts'
import { excerpts } from '../collections/excerpts/index.ts'
import { mailings } from '../collections/mailings/index.ts'
import { media } from '../collections/media/index.ts'
import { piecesCollection } from '../collections/pieces/index.ts'
import { printRuns } from '../collections/print-runs/index.ts'
import { recipientLists } from '../collections/recipient-lists/index.ts'
import { suppressions } from '../collections/suppressions/index.ts'
import { printShops } from '../collections/print-shops/index.ts'
import { publications } from '../collections/publications/index.ts'
import { renditions } from '../collections/renditions/index.ts'
import { serviceDialogs } from '../collections/service-dialogs/index.ts'
import { socialAccountsCollection } from '../collections/social-accounts/index.ts'
import { submissions } from '../collections/submissions/index.ts'
import { tasks } from '../collections/tasks/index.ts'
import { testimonials } from '../collections/testimonials/index.ts'
import { topics } from '../collections/topics/index.ts'
import { users } from '../collections/users/index.ts'
import { channels } from '../plugins/index.ts'
import { serviceHub } from '../plugins/service-hub/index.ts'
import { closeDoors } from './access/doors.ts'
import { channelFacts } from './admin/channels/channel-facts.ts'
import { adminTranslations } from './admin/translations.ts'
import { DEFAULT_FRONT_MATTER_KEYS } from './content/markdown.ts'
import { consentEndpoints } from './consent/endpoints.ts'
import { rightsEndpoints } from './consent/rights/endpoints.ts'
import { databaseAdapter } from './database.ts'
import { env } from './env.ts'
import { answerErrors } from './publishing/answer-errors.ts'
import { deliveringEndpoints } from './publishing/delivering/endpoints.ts'
import { reachedNetworks } from './publishing/delivering/networks.ts'
import { keyOfHub } from './publishing/delivering/sealed.ts'
import { hubEndpoints } from './publishing/endpoints.ts'
import type { HubServices } from './publishing/hub.ts'
import { recipientListEndpoints } from './publishing/recipient-lists/endpoints.ts'
import { mailingEndpoints } from './publishing/mailings/endpoints.ts'
import { log } from './server/log.ts'
import { smtpMail } from './server/mail.ts'
import { noEmail } from './server/no-email.ts'
import { onStop } from './server/on-stop.ts'
import { shopEndpoints } from './publishing/printing/shop/endpoints.ts'
import { printingEndpoints } from './publishing/printing/endpoints.ts'
import { createBlobStore } from './publishing/media/blob-store.ts'
import { createMediaStore } from './publishing/media/store.ts'
import { overrideFields } from './publishing/override-fields.ts'
import { closePrivateFolders } from './publishing/private-folders.ts'
import { LOCALES } from './publishing/places.ts'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')

const hub: HubServices = {
  channels,
  settings: Object.fromEntries(channels.map((channel) => [channel.id, channel.settings.parse({})])),
  media: createMediaStore(env.mediaDir),
  attachments: createMediaStore(env.attachmentsDir),
  blobs: createBlobStore(join(env.dataDir, 'renditions')),
  frontMatterKeys: DEFAULT_FRONT_MATTER_KEYS,
  publicUrl: env.publicUrl,
  secret: env.secret,
  mail: env.mail && smtpMail(env.mail, env.publicUrl),
  testMailDomains: env.testMailDomains,
  timeZone: env.timeZone,
  sealingKeys: [...env.socialKeys, keyOfHub(env.secret)],
  privateHosts: env.privateHosts,
  printRuns: join(env.dataDir, 'print-runs'),
  recipients: join(env.dataDir, 'recipients'),
  iccProfiles: createBlobStore(join(env.dataDir, 'icc-profiles')),
  erasureList: join(env.dataDir, 'erasures.jsonl'),
}

for (const { id, close } of channels) if (close) onStop(`the workers of ${id}`, close)

const config: Config = {
  secret: env.secret,
  serverURL: '',
  db: databaseAdapter(env),
  sharp,
  telemetry: false,
  logger: log as never,
  email: noEmail,
  // What a person did wrong is told to that person; the log is for what is wrong with the hub. Never 'info': that would write the sentence, which may repeat what the person wrote.
  loggingLevels: Object.fromEntries(['HubError', 'ValidationError', 'Forbidden', 'NotFound', 'APIError', 'QueryError', 'AuthenticationError', 'InvalidFieldRelationship'].map((name) => [name, 'debug'])) as never,
  collections: [
    piecesCollection(overrideFields(channels), channelFacts(channels)),
    mailings,
    media,
    topics,
    testimonials,
    serviceDialogs,
    attachments,
    contacts,
    submissions,
    tasks,
    publications,
    editions,
    approvals,
    addresses,
    renditions,
    deliveries,
    printRuns,
    recipientLists,
    suppressions,
    auditEvents,
    consentEvents,
    excerpts,
    erasures,
    brands,
    users,
    socialAccountsCollection(reachedNetworks(channels)),
    printShops,
    appTokens,
  ],
  admin: {
    user: 'users',
    avatar: 'default',
    importMap: { baseDir: root, importMapFile: join(root, 'src/app/(payload)/importMap.js') },
    meta: { titleSuffix: ' · Einklang' },
    components: {
      providers: ['/src/admin/shell/name-controls#NameControls'],
      beforeDashboard: ['/src/admin/start/start-page#StartPage'],
      beforeNavLinks: ['/src/admin/posts/queue-nav-link#QueueNavLink', '/src/admin/recipients/recipients-nav-links#RecipientsNavLinks', '/src/admin/printing/runs-nav-link#RunsNavLink'],
      views: {
        createFirstUser: { path: '/create-first-user', exact: true, Component: '/src/admin/shell/first-administrator#FirstAdministrator' },
        // A title that is the same word in both languages: it cannot be translated.
        postQueue: { path: '/posts', exact: true, Component: '/src/admin/posts/queue-view#QueueView', meta: { title: 'Posts' } },
        recipientLists: { path: '/recipients', exact: true, Component: '/src/admin/recipients/recipients-views#RecipientListsView', meta: { title: 'Recipients' } },
        recipientList: { path: '/recipients/:key', exact: true, Component: '/src/admin/recipients/recipients-views#RecipientListView', meta: { title: 'Recipients' } },
        suppressions: { path: '/suppressions', exact: true, Component: '/src/admin/recipients/recipients-views#SuppressionsView', meta: { title: 'Suppressions' } },
        // `new` stands before the keys of runs.
        newPrintRun: { path: '/print-runs/new', exact: true, Component: '/src/admin/printing/print-views#NewRunView', meta: { title: 'Print' } },
        printRun: { path: '/print-runs/:key', exact: true, Component: '/src/admin/printing/print-views#RunView', meta: { title: 'Print' } },
        printRuns: { path: '/print-runs', exact: true, Component: '/src/admin/printing/print-views#RunsView', meta: { title: 'Print' } },
      },
      graphics: { Logo: '/src/admin/shell/logo#Logo', Icon: '/src/admin/shell/logo#Icon' },
    },
    dateFormat: 'dd.MM.yyyy, HH:mm',
  },
  i18n: { supportedLanguages: { de, en }, fallbackLanguage: 'en', translations: adminTranslations },
  localization: { locales: LOCALES.map(({ code, label }) => ({ code, label: { ...label } })), defaultLocale: LOCALES[0]?.code ?? 'de', fallback: false },
  // The hub's GraphQL for channel apps is its own (src/graphql): Payload's would offer every collection and its sign-in to everybody.
  graphQL: { disable: true, disablePlaygroundInProduction: true },
  cors: [],
  csrf: [env.publicUrl, ...(env.isLoopback ? [`http://127.0.0.1:${env.port}`, `http://localhost:${env.port}`] : [])],
  defaultDepth: 0,
  maxDepth: 3,
  upload: { limits: { fileSize: 25_000_000, fieldSize: 5_000_000 }, abortOnLimit: true, useTempFiles: false },
  endpoints: [...hubEndpoints, ...mailingEndpoints, ...deliveringEndpoints, ...printingEndpoints, ...consentEndpoints, ...rightsEndpoints, ...recipientListEndpoints, ...shopEndpoints],
  plugins: [serviceHub({ webhookSecrets: env.webhookSecrets, timeZone: env.timeZone })],
  hooks: { afterError: [answerErrors] },
  typescript: { autoGenerate: false },
  custom: { hub },
  onInit: closePrivateFolders,
}

export default buildConfig(config).then((built): SanitizedConfig => closeDoors(built))
