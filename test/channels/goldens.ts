/** Goldens: one small file per feature. A missing one fails where `CI` is set and is written elsewhere; one that nobody asks for always fails. */
import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { MEDIA, ROOF } from '../fixtures/media-facts.ts'
import { ALL_TYPES, NODE_SAMPLES, SAMPLED_TYPES } from '../fixtures/node-samples.ts'
import { BOILERPLATE_EN, EMPTY_EN, GUIDE_EN, edition } from '../fixtures/pieces.ts'
import type { Edition, PieceContent } from '../../src/content/edition.ts'

/** A piece whose body is one sample. */
export function samplePiece(name: keyof typeof NODE_SAMPLES): Edition<PieceContent> {
  return edition({
    ...EMPTY_EN.content,
    media: { [ROOF]: MEDIA[ROOF]! },
    embeds: { boilerplate: BOILERPLATE_EN.hash, 'solar-guide': GUIDE_EN.hash },
    body: { type: 'root', children: [NODE_SAMPLES[name]] },
  })
}

/** Compares what `show` makes of every sample with `test/golden/<channel>/<name>.<extension>`. */
export function testGoldens(channel: string, extension: string, show: (piece: Edition<PieceContent>) => string): void {
  const folder = new URL(`../golden/${channel}/`, import.meta.url)
  const names = Object.keys(NODE_SAMPLES) as (keyof typeof NODE_SAMPLES)[]
  test.each(names)(`golden ${extension}: %s`, async (name) => {
    await expect(show(samplePiece(name))).toMatchFileSnapshot(new URL(`${name}.${extension}`, folder).pathname)
  })
  test(`goldens ${extension}: every node type has one, none is orphaned`, () => {
    expect(ALL_TYPES.filter((type) => !SAMPLED_TYPES.has(type))).toEqual([])
    const files = readdirSync(folder).filter((file) => file.endsWith(`.${extension}`))
    expect(files.filter((file) => !names.some((name) => file === `${name}.${extension}`))).toEqual([])
  })
}
