import { Hono } from 'hono'
import { createHash } from 'node:crypto'
import type { Deps } from '../deps.ts'
import { waysOut } from '../http/problems.ts'
import { openApiDocument, openLenderDocument } from './document.ts'
import { lendersPage } from './lenders-page.ts'
import { problemsPage, referencePage } from './pages.ts'
import { recipePage } from './recipe-page.ts'
import { recipes } from './recipes/recipes.ts'
import { style } from './style.ts'

const digest = createHash('sha256').update(style).digest('base64')
const policy = `default-src 'none'; style-src 'sha256-${digest}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`

/** /openapi.json, /openapi-lender.json and the pages at /docs, made once. */
export function openApiRoutes(deps: Pick<Deps, 'env'>): Hono {
  const serverUrl = deps.env.PUBLIC_URL ?? `http://127.0.0.1:${deps.env.PORT}`
  const document = openApiDocument(serverUrl)
  const lenderDocument = openLenderDocument(serverUrl)
  const headers = { 'Content-Security-Policy': policy, 'Cache-Control': 'public, max-age=300' }
  const asData = { 'Cache-Control': 'public, max-age=300', 'Access-Control-Allow-Origin': '*' }
  return new Hono()
    .get('/openapi.json', (c) => c.json(document, 200, asData))
    .get('/openapi-lender.json', (c) => c.json(lenderDocument, 200, asData))
    .get('/docs/lenders', async (c) => c.html(await lendersPage(serverUrl), 200, headers))
    .get('/docs/:slug{[a-z-]+}', async (c, next) => {
      const recipe = recipes.find((it) => it.slug === c.req.param('slug'))
      return recipe ? c.html(await recipePage(recipe), 200, headers) : next()
    })
    .get('/docs', async (c) => c.html(await referencePage(document), 200, headers))
    .get('/docs/problems', async (c) => c.html(await problemsPage(waysOut), 200, headers))
}
