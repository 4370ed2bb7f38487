/**
 * Asks so many times a second and says how long each took: shoppers, in a process of their own. It holds little, so that
 * it collects its garbage in a moment; beside everything a bench loads that took up to 14 ms, in which others waited.
 */
import { createServer } from 'node:http'
import { json } from 'node:stream/consumers'
import { listen } from '../sandbox/listen.ts'
import { asker, openLoop, type Asking, type Timed } from './load.ts'
import { partIsReady } from './part.ts'

const server = createServer(async (request, response) => {
  const asking = (await json(request)) as Asking
  const next = asker(asking)
  const timed = async (): Promise<Timed> => {
    const { text, ms } = await next()
    // What was answered says first which request it was.
    const reference = /^\{"id":"([^"]+)"/.exec(text)?.[1]
    if (!reference) throw new Error(`an answer begins ${text.slice(0, 100)}`)
    return { reference, ms }
  }
  response.end(JSON.stringify(await openLoop(asking, timed)))
})
partIsReady({ url: (await listen(server, 0)).url })
