import { contract } from '@miaoguo/shared/contract/contract'
import { openLenderContract } from '@miaoguo/shared/contract/lender/open-lender'
import { problemCodeList } from '@miaoguo/shared/problem/codes'
import { expect, test } from 'vitest'
import { openApiDocument, openApiPath, problemsOf } from './document.ts'
import { openApiRoutes } from './routes.ts'

const document = openApiDocument('https://api.example')
const app = openApiRoutes({ env: { PUBLIC_URL: 'https://api.example' } as never })
const endpoints = [...contract, ...Object.values(openLenderContract)]

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

test('unknown fields are refused in the document as they are in the API', () => {
  expect(document.components['schemas']?.['NewCheckout']).toMatchObject({
    additionalProperties: false,
  })
})

test('the pages name every endpoint and every problem, and run no script', async () => {
  const reference = await (await app.request('/docs')).text()
  for (const endpoint of endpoints) expect(reference).toContain(`id="${endpoint.id}"`)
  expect(reference).not.toContain('<script>')
  const problems = await (await app.request('/docs/problems')).text()
  for (const code of problemCodeList) expect(problems).toContain(`id="${code}"`)
})

test('the document is served as data', async () => {
  const answer = await app.request('/openapi.json')
  expect(answer.headers.get('content-type')).toContain('application/json')
  expect(await answer.json()).toEqual(document)
})
