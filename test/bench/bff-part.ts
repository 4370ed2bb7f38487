/** The bff, and beside it in the same process a bare Hono handler that answers whatever bytes it was given. */
import { serve } from '@hono/node-server'
import { createApp } from '@miaoguo/bff/src/app.ts'
import { createDeps } from '@miaoguo/bff/src/create-deps.ts'
import { Hono } from 'hono'

const { deps } = await createDeps(process.env)
let bytes = ''
const bare = new Hono()
  .put('/bytes', async (c) => {
    bytes = await c.req.text()
    return c.body(null, 204)
  })
  .all('/*', (c) => c.body(bytes, 200, { 'Content-Type': 'application/json; charset=utf-8' }))

const portOf = (fetch: Parameters<typeof serve>[0]['fetch']): Promise<string> =>
  new Promise(
    (resolve) =>
      void serve({ fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) =>
        resolve(`http://127.0.0.1:${port}`),
      ),
  )
const url = await portOf(createApp(deps).fetch)
process.stdout.write(`${JSON.stringify({ ready: true, url, bare: await portOf(bare.fetch) })}\n`)
// Our parent holds the other end: when it goes, so do we.
process.stdin.on('close', () => process.exit(0)).resume()
