import { fileURLToPath } from 'node:url'

// Nothing that makes it slower than it need be.
export default {
  poweredByHeader: false,
  compress: false,
  generateEtags: false,
  turbopack: { root: fileURLToPath(new URL('../../../../..', import.meta.url)) },
}
