/** Where the pages of recipient lists are. */
export const LISTS_PATH = '/admin/recipients'
export const SUPPRESSIONS_PATH = '/admin/suppressions'
export const listPath = (key: string): string => `${LISTS_PATH}/${encodeURIComponent(key)}`
