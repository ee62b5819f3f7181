/** What a reply becomes before it is stored: plain words, one conversation for each person, no name that a dialog could not have. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { textOf } from '../../../plugins/social-post/carriers/mastodon-replies.ts'
import { dialogSchema } from '../../../plugins/service-hub/import/dialog-schema.ts'
import type { Reply } from '../../../src/channel/carrier.ts'
import { dialogIdOf, dialogOfReply } from '../../../src/publishing/delivering/reply-dialog.ts'
import { HOSTILE_STRINGS } from '../../fixtures/hostile.ts'

const REPLY: Reply = { id: '9', thread: '1', author: '7', handle: '@anna@example.com', at: '2026-11-20T10:00:00.000Z', text: 'Danke!', language: 'de', url: 'https://example.com/@anna/9', isPrivate: false, attachments: 0, cursor: '9' }
const PLACE = { account: 'stadtwerke', network: 'mastodon', networkLabel: 'Mastodon', language: 'de' } as const
const schema = dialogSchema('Europe/Berlin')

describe('the words of a status', () => {
  it.each([
    ['<p>Eins<br>zwei</p><p>drei</p>', 'Eins\nzwei\n\ndrei'],
    ['<p>5 &lt; 6 &amp; 7 &gt; 6 &#39;ja&#39; &#x2764;</p>', "5 < 6 & 7 > 6 'ja' ❤"],
    ['<p><a href="https://x" rel="nofollow"><span class="invisible">https://</span><span class="ellipsis">example.com/ein</span><span class="invisible">/Weg</span></a></p>', 'https://example.com/ein/Weg'],
    ['<p>&amp;lt;b&amp;gt; bleibt, was es ist</p>', '&lt;b&gt; bleibt, was es ist'],
    ['&#xD800;&#0;&#x110000;&unbekannt;', '&unbekannt;'],
    ['&constructor;&toString;', '&constructor;&toString;'],
    ['', ''],
  ])('%s', (html, text) => expect(textOf(html)).toBe(text))

  it('have no tag, whatever comes in', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (words) => !/<[a-z/][^<>]*>/i.test(textOf(`<p>${words.replaceAll('&', '')}</p>`))))
  })
})

describe('a reply as a dialog', () => {
  it('names conversations by account, person and thread', () => {
    const ids = [REPLY, { ...REPLY, author: '8' }, { ...REPLY, thread: '2' }].map((one) => dialogIdOf('stadtwerke', one))
    expect(new Set(ids).size).toBe(3)
    const long = dialogIdOf('a'.repeat(80), { author: `did:web:${'x'.repeat(200)}`, thread: `at://${'y'.repeat(200)}` })
    expect([long.length <= 200, long.startsWith(`${'a'.repeat(80)}/`)]).toEqual([true, true])
    const { author, externalId } = dialogOfReply({ ...REPLY, author: `did:web:${'x'.repeat(200)}` }, null, PLACE)
    expect(externalId.startsWith(author.idsBegin)).toBe(true)
  })

  it('is taken by the intake whatever people write', () => {
    for (const text of [...HOSTILE_STRINGS, '', ' ', '\u202E', 'x'.repeat(10_000)]) {
      const { author: _, ...dialog } = dialogOfReply({ ...REPLY, text, language: text.slice(0, 5) }, { reference: '1', at: REPLY.at, text: 'Unser Post', url: null }, PLACE)
      expect(schema.safeParse(dialog).error?.issues ?? []).toEqual([])
    }
  })

  it('says what it is, and nothing of what was said, in its subject', () => {
    expect(dialogOfReply(REPLY, null, PLACE).subject).toBe('Erwähnung durch @anna@example.com auf Mastodon')
    expect(dialogOfReply({ ...REPLY, isPrivate: true, attachments: 1 }, null, { ...PLACE, language: 'en' })).toMatchObject({
      source: 'social-private',
      messages: [{ author: 'customer', text: 'Danke!', isPrivate: true }, { author: 'system', text: 'On Mastodon (with 1 attachment there): https://example.com/@anna/9' }],
    })
  })
})
