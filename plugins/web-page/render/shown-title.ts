export { shownTitle } from '../../../src/channel/shown-title.ts'
