import { createServer, type IncomingMessage } from 'node:http'
import { listen, type Running } from '../../sandbox/listen.ts'

export type Asking = {
  method: string
  path: string
  query: Record<string, string>
  headers: IncomingMessage['headers']
  // What a stranger sent: each fake reads the fields it knows.
  // oxlint-disable-next-line typescript/no-explicit-any
  body: any
}
export type Told = {
  status: number
  body?: unknown
  headers?: Record<string, string>
  /** What happens to the answer once the work is done. */
  after?: 'drop' | 'error'
}

/** A server over real HTTP from one function; work is done before an answer is lost. */
export async function serveFake(
  answer: (asking: Asking) => Told | Promise<Told>,
): Promise<Running> {
  const server = createServer((request, response) => {
    void read(request)
      .then(answer)
      .then((told) => {
        if (told.after === 'drop') return void request.socket.destroy()
        const status = told.after === 'error' ? 500 : told.status
        const type = told.body === undefined ? {} : { 'content-type': 'application/json' }
        response.writeHead(status, { ...type, ...told.headers })
        response.end(told.body === undefined ? '' : JSON.stringify(told.body))
      })
      .catch((error: unknown) => response.writeHead(500).end(String(error)))
  })
  return listen(server, 0)
}

async function read(request: IncomingMessage): Promise<Asking> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const text = Buffer.concat(chunks).toString('utf8')
  const url = new URL(request.url ?? '/', 'http://fake')
  return {
    method: request.method ?? '',
    path: url.pathname,
    query: Object.fromEntries(url.searchParams),
    headers: request.headers,
    body: text === '' ? undefined : JSON.parse(text),
  }
}
