/** The bff, and beside it in the same process a bare Hono handler that answers whatever bytes it was given. */
import { randomUUID } from 'node:crypto'
import { serve } from '@hono/node-server'
import { createApp } from '@miaoguo/bff/src/app.ts'
import { createDeps } from '@miaoguo/bff/src/create-deps.ts'
import { openLenderContract } from '@miaoguo/shared/contract/lender/open-lender'
import { Hono } from 'hono'
import { ask } from './load.ts'
import { partIsReady } from './part.ts'

const { deps } = await createDeps(process.env)
const lenders = JSON.parse(process.env['LENDERS'] ?? '[]') as { baseUrl: string }[]
const json = { 'Content-Type': 'application/json; charset=utf-8' }
let bytes = ''

const bare = new Hono()
  .put('/bytes', async (c) => {
    bytes = await c.req.text()
    return c.body(null, 204)
  })
  .get('/usage', (c) => c.json(process.cpuUsage()))
  // Asks the lenders what it was sent and does nothing with their answers: what no server could do faster.
  .post('/lenders', async (c) => {
    const requestReference = randomUUID()
    const body = JSON.stringify({ ...(await c.req.json()), requestReference })
    await Promise.all(
      lenders.map(({ baseUrl }) =>
        ask({ url: baseUrl + openLenderContract.quote.path, method: 'POST', headers: json, body }),
      ),
    )
    return c.body(bytes.replace(/^\{"id":"[^"]+"/, `{"id":"${requestReference}"`), 201, json)
  })
  .all('/*', (c) => c.body(bytes, 200, json))

const portOf = (fetch: Parameters<typeof serve>[0]['fetch']): Promise<string> =>
  new Promise((resolve) => {
    // A connection that idles between two measurements is not the thing measured.
    const serverOptions = { keepAliveTimeout: 120_000 }
    serve({ fetch, port: 0, hostname: '127.0.0.1', serverOptions }, ({ port }) =>
      resolve(`http://127.0.0.1:${port}`),
    )
  })
const url = await portOf(createApp(deps).fetch)
partIsReady({ url, bare: await portOf(bare.fetch) })
