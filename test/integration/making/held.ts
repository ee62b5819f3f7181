import { vi } from 'vitest'
import type { ChannelPlugin, Packed, PackTools } from '../../../src/channel/contract.ts'

export interface Held {
  /** How often packing began. */
  begun: number
  letGo(): void
}

/** Holds packing back until it is let go; counts how often it begins. */
export function held(channel: ChannelPlugin): Held {
  const pack = channel.pack.bind(channel)
  let letGo: () => void = () => undefined
  const gate = new Promise<void>((resolve) => (letGo = resolve))
  const watch = { begun: 0, letGo: () => letGo() }
  vi.spyOn(channel, 'pack').mockImplementation(async (composition: unknown, tools: PackTools): Promise<Packed> => {
    watch.begun += 1
    tools.progress?.(1, 4)
    await gate
    return pack(composition, tools)
  })
  return watch
}
