import { withPayload } from '@payloadcms/next/withPayload'
import type { NextConfig } from 'next'

const config: NextConfig = {
  distDir: '.next',
  poweredByHeader: false,
  // The server in front compresses nothing either: a reverse proxy does, and answers keep their strong entity tags.
  compress: false,
  // A wrong type anywhere (a test, say) must not keep the hub from starting; `npm run typecheck` is where types are checked.
  // Next rewrites the file it reads, hence one of its own.
  typescript: { ignoreBuildErrors: true, tsconfigPath: 'tsconfig.next.json' },
  // Native code and worker threads cannot be bundled.
  serverExternalPackages: ['@myriaddreamin/typst-ts-node-compiler', '@libsql/client', 'libsql', 'sharp', 'pino', 'mongoose', 'mongodb', '@atproto/api', 'masto', 'undici'],
  // Pictures are the hub's own derivatives; Next's optimiser would fetch and resize inside requests.
  images: { unoptimized: true },
  devIndicators: false,
}

export default withPayload(config, { devBundleServerPackages: false })
