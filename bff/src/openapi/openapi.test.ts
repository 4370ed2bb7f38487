import { contract } from '@miaoguo/shared/contract/contract'
import type { Endpoint } from '@miaoguo/shared/contract/endpoint'
import { openLenderContract } from '@miaoguo/shared/contract/lender/open-lender'
import { problemCodeList } from '@miaoguo/shared/problem/codes'
import { expect, test } from 'vitest'
import { examples } from './examples.ts'
import { openApiDocument, openApiPath, openLenderDocument, problemsOf } from './document.ts'
import { openApiRoutes } from './routes.ts'

const document = openApiDocument('https://api.example')
const app = openApiRoutes({ env: { PUBLIC_URL: 'https://api.example' } as never })
const endpoints = [...contract, ...Object.values(openLenderContract)] as Endpoint[]

test('every endpoint of the contract is in the document, with its problems', () => {
  expect(endpoints.length).toBeGreaterThan(15)
  for (const endpoint of endpoints) {
    const operation = document.paths[openApiPath(endpoint.path)]?.[endpoint.method.toLowerCase()]
    expect(operation?.operationId).toBe(endpoint.id)
    const said = JSON.stringify(operation?.responses)
    for (const code of problemsOf(endpoint)) expect(said).toContain(`${code}:`)
  }
})

test('every POST asks for an idempotency key', () => {
  for (const methods of Object.values(document.paths)) {
    const names = methods['post']?.parameters.map((it) => it.name)
    if (names) expect(names).toContain('Idempotency-Key')
  }
})

test('every reference leads to a schema that is there', () => {
  const names = [
    ...JSON.stringify(document).matchAll(/#\/(?:components\/schemas|\$defs)\/(\w+)/g),
  ].map((it) => it[1] ?? '')
  expect(names.length).toBeGreaterThan(30)
  for (const name of names) expect(document.components['schemas']).toHaveProperty(name)
})

test('unknown fields are refused where we are asked; our own answers may grow', () => {
  const schemas = document.components['schemas']
  expect(schemas?.['NewCheckout']).toMatchObject({ additionalProperties: false })
  expect(schemas?.['Checkout']).not.toHaveProperty('additionalProperties')
  const confirm = document.paths['/v1/shopper/disclosures/{id}/confirm']?.['post']
  expect(JSON.stringify(confirm?.requestBody)).toContain('"additionalProperties":false')
})

test.each(endpoints.map((it) => [it.id, it] as const))(
  'the example of %s holds under its contract',
  (id, it) => {
    const { params, query, body } = examples[id] ?? {}
    for (const [schema, value] of [
      [it.params, params],
      [it.query, query],
      [it.body, body],
    ] as const) {
      expect(value !== undefined).toBe(schema !== undefined)
      expect(schema?.safeParse(value).error).toBeUndefined()
    }
    const operation = document.paths[openApiPath(it.path)]?.[it.method.toLowerCase()]
    expect(operation?.['x-codeSamples'][0]?.source).toContain('curl')
    expect(operation?.requestBody?.content['application/json']?.example).toEqual(body)
  },
)

test('a date is said by its format, not by a pattern a page long', () => {
  expect(document.components['schemas']?.['Installment']).toMatchObject({
    properties: { dueOn: { type: 'string', format: 'date', description: 'calendar date' } },
  })
  expect(JSON.stringify(document)).not.toContain('9007199254740991')
  expect(JSON.stringify(document)).not.toContain('[02468][048]00')
})

test('the pages name every endpoint and every problem, and run no script', async () => {
  const reference = await (await app.request('/docs')).text()
  for (const endpoint of endpoints) expect(reference).toContain(`id="${endpoint.id}"`)
  expect(reference).not.toContain('<script>')
  const problems = await (await app.request('/docs/problems')).text()
  for (const code of problemCodeList) expect(problems).toContain(`id="${code}"`)
})

test('the Open Lender API is a document of its own, with what a lender may call in return', async () => {
  const lender = openLenderDocument('https://api.example')
  const paths = Object.keys(lender.paths)
  expect(paths.every((path) => path.startsWith('/open-lender/v1/'))).toBe(true)
  expect(Object.values(lender.paths).flatMap((it) => Object.keys(it))).toHaveLength(
    Object.keys(openLenderContract).length,
  )
  expect(Object.keys(lender.webhooks)).toEqual(['lenderNotify'])
  const refs = [...JSON.stringify(lender).matchAll(/#\/components\/schemas\/(\w+)/g)]
  for (const [, name = ''] of refs) expect(lender.components['schemas']).toHaveProperty(name)
  const answer = await app.request('/openapi-lender.json')
  expect(await answer.json()).toEqual(lender)
})

test('lenders are told how to join: what to serve, how to sign, how to prove it', async () => {
  const text = await (await app.request('/docs/lenders')).text()
  for (const word of ['lender:check', 'tag=', '"signature";req', '/v1/lenders/keys'])
    expect(text).toContain(word)
  expect(text).not.toContain('<script>')
})

test('the document is served as data', async () => {
  const answer = await app.request('/openapi.json')
  expect(answer.headers.get('content-type')).toContain('application/json')
  expect(await answer.json()).toEqual(document)
})
