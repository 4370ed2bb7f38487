/**
 * Asks so many times a second and says how long each took: shoppers, in a process of their own. It holds little, so that
 * it collects its garbage in a moment; beside everything a bench loads that took up to 14 ms, in which others waited.
 */
import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import { json } from 'node:stream/consumers'
import { listen } from '../sandbox/listen.ts'
import { ask, openLoop, type Asking, type Timed } from './load.ts'

let turn = 0

async function timed({ urls, headers, body }: Asking): Promise<Timed> {
  turn += 1
  const { status, text, ms } = await ask({
    url: urls[turn % urls.length] ?? '',
    method: 'POST',
    headers: { ...headers, 'idempotency-key': randomUUID() },
    body,
  })
  // What was answered says first which request it was.
  const reference = /^\{"id":"([^"]+)"/.exec(text)?.[1]
  if (status !== 201 || !reference) throw new Error(`${status} ${text}`)
  return { reference, ms }
}

const server = createServer(async (request, response) => {
  const asking = (await json(request)) as Asking
  response.end(JSON.stringify(await openLoop(asking, () => timed(asking))))
})
process.stdout.write(`${JSON.stringify({ ready: true, url: (await listen(server, 0)).url })}\n`)
// Our parent holds the other end: when it goes, so do we.
process.stdin.on('close', () => process.exit(0)).resume()
