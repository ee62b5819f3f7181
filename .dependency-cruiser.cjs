/** The direction of dependencies: content ← channel ← plugins ← payload.config; content ← recipients; content, channel, recipients ← publishing ← jobs, graphql, server, cli. */
const PURE_FORBIDDEN = '^(payload|@payloadcms/|next|react|sharp|@myriaddreamin|@cantoo|mongodb|mongoose|@libsql|pino)'

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    { name: 'no-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: '^(cloudflare:|bun:)' } },
    { name: 'content-is-pure', severity: 'error', comment: 'content knows nothing but itself', from: { path: '^src/content/' }, to: { path: '^(src/(?!content/)|collections/|plugins/)' } },
    { name: 'channel-knows-content-only', severity: 'error', from: { path: '^src/channel/' }, to: { path: '^(src/(?!content/|channel/)|collections/|plugins/)' } },
    { name: 'recipients-know-content-only', severity: 'error', from: { path: '^src/recipients/' }, to: { path: '^(src/(?!content/|recipients/)|collections/|plugins/)' } },
    { name: 'pure-code-has-no-platform', severity: 'error', from: { path: '^(src/(content|channel|recipients)/|plugins/[^/]+/(render|networks|hints)/)' }, to: { dependencyTypes: ['core'] } },
    { name: 'pure-code-has-no-framework', severity: 'error', from: { path: '^(src/(content|channel|recipients)/|plugins/[^/]+/(render|networks|hints)/)' }, to: { path: `node_modules/${PURE_FORBIDDEN.slice(1)}` } },
    { name: 'render-never-packs-or-sends', severity: 'error', from: { path: '^plugins/[^/]+/render/' }, to: { path: '^plugins/[^/]+/(pack|carrier|pool)' } },
    { name: 'channels-know-each-other-not', severity: 'error', from: { path: '^plugins/([^/]+)/' }, to: { path: '^plugins/([^/]+)/', pathNot: '^plugins/$1/' } },
    // on-stop is where anything that keeps processes says how to end them.
    { name: 'channels-know-no-shell', severity: 'error', comment: 'service-hub is no channel but a feature: it adds to the shell', from: { path: '^plugins/[^/]+/', pathNot: '^plugins/service-hub/' }, to: { path: '^(src/(publishing|access|tokens|admin|jobs|graphql|server|cli|app)/|collections/)', pathNot: '^src/server/on-stop' } },
    { name: 'only-the-root-knows-channels', severity: 'error', from: { path: '^(src|collections)/', pathNot: '^src/payload\\.config' }, to: { path: '^plugins/' } },
    { name: 'collections-know-no-entry', severity: 'error', from: { path: '^collections/' }, to: { path: '^src/(server|cli|graphql|jobs|app)/' } },
    { name: 'publishing-knows-no-entry', severity: 'error', from: { path: '^src/(publishing|access|tokens)/' }, to: { path: '^src/(jobs|graphql|server|cli|admin|app)/' } },
    { name: 'nothing-imports-tests', severity: 'error', from: { path: '^(src|collections|plugins)/' }, to: { path: '^test/' } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^src/app/.*importMap' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'] },
  },
}
