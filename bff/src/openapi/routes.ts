import { Hono } from 'hono'
import { createHash } from 'node:crypto'
import type { Deps } from '../deps.ts'
import { waysOut } from '../http/problems.ts'
import { openApiDocument } from './document.ts'
import { problemsPage, referencePage } from './pages.ts'
import { style } from './style.ts'

const digest = createHash('sha256').update(style).digest('base64')
const policy = `default-src 'none'; style-src 'sha256-${digest}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`

/** /openapi.json and the pages at /docs, made once. */
export function openApiRoutes(deps: Pick<Deps, 'env'>): Hono {
  const document = openApiDocument(deps.env.PUBLIC_URL ?? `http://127.0.0.1:${deps.env.PORT}`)
  const headers = { 'Content-Security-Policy': policy, 'Cache-Control': 'public, max-age=300' }
  return new Hono()
    .get('/openapi.json', (c) =>
      c.json(document, 200, {
        'Cache-Control': 'public, max-age=300',
        'Access-Control-Allow-Origin': '*',
      }),
    )
    .get('/docs', async (c) => c.html(await referencePage(document), 200, headers))
    .get('/docs/problems', async (c) => c.html(await problemsPage(waysOut), 200, headers))
}
