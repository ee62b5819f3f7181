'use client'
import { useEffect, useMemo, useState } from 'react'
import { useChannels } from '../channels/channels-context.ts'
import type { PostPicture, PostText, PostView, QuotePost } from '../channels/composition.ts'
import { fetchJson, previewPath, sentenceOf } from '../flow-api.ts'
import { useLanguage } from '../use-language.ts'
import { PostCard } from './post-card.tsx'
import type { RenditionProps } from './rendition.tsx'
import { fileAddress, type Loaded } from './use-listing.ts'

/** The part of `post.json` and `quote-1.json` that is shown. */
type Packed = Omit<PostText, 'number' | 'of'> & { readonly images: readonly Omit<PostPicture, 'order' | 'drawn'>[]; readonly chain?: readonly Omit<PostText, 'number' | 'of'>[] }

/** The post much as its network shows it, and one for each customer that the piece quotes. */
export function SocialPost(props: RenditionProps) {
  const { source, channel, variant, round } = props
  const { w, pick } = useLanguage()
  const { account } = useChannels()
  const loaded = usePost(props)
  const pictures = useMemo(
    () => ({ addressOf: ({ file }: PostPicture) => fileAddress(source, channel.id, variant.id, file, round), isBeingMade: false, hasFailed: false }),
    [source, channel.id, variant.id, round],
  )
  if (loaded.is === 'failed') return <p className="hub-message hub-message--error">{loaded.sentence}</p>
  if (loaded.is === 'loading') return <p className="hub-waiting">{w('loading')}</p>
  return <PostCard view={loaded.value} network={{ id: variant.id, label: pick(variant.label) }} account={account} pictures={pictures} />
}

/** The post and those that quote, out of the files that describe them. */
function usePost({ source, channel, variant, listing }: RenditionProps): Loaded<PostView> {
  const language = useLanguage()
  const [loaded, setLoaded] = useState<Loaded<PostView>>({ is: 'loading' })
  useEffect(() => {
    const abort = new AbortController()
    const read = (artefact: string) => fetchJson<Packed>(previewPath(source, { channel: channel.id, variant: variant.id, artefact }), { signal: abort.signal })
    const quotes = listing.artefacts.map(({ name }) => name).filter((name) => /^quote-\d+\.json$/.test(name))
    Promise.all([read('post.json'), ...quotes.map(read)]).then(
      ([post, ...quoting]) => post && !abort.signal.aborted && setLoaded({ is: 'there', value: viewOf(post, quoting) }),
      (error: unknown) => !abort.signal.aborted && setLoaded({ is: 'failed', sentence: sentenceOf(error, language) }),
    )
    return () => abort.abort()
  }, [source, channel.id, variant.id, listing, language])
  return loaded
}

function viewOf({ chain = [], ...post }: Packed, quotes: readonly Packed[]): PostView {
  const of = chain.length + 1
  const withoutOrders = ({ images }: Packed): readonly PostPicture[] => images.map((image) => ({ ...image, order: null, drawn: null }))
  return {
    ...post,
    number: 1,
    of,
    images: withoutOrders(post),
    chain: chain.map((text, index) => ({ ...text, number: index + 2, of })),
    quotes: quotes.map((quote): QuotePost => ({ ...quote, number: 1, of: 1, file: quote.images[0]?.file ?? '', images: withoutOrders(quote) })),
  }
}
