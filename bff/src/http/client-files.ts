import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import { compress } from 'hono/compress'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Deps } from '../deps.ts'
import { clientPolicy } from './security.ts'

const year = 31_536_000
const notBuilt =
  '<!doctype html><meta charset="utf-8"><title>秒过</title><p>The client is not built yet: run <code>pnpm build:h5</code>.</p>'

/** The H5 client at `/` and the widget at `/widget.js`. */
export function clientFiles(deps: Pick<Deps, 'env'>): Hono {
  const { CLIENT_DIR: folder, WIDGET_FILE: widget } = deps.env
  const app = new Hono()
  app.get('/widget.js', async (c) => {
    if (!widget || !existsSync(widget)) return c.notFound()
    return c.body(readFileSync(widget, 'utf8'), 200, {
      'Content-Type': 'text/javascript; charset=utf-8',
      'Cache-Control': 'public, max-age=300',
      // A shop on any origin may load it; what it may ask is decided by key and origin.
      'Access-Control-Allow-Origin': '*',
      'Cross-Origin-Resource-Policy': 'cross-origin',
    })
  })
  if (!folder || !existsSync(join(folder, 'index.html'))) {
    app.get('/', (c) => c.html(notBuilt, 200, { 'Cache-Control': 'no-store' }))
    return app
  }
  const policy = clientPolicy(readFileSync(join(folder, 'index.html'), 'utf8'))
  app.use('*', compress(), async (c, next) => {
    await next()
    if (!c.res.ok) return
    const isPage = c.res.headers.get('Content-Type')?.startsWith('text/html') ?? false
    // Names with a digest of their content never change their content.
    const lasting = /[.-][0-9a-f]{6,}\.(js|css|png|jpg|svg|woff2?)$/.test(c.req.path)
    if (isPage) c.res.headers.set('Content-Security-Policy', policy)
    c.res.headers.set(
      'Cache-Control',
      isPage ? 'no-cache' : lasting ? `public, max-age=${year}, immutable` : 'public, max-age=300',
    )
  })
  app.get('*', serveStatic({ root: folder, precompressed: true }))
  return app
}
