/** Requests that are wrong as a whole: bodies, queries, addresses. Never a 500, never a look inside. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { HOSTILE_STRINGS } from '../../fixtures/hostile.ts'
import { DATABASE, makePiece, startHub, type TestHub } from '../hub.ts'
import { type Answer, type Send, signedIn } from '../access/rest.ts'
import { numberOf } from '../access/seed.ts'
import { deepJson } from './wrong-values.ts'

let hub: TestHub
let send: Send
let piece: { id: string | number; key: string }

beforeAll(async () => {
  hub = await startHub()
  send = (await signedIn(hub, 'Alles Erlaubt', ['admin', 'editor', 'approver'])).send
  piece = await makePiece(await hub.person('Edda Editor', ['editor']))
})
afterAll(() => hub?.stop())

function expectRefusal(answer: Answer, what: string, statuses: readonly number[] = [400, 403, 404, 413, 415]): void {
  expect(statuses, `${what}: ${answer.text.slice(0, 200)}`).toContain(answer.status)
  expect(answer.text, what).not.toMatch(/ at .{0,200}:\d+:\d+|node_modules|SQLITE|MongoServer|DrizzleQuery/)
  expect(answer.text.length, what).toBeGreaterThan(20)
}
const notFailed = (answer: Answer, what: string) => {
  expect(answer.status, `${what}: ${answer.text.slice(0, 200)}`).toBeLessThan(500)
  expect(answer.text, what).not.toMatch(/ at .{0,200}:\d+:\d+|node_modules|SQLITE|MongoServer|DrizzleQuery/)
}

describe(`bodies (${DATABASE})`, () => {
  const BODIES: Readonly<Record<string, string>> = {
    'no JSON': '{"title": ',
    'another language': 'title=x&body=y',
    'a list': '[{"title":"x"}]',
    'an empty list': '[]',
    'a word': '"title"',
    'a number': '7',
    true: 'true',
    'nothing much': 'null',
    'NaN': '{"title": NaN}',
    'very deep JSON': deepJson(20_000),
    'a deep body': `{"title":"x","body":${deepJson(101)}}`,
    'a very deep body': `{"title":"x","body":${deepJson(20_000)}}`,
    'deep extra': `{"title":"x","extra":${deepJson(20_000)}}`,
    'a text of 5 MB': JSON.stringify({ title: 'x', teaser: 'y'.repeat(5_000_000) }),
    'a body of 5 MB': JSON.stringify({ title: 'x', body: { root: { type: 'root', children: [{ type: 'paragraph', children: [{ type: 'text', text: 'y'.repeat(5_000_000) }] }] } } }),
    'two hundred thousand nodes': JSON.stringify({ title: 'x', body: { root: { type: 'root', children: Array.from({ length: 200_000 }, () => ({ type: 'paragraph', children: [] })) } } }),
  }
  it.each(Object.entries(BODIES))('%s is no piece', async (name, body) => {
    const before = await numberOf(hub, 'pieces')
    for (const [method, path] of [['POST', '/pieces?locale=de'], ['PATCH', `/pieces/${piece.id}?locale=de`]] as const) {
      const answer = await send(method, path, { body })
      expectRefusal(answer, `${method} ${name}`)
    }
    const { docs } = await hub.payload.find({ collection: 'pieces', draft: true, where: { id: { equals: piece.id } } })
    expect(docs[0]?.title).toBe('Ökostrom für alle')
    expect(await numberOf(hub, 'pieces')).toBe(before)
  })

  it.each(['/topics', '/brands', '/users', '/app-tokens', '/media', '/users/login', '/users/forgot-password', '/users/reset-password', '/users/unlock', '/payload-preferences/x'])('the same at %s', async (path) => {
    for (const [name, body] of Object.entries(BODIES)) notFailed(await send('POST', path, { body }), `${path} ${name}`)
  })

  it.each(['submit', 'publish', 'unpublish'])('the same when a piece is to %s', async (verb) => {
    for (const [name, body] of Object.entries(BODIES)) expectRefusal(await send('POST', `/flow/pieces/${piece.key}/${verb}`, { body }), name, [400, 413])
    for (const body of [{ locale: { $gt: '' } }, { locale: 'xx', channels: ['web-page'] }, { locale: 'de', channels: 'web-page' }, { locale: 'de', channels: [] }, { locale: 'de', channels: ['fax'] }, { locale: 'de', channels: ['web-page'], from: 'morgen' }, { locale: 'de', comment: 'x'.repeat(3_000) }, { locale: 'de', evil: true }]) {
      expectRefusal(await send('POST', `/flow/pieces/${piece.key}/${verb}`, { body }), JSON.stringify(body), [400, 404, 422])
    }
  })

  it('a form that is none', async () => {
    for (const payload of ['{', '[]', 'null', '7', '"x"', deepJson(20_000)]) {
      const form = new FormData()
      form.append('_payload', payload)
      notFailed(await send('POST', '/pieces?locale=de', { form }), `_payload ${payload.slice(0, 10)}`)
      notFailed(await send('PATCH', `/pieces/${piece.id}?locale=de`, { form }), `_payload ${payload.slice(0, 10)}`)
    }
    for (const type of ['multipart/form-data', 'multipart/form-data; boundary=x', 'multipart/form-data; boundary=', 'text/plain', 'application/xml', 'application/json; charset=utf-16', 'a/b/c', '']) {
      for (const body of ['--x\r\nContent-Disposition: form-data; name="_payload"\r\n\r\n{"title":"x"', '<a/>']) notFailed(await send('POST', '/pieces?locale=de', { body, headers: { 'content-type': type } }), type)
    }
  })
})

describe(`queries (${DATABASE})`, () => {
  const deepWhere = Array.from({ length: 40 }, () => '[and][0]').join('')
  const QUERIES = [
    'limit=-1', 'limit=abc', 'limit=1e9', 'limit=Infinity', 'limit[$gt]=1', 'page=-1', 'page=1e30', 'page=abc', 'depth=99999', 'depth=abc', 'depth[]=1', 'pagination=maybe',
    'sort=', 'sort=-', 'sort=%20', 'sort=nothing', 'sort=$where', 'sort[a]=b', 'sort=title,__proto__', "sort=title';--", 'sort=title.de.x.y', 'sort=constructor.prototype',
    'where=', 'where=x', 'where[title]=x', 'where[title][$gt]=', 'where[title][$where]=1', 'where[title][nope]=1', 'where[nope][equals]=1', 'where[title][equals][$ne]=', 'where[title][like]=%25',
    'where[__proto__][equals]=1', 'where[constructor][equals]=1', 'where[constructor][prototype][equals]=1', 'where[title.__proto__][equals]=1', "where[title'][equals]=1", 'where[and]=x', 'where[or][0]=x', 'where[and][0][or][0][and]=1', `where${deepWhere}[title][equals]=x`,
    'where[id][equals]=', 'where[id][equals][]=1', 'where[id][in]=1,2', "where[id][equals]=' OR 1=1 --", 'where[id][like]=%27', 'where[hero][equals][relationTo]=users', 'where[date][greater_than]=morgen', 'where[date][equals]=99999999-99-99', 'where[rev][equals]=abc', 'where[rev][greater_than]=1e999',
    "where[extra.a'b][equals]=1", 'where[extra.a"b][equals]=1', "where[extra.x'); DROP TABLE pieces; --][equals]=1", 'where[extra.$where][equals]=1', 'where[extra][equals][$gt]=', 'where[body.root][like]=x', 'where[title][near]=1,2', 'where[title][within]=x', 'where[title][intersects]=x', 'where[title][all]=x', 'where[title][exists]=perhaps',
    'select=x', 'select[__proto__]=true', 'select[nope]=true', 'select[title]=maybe', 'populate=x', 'populate[users][name]=true', 'joins=x', 'joins[x][limit]=1', 'locale=xx', 'locale[]=de', 'locale=../de', 'fallback-locale=xx', 'fallbackLocale[]=xx', 'draft=perhaps', 'trash=true',
    'a[b][c][d][e][f][g][h][i][j][k][l][m]=1', `where[title][in]=${Array.from({ length: 500 }, (_, index) => index).join(',')}`, '%', '%E0%A4%A', '&&&=&=',
  ]
  it.each(['/pieces', '/pieces/versions', '/pieces/count', '/users', '/submissions'])('%s fails at none', async (path) => {
    for (const query of QUERIES) {
      const answer = await send('GET', `${path}?${query}`)
      notFailed(answer, `${path}?${query}`)
    }
    // Nothing was harmed.
    expect(await numberOf(hub, 'pieces')).toBeGreaterThan(0)
  })

  it('hostile words as values find nothing and break nothing', async () => {
    for (const word of HOSTILE_STRINGS) {
      const value = encodeURIComponent(word.replace(/\p{Cs}/gu, '?').slice(0, 1_000))
      for (const operator of ['equals', 'like', 'contains', 'in', 'not_in', 'greater_than']) {
        const answer = await send('GET', `/pieces?draft=true&locale=de&where[title][${operator}]=${value}`)
        notFailed(answer, `${operator} ${word}`)
        if (operator === 'equals') expect(answer.json.docs ?? [], word).toEqual([])
      }
    }
  })

  it('ids that are none are not found', async () => {
    const ids = ['x', '%00', '..%2f..', '0', '-1', 'NaN', 'null', 'undefined', '[object Object]', "'%20OR%201=1", '{"$gt":""}', '%7B%22$gt%22:%22%22%7D', '00000000-0000-4000-8000-000000000000', 'f'.repeat(24), 'x'.repeat(4_000), '%E2%80%AE', '__proto__', 'constructor']
    for (const id of ids) {
      for (const [method, path, body] of [['GET', `/pieces/${id}`], ['PATCH', `/pieces/${id}`, {}], ['DELETE', `/pieces/${id}`], ['POST', `/pieces/${id}/duplicate`, {}], ['GET', `/pieces/versions/${id}`], ['POST', `/pieces/versions/${id}`, {}], ['POST', `/pieces/access/${id}`, {}], ['GET', `/users/${id}`], ['GET', `/${id}`], ['POST', `/flow/pieces/${id}/submit`, { locale: 'de' }], ['GET', `/flow/submissions/${id}`]] as const) {
        const answer = await send(method, path, body === undefined ? {} : { body })
        notFailed(answer, `${method} ${path}`)
        if (!path.startsWith('/pieces/access')) expect([400, 403, 404, 405], `${method} ${path}`).toContain(answer.status)
      }
    }
  })
})
