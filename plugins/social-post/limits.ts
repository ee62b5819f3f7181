/** Every network's rules as dated data, for the admin and the documentation. */
import type { Limits } from '../../src/channel/contract.ts'
import { NETWORKS } from './networks/index.ts'

export const limits: Limits = Object.fromEntries(Object.entries(NETWORKS).map(([id, network]) => [id, network.limits]))
