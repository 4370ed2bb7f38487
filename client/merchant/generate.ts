import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import openapiTypescript, { astToString, type OpenAPI3 } from 'openapi-typescript'

type Json = Record<string, unknown>
type Operation = Json & { operationId: string; tags: string[] }
type Document = Json & {
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, Json> }
}
export type Generated = { 'openapi.ts': string; 'operations.ts': string }

const root = resolve(import.meta.dirname, '../..')
const head = '// Made by `pnpm generate:client` from the OpenAPI document. Do not edit.\n'

/** What a merchant's server calls, and the schemas it leans on. */
function forMerchants(document: Document): Document {
  const paths = Object.fromEntries(
    Object.entries(document.paths).flatMap(([path, methods]) => {
      const kept = Object.entries(methods).filter(([, it]) => it.tags.includes('Merchant'))
      return kept.length === 0 ? [] : [[path, Object.fromEntries(kept)]]
    }),
  )
  const schemas: Record<string, Json> = {}
  const follow = (node: unknown): void => {
    for (const [, name = ''] of JSON.stringify(node).matchAll(/#\/components\/schemas\/(\w+)/g)) {
      const schema = document.components.schemas[name]
      if (!schema || schemas[name]) continue
      schemas[name] = schema
      follow(schema)
    }
  }
  follow([paths, document['webhooks']])
  const sorted = Object.fromEntries(
    Object.entries(schemas).toSorted(([a], [b]) => (a < b ? -1 : 1)),
  )
  return { ...document, paths, components: { ...document.components, schemas: sorted } }
}

/** The sources of the client that follow from the document. */
export async function generate(document: object): Promise<Generated> {
  const ours = forMerchants(document as Document)
  const types = astToString(await openapiTypescript(ours as unknown as OpenAPI3))
  const rows = Object.entries(ours.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(
      ([method, it]) =>
        `  ${it.operationId}: { method: '${method.toUpperCase()}', path: '${path}' },\n`,
    ),
  )
  return {
    'openapi.ts': head + types,
    'operations.ts': `${head}export const operations = {\n${rows.join('')}} as const\n`,
  }
}

if (process.argv[1] === import.meta.filename) {
  const printed = execFileSync(
    process.execPath,
    [join(root, 'bff/src/openapi/print.ts'), 'https://api.miaoguo.example'],
    { maxBuffer: 16 * 1024 * 1024 },
  )
  const made = await generate(JSON.parse(printed.toString('utf8')) as object)
  for (const [name, text] of Object.entries(made))
    writeFileSync(join(import.meta.dirname, 'src', name), text)
  console.log(Object.keys(made).join(' and '), 'are written')
}
