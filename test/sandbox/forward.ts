import { createClient } from '@miaoguo/merchant-client'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import { listen } from './listen.ts'

export type Forwarding = { url: string; secret: string; close(): Promise<void> }
type Options = {
  baseUrl: string
  apiKey: string
  /** The local server that is to be told. */
  target: string
  say(line: string): void
}

const passed = ['content-type', 'user-agent']

/** Signatures and names of the delivery travel on as they came, so that the target can verify them. */
const headersFor = (headers: IncomingHttpHeaders): [string, string][] =>
  Object.entries(headers).flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' && (name.startsWith('webhook-') || passed.includes(name))
      ? [[name, value]]
      : [],
  )

/** Registers an endpoint of its own and passes every delivery on, byte for byte; closing takes the endpoint away. */
export async function forwardWebhooks(options: Options): Promise<Forwarding> {
  const { target, say } = options
  const client = createClient({ baseUrl: options.baseUrl, apiKey: options.apiKey })
  const here = await listen(
    createServer((request, response) => {
      const parts: Buffer[] = []
      request.on('data', (part: Buffer) => parts.push(part))
      request.on('end', async () => {
        const body = Buffer.concat(parts)
        const { status, text } = await passOn(target, headersFor(request.headers), body)
        say(`${typeOf(body)} ${String(request.headers['webhook-id'])} → ${status || 'no answer'}`)
        // The target's own answer goes back, so that retries and the delivery log are real.
        response.writeHead(status || 502).end(text)
      })
    }),
    0,
  )
  const endpoint = await client
    .createWebhookEndpoint({
      body: { url: here.url, description: `forwards to ${target}`.slice(0, 200) },
    })
    .catch(async (error: unknown) => {
      await here.close()
      throw error
    })
  return {
    url: here.url,
    secret: endpoint.secret,
    close: async () => {
      await client.deleteWebhookEndpoint({ path: { id: endpoint.id }, body: {} })
      await here.close()
    },
  }
}

async function passOn(target: string, headers: [string, string][], body: Buffer) {
  try {
    const signal = AbortSignal.timeout(15_000)
    const response = await fetch(target, {
      method: 'POST',
      headers,
      body: new Uint8Array(body),
      redirect: 'manual',
      signal,
    })
    return { status: response.status, text: (await response.text()).slice(0, 1024) }
  } catch (error) {
    return { status: 0, text: error instanceof Error ? error.message : String(error) }
  }
}

function typeOf(body: Buffer): string {
  try {
    return String((JSON.parse(body.toString('utf8')) as { type?: string }).type)
  } catch {
    return 'unreadable'
  }
}
