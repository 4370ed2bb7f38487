import { randomUUID } from 'node:crypto'
import { demoMerchant } from '../sandbox/world.ts'
import type { Sandbox } from '../support/sandbox.ts'

export type Order = { token: string; reference: string; status(): Promise<string> }

/** The page a shop sends its shopper to, as WeChat is told it. */
export const addressOf = ({ token }: Pick<Order, 'token'>): string =>
  `checkout/pages/offers/index?token=${token}`

/** Orders a tent in the demo shop, as its own pages do, and goes to pay. */
export async function orderInShop({ shopUrl }: Sandbox): Promise<Order> {
  let cookie = ''
  const visit = async (path: string, form?: Record<string, string>): Promise<Response> => {
    const answer = await fetch(shopUrl + path, {
      method: form ? 'POST' : 'GET',
      redirect: 'manual',
      headers: { cookie },
      ...(form && { body: new URLSearchParams(form) }),
    })
    cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? cookie
    return answer
  }
  await visit('/cart', { add: 'tent' })
  const sentTo = (await visit('/orders', {})).headers.get('location') ?? ''
  const reference = /SY-[0-9A-F]{12}/.exec(await (await visit('/orders')).text())?.[0]
  if (!reference) throw new Error('the shop lists no order')
  return {
    token: tokenIn(sentTo),
    reference,
    status: async () =>
      ((await (await visit(`/orders/${reference}/status`)).json()) as { status: string }).status,
  }
}

/** Opens a checkout over the merchant API, for an amount no shelf has: its end steers the lenders. */
export async function openCheckout(sandbox: Sandbox, amountMinor: number): Promise<Order> {
  const reference = `weapp-${randomUUID()}`
  const line = { kind: 'item', name: '登山包', quantity: 1 }
  const answer = await fetch(`${sandbox.clientUrl}/v1/checkouts`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${demoMerchant.secretKey}`,
      'content-type': 'application/json',
      'idempotency-key': reference,
    },
    body: JSON.stringify({
      merchantReference: reference,
      scenario: 'goods',
      currency: 'CNY',
      amountMinor,
      lines: [{ ...line, unitAmountMinor: amountMinor, totalMinor: amountMinor }],
      returnUrl: `${sandbox.shopUrl}/orders/${reference}`,
      notifyUrl: `${sandbox.shopUrl}/webhooks/miaoguo`,
    }),
  })
  const checkout = (await answer.json()) as { clientUrl?: string }
  if (!checkout.clientUrl) throw new Error(`no checkout: ${JSON.stringify(checkout)}`)
  const status = (): Promise<string> => Promise.reject(new Error('no shop knows this order'))
  return { token: tokenIn(checkout.clientUrl), reference, status }
}

function tokenIn(address: string): string {
  const token = /[?&]token=([\w-]+)/.exec(address)?.[1]
  if (!token) throw new Error(`no token in ${address}`)
  return token
}
