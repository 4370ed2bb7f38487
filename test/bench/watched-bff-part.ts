/** The bff, with a door beside it that says how much memory is really in use, and how much of a processor was. */
import { serve } from '@hono/node-server'
import { createServer } from 'node:http'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { createApp } from '@miaoguo/bff/src/app.ts'
import { createDeps } from '@miaoguo/bff/src/create-deps.ts'
import { listen } from '../sandbox/listen.ts'
import { partIsReady } from './part.ts'

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void
const { deps } = await createDeps(process.env)
const url = await new Promise<string>(
  (resolve) =>
    void serve({ fetch: createApp(deps).fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) =>
      resolve(`http://127.0.0.1:${port}`),
    ),
)
const watch = createServer((_request, response) => {
  collect()
  const { heapUsed, rss } = process.memoryUsage()
  const { user, system } = process.cpuUsage()
  response.end(JSON.stringify({ heapUsed, rss, cpuMs: (user + system) / 1000 }))
})
partIsReady({ url, watch: (await listen(watch, 0)).url })
