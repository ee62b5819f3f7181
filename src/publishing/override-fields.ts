/** The fields by which editors speak to one channel only, made from what the channels declare. */
import type { Field } from 'payload'
import type { ChannelPlugin } from '../channel/contract.ts'

/** Name of a channel or of its field as Payload and SQL take it: `web-page` → `webPage`. */
export const groupName = (id: string): string => id.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())

/** One group per channel that can be overridden; empty by default. */
export function overrideFields(channels: readonly ChannelPlugin[]): Field[] {
  return channels
    .filter((channel) => channel.overrides.length > 0)
    .map((channel) => ({
      name: groupName(channel.id),
      type: 'group',
      label: { ...channel.label },
      fields: channel.overrides.map((field) => ({
        name: groupName(field.name),
        type: field.isMultiline ? 'textarea' : 'text',
        localized: true,
        maxLength: field.maxLength,
        label: { ...field.label },
      })) as Field[],
    }))
}
