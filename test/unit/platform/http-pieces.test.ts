import { describe, expect, it } from 'vitest'
import { HubError } from '../../../src/content/errors.ts'
import { nodeProblem } from '../../../src/server/node-version.ts'
import { matchesEtag, strongEtag, toProblem } from '../../../src/server/respond.ts'
import { isKnownHost, isSameOrigin } from '../../../src/server/same-origin.ts'

describe('isSameOrigin', () => {
  const publicUrl = 'https://hub.example.com'
  const ask = (method: string, headers: Record<string, string>, pathname = '/api/pieces') => isSameOrigin({ method, pathname, headers, publicUrl })
  it.each([
    ['reading is free', 'GET', { cookie: 'a=b', origin: 'https://evil.example' }, true],
    ['own origin', 'POST', { cookie: 'a=b', origin: publicUrl }, true],
    ['foreign origin with cookie', 'POST', { cookie: 'a=b', origin: 'https://evil.example' }, false],
    ['foreign origin that begins alike', 'DELETE', { cookie: 'a=b', origin: 'https://hub.example.com.evil.example' }, false],
    ['null origin', 'POST', { cookie: 'a=b', origin: 'null' }, false],
    ['foreign sign-in without cookie', 'POST', { origin: 'https://evil.example' }, false],
    ['same host by another scheme', 'POST', { cookie: 'a=b', origin: 'http://hub.example.com', host: 'hub.example.com' }, false],
    ['loopback host in use', 'POST', { cookie: 'a=b', origin: 'http://localhost:3000', host: 'localhost:3000' }, true],
    ['other loopback port', 'POST', { cookie: 'a=b', origin: 'http://localhost:8080', host: 'localhost:3000' }, false],
    ['cross-site by Sec-Fetch-Site', 'PATCH', { cookie: 'a=b', 'sec-fetch-site': 'cross-site' }, false],
    ['same-site is not same-origin', 'PATCH', { cookie: 'a=b', 'sec-fetch-site': 'same-site' }, false],
    ['same-origin by Sec-Fetch-Site', 'PATCH', { cookie: 'a=b', 'sec-fetch-site': 'same-origin' }, true],
    ['a program', 'POST', {}, true],
    ['a token from a foreign page', 'POST', { authorization: 'Bearer x', origin: 'https://app.example.com' }, true],
    ['a token and a cookie from a foreign page', 'POST', { authorization: 'Bearer x', cookie: 'a=b', origin: 'https://app.example.com' }, false],
  ] as const)('%s', (_, method, headers, expected) => expect(ask(method, headers)).toBe(expected))
})

it.each([
  ['127.0.0.1:3000', true, true],
  ['LOCALHOST', true, true],
  ['[::1]:3000', true, true],
  ['hub.example.com', true, true],
  ['evil.example', true, false],
  ['127.0.0.1.evil.example', true, false],
  [undefined, true, false],
  ['anything.example', false, true],
] as const)('isKnownHost(%s), loopback %s: %s', (host, isLoopback, expected) => {
  expect(isKnownHost(host, 'https://hub.example.com', isLoopback)).toBe(expected)
})

describe('entity tags', () => {
  it('differ with the bytes and never hold a quote', () => {
    expect(strongEtag('a')).not.toBe(strongEtag('b'))
    expect(strongEtag('a')).toBe(strongEtag(Buffer.from('a')))
    expect(strongEtag('a')).toMatch(/^[\w-]{27}$/)
  })
  it.each([
    ['"x"', true],
    ['W/"x"', true],
    ['"y", "x"', true],
    ['*', true],
    ['x', false],
    ['"xx"', false],
    [undefined, false],
  ])('If-None-Match %s: %s', (header, expected) => expect(matchesEtag(header, 'x')).toBe(expected))
})

describe('toProblem', () => {
  it('lets a HubError speak, its copy from another bundle too', () => {
    expect(toProblem(new HubError('gone', 'It is gone.'))).toEqual({ code: 'gone', message: 'It is gone.' })
    expect(toProblem({ name: 'HubError', code: 'conflict', message: 'Twice.', details: { rev: 2 } })).toEqual({ code: 'conflict', message: 'Twice.', details: { rev: 2 } })
  })
  it.each([new Error('secret path /etc'), { name: 'HubError', code: 'made-up', message: 'x' }, null, undefined, 'text'])('hides everything else: %s', (thrown) => {
    const problem = toProblem(thrown)
    expect(problem.code).toBe('internal')
    expect(problem.message).not.toMatch(/secret|etc/)
  })
})

it.each([
  ['20.9.0', true],
  ['20.20.2', true],
  ['22.0.0', true],
  ['20.8.9', false],
  ['18.20.0', false],
])('Node %s is good enough: %s', (version, isFine) => expect(nodeProblem(version) === undefined).toBe(isFine))
