import { openApiDocument } from '@miaoguo/bff/src/openapi/document.ts'
import { createConfig, lintFromString } from '@redocly/openapi-core'
import { expect, test } from 'vitest'

const lint = async (document: object) =>
  lintFromString({
    source: JSON.stringify(document),
    absoluteRef: 'openapi.json',
    config: await createConfig({ extends: ['recommended'] }),
  })
const said = (problems: Awaited<ReturnType<typeof lint>>, severity: 'error' | 'warn') =>
  problems
    .filter((it) => it.severity === severity)
    .map((it) => `${it.ruleId} ${it.location[0]?.pointer ?? ''}: ${it.message}`)

test('the document holds under the recommended rules of Redocly', async () => {
  const problems = await lint(openApiDocument('https://api.miaoguo.example'))
  expect(said(problems, 'error')).toEqual([])
  expect([...new Set(said(problems, 'warn').map((it) => it.split(' ')[0]))]).toEqual([])
})

test('a document with an error is found out', async () => {
  const { paths, ...rest } = openApiDocument('https://api.miaoguo.example')
  const broken = { ...rest, paths: { ...paths, '/v1/broken': { get: { summary: 'x' } } } }
  expect(said(await lint(broken), 'error').length).toBeGreaterThan(0)
})
