import type { ImportMap } from 'payload'

/** The admin's components by path; importMap.js is generated: `npm run generate:importmap`. */
export const importMap: ImportMap
