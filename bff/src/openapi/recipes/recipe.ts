/** A part of a recipe: words, or a complete example that runs as it stands. */
export type Part =
  | { text: string }
  | { run: 'node' | 'curl'; code: string; says: string }
  | { code: string }

/**
 * One page of how something is done. Every `run` is a whole program: it reads MIAOGUO_URL and MIAOGUO_SECRET_KEY from
 * the environment, and what it prints contains `says`. A test runs them all against the server.
 */
export type Recipe = { slug: string; title: string; summary: string; parts: readonly Part[] }

/** The beginning of every Node example: one function that asks and refuses to go on when it is refused. */
export const ask = `const { MIAOGUO_URL, MIAOGUO_SECRET_KEY } = process.env
async function ask(method, path, body, key = crypto.randomUUID()) {
  const response = await fetch(MIAOGUO_URL + path, {
    method,
    headers: {
      authorization: 'Bearer ' + MIAOGUO_SECRET_KEY,
      ...(body && { 'content-type': 'application/json', 'idempotency-key': key }),
    },
    body: body && JSON.stringify(body),
  })
  const answer = await response.json()
  if (!response.ok) throw new Error(answer.code + ' ' + answer.requestId)
  return answer
}
`

/** An order that adds up, as source text. */
export const order = `const order = {
  merchantReference: 'order-' + crypto.randomUUID(),
  scenario: 'goods',
  currency: 'CNY',
  amountMinor: 129900,
  lines: [{ kind: 'item', name: '双人帐篷', quantity: 1, unitAmountMinor: 129900, totalMinor: 129900 }],
  returnUrl: 'https://shop.example/orders/1',
  notifyUrl: 'https://shop.example/webhooks',
}
`
