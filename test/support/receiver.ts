import { createServer } from 'node:http'
import { WebhookEvent, type CheckoutEvent } from '@miaoguo/shared/event/event'
import { listen, type Running } from '../sandbox/listen.ts'
import { verifyWebhook } from '../sandbox/shop/verify-webhook.ts'

export type Receiver = Running & {
  /** Every event whose signature held. */
  events: CheckoutEvent[]
  /** Deliveries whose signature did not hold. */
  refused: number
  /** Status answered to the next deliveries, first to last; then 200. */
  answers: number[]
}

/** A merchant's address for webhooks: it believes only what is signed. */
export async function startReceiver(secret: string): Promise<Receiver> {
  const events: CheckoutEvent[] = []
  const receiver = { events, refused: 0, answers: [] as number[] }
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const headers = Object.fromEntries(
        Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
      )
      const text = verifyWebhook([secret], {
        headers,
        body: Buffer.concat(parts),
        nowSeconds: Math.floor(Date.now() / 1000),
      })
      if (text === null) receiver.refused += 1
      else {
        const event = WebhookEvent.parse(JSON.parse(text))
        if (event.type !== 'webhook.test') events.push(event)
      }
      response.writeHead(text === null ? 401 : (receiver.answers.shift() ?? 200)).end()
    })
  })
  return Object.assign(receiver, await listen(server, 0))
}
