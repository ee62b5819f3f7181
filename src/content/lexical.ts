/** The tree and the editor: `toTree(toLexical(tree, refs), refs)` equals every tree in canonical form. */
export { LEXICAL_BLOCKS, LEXICAL_LINK_FIELDS } from './blocks.ts'
export type * from './lexical-types.ts'
export { toLexical } from './to-lexical.ts'
export { toTree } from './to-tree.ts'
