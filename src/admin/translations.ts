/** The admin's own words in German and English, under `hub:` in Payload's translations. */
export const adminTranslations = {
  de: { hub: { channels: 'Kanäle' } },
  en: { hub: { channels: 'Channels' } },
} as const
