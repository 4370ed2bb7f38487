import type { Order } from './orders.ts'

export type MiaoguoAccount = { bffUrl: string; secretKey: string }
export type OpenedCheckout = { id: string; clientUrl: string }

/** Opens a checkout for an order. The order's reference is the idempotency key: asking again opens no second one. */
export async function openCheckout(
  account: MiaoguoAccount,
  order: Order,
  shopUrl: string,
): Promise<OpenedCheckout> {
  const response = await fetch(`${account.bffUrl}/v1/checkouts`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${account.secretKey}`,
      'content-type': 'application/json',
      'idempotency-key': order.reference,
    },
    body: JSON.stringify({
      merchantReference: order.reference,
      scenario: 'goods',
      currency: 'CNY',
      amountMinor: order.cart.totalMinor,
      lines: linesOf(order),
      returnUrl: `${shopUrl}/orders/${order.reference}`,
      notifyUrl: `${shopUrl}/webhooks/miaoguo`,
    }),
    signal: AbortSignal.timeout(10_000),
  })
  const body = (await response.json()) as { id?: string; clientUrl?: string; code?: string }
  if (!response.ok || !body.id || !body.clientUrl) {
    throw new Error(`no checkout: ${response.status} ${body.code ?? ''}`)
  }
  return { id: body.id, clientUrl: body.clientUrl }
}

function linesOf({ cart }: Order) {
  const one = (kind: string, name: string, minor: number) =>
    minor > 0 ? [{ kind, name, quantity: 1, unitAmountMinor: minor, totalMinor: minor }] : []
  return [
    ...cart.lines.map(({ product, quantity }) => ({
      kind: 'item',
      name: product.name.zh,
      quantity,
      unitAmountMinor: product.priceMinor,
      totalMinor: product.priceMinor * quantity,
    })),
    ...one('shipping', '运费', cart.shippingMinor),
    ...one('discount', '满 2000 减 100', cart.discountMinor),
  ]
}
