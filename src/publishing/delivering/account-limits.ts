/** Where an account's server takes less than posts are cut to. */
import type { HubServices } from '../hub.ts'
import type { AccountRecord } from './accounts.ts'
import { networkOf } from './networks.ts'

/** What to do about it; null where posts fit, or nobody has checked the account yet. */
export function limitWarning({ channels, settings }: Pick<HubServices, 'channels' | 'settings'>, { network, mostCharacters }: Pick<AccountRecord, 'network' | 'mostCharacters'>): { readonly de: string; readonly en: string } | null {
  const { carrier, channel } = networkOf({ channels }, network)
  const set = carrier.charactersSet?.(network, settings[channel]) ?? null
  if (!mostCharacters || set === null || set <= mostCharacters) return null
  return {
    de: `Der Server dieses Kontos nimmt ${mostCharacters} Zeichen je Post, der Hub zählt bis ${set}: Längere Posts lehnt der Server ab. Setzen Sie in den Einstellungen des Kanals ${network}.maxCharacters auf ${mostCharacters}, oder halten Sie sich hier kürzer.`,
    en: `This account’s server takes ${mostCharacters} characters per post, the hub counts up to ${set}: the server refuses longer posts. Set ${network}.maxCharacters in the channel’s settings to ${mostCharacters}, or be shorter here.`,
  }
}
