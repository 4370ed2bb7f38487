import { createServer } from 'node:http'
import { verifySignature } from '@miaoguo/merchant-client'
import { CheckoutEvent, WebhookEvent } from '@miaoguo/shared/event/event'
import { listen, type Running } from '../sandbox/listen.ts'

export type Receiver = Running & {
  /** Every event of an order whose signature held. */
  events: CheckoutEvent[]
  /** Those of everything else. */
  others: Exclude<WebhookEvent, CheckoutEvent>[]
  /** Deliveries whose signature did not hold. */
  refused: number
  /** Status answered to the next deliveries, first to last; then 200. */
  answers: number[]
}

/** A merchant's address for webhooks: it believes only what is signed. */
export async function startReceiver(secret: string): Promise<Receiver> {
  const events: CheckoutEvent[] = []
  const others: Receiver['others'] = []
  const receiver = { events, others, refused: 0, answers: [] as number[] }
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', async () => {
      const headers = Object.fromEntries(
        Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
      )
      const body = Buffer.concat(parts)
      const text = await verifySignature({ headers, body, secrets: secret })
      if (text === undefined) receiver.refused += 1
      else {
        const event = WebhookEvent.parse(JSON.parse(text))
        const ofOrder = CheckoutEvent.safeParse(event)
        if (ofOrder.success) events.push(ofOrder.data)
        else others.push(event as Receiver['others'][number])
      }
      response.writeHead(text === undefined ? 401 : (receiver.answers.shift() ?? 200)).end()
    })
  })
  return Object.assign(receiver, await listen(server, 0))
}
