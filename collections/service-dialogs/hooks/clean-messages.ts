import type { CollectionBeforeValidateHook } from 'payload'
import { cleanLine, cleanText } from '../../../src/content/clean-text.ts'

/** Texts of customers without control characters; whatever else they hold, HTML or braces, stays the text it is. */
export const cleanMessages: CollectionBeforeValidateHook = ({ data }) => {
  if (!data) return data
  const { subject, externalId, messages } = data as { subject?: unknown; externalId?: unknown; messages?: unknown }
  return {
    ...data,
    ...(typeof subject === 'string' ? { subject: cleanLine(subject) } : {}),
    ...(typeof externalId === 'string' ? { externalId: cleanLine(externalId) } : {}),
    ...(Array.isArray(messages) ? { messages: messages.map(cleanMessage) } : {}),
  }
}

function cleanMessage(message: unknown): unknown {
  const { text } = (message ?? {}) as { text?: unknown }
  return typeof text === 'string' ? { ...(message as object), text: cleanText(text) } : message
}
