import { ask, order, type Recipe } from './recipe.ts'

export const addUp: Recipe = {
  slug: 'amounts-that-add-up',
  title: 'Amounts that add up',
  summary: 'Spread a discount of a whole order over its lines without losing a minor unit.',
  parts: [
    {
      text: 'Lines minus discounts are the amount, to the minor unit, in currencies of none, two or three decimals. A discount of a whole order is spread in proportion to the lines by largest remainder; ask us, or use the same rule.',
    },
    {
      run: 'node',
      says: 'adds up to 150800',
      code: `${ask}${order}const items = [
  { kind: 'item', name: '双人帐篷', quantity: 1, unitAmountMinor: 134900, totalMinor: 134900 },
  { kind: 'item', name: '气炉', quantity: 1, unitAmountMinor: 25900, totalMinor: 25900 },
]
const spread = await ask('POST', '/v1/allocations', {
  currency: 'CNY',
  amountMinor: 10000,
  lines: items.map((it) => ({ reference: it.name, amountMinor: it.totalMinor })),
})
const discounts = spread.lines.map((it) => ({
  kind: 'discount', name: it.reference, quantity: 1,
  unitAmountMinor: it.allocatedMinor, totalMinor: it.allocatedMinor,
}))
const checkout = await ask('POST', '/v1/checkouts', {
  ...order, amountMinor: 134900 + 25900 - 10000, lines: [...items, ...discounts],
})
console.log(discounts.map((it) => it.totalMinor).join(' + '), 'adds up to', checkout.amountMinor)`,
    },
    {
      text: 'What does not add up is refused before anybody is asked, with the field and the value it must have:',
    },
    {
      run: 'node',
      says: 'must be the sum of the lines, 129900',
      code: `const { MIAOGUO_URL, MIAOGUO_SECRET_KEY } = process.env
${order}const response = await fetch(MIAOGUO_URL + '/v1/checkouts', {
  method: 'POST',
  headers: {
    authorization: 'Bearer ' + MIAOGUO_SECRET_KEY,
    'content-type': 'application/json',
    'idempotency-key': crypto.randomUUID(),
  },
  body: JSON.stringify({ ...order, amountMinor: 129899 }),
})
const { code, errors } = await response.json()
console.log(response.status, code, errors[0].pointer, errors[0].message)`,
    },
  ],
}

export const testExpiry: Recipe = {
  slug: 'test-expiry',
  title: 'Test what takes two hours',
  summary: 'Move your own time forward in test mode, and look your requests up.',
  parts: [
    {
      text: 'An open checkout expires after two hours. In test mode your clock can be moved forward: for your objects alone, and never back. Keys, signatures and retries keep to the time on the wall. Within a second the event is on its way.',
    },
    {
      run: 'node',
      says: 'The order is expired',
      code: `${ask}${order}const checkout = await ask('POST', '/v1/checkouts', order)
const clock = await ask('POST', '/v1/test-clock/advance', { seconds: 7200 })
console.log('It is', clock.nowAt)
const { status } = await ask('GET', '/v1/checkouts/' + checkout.id)
console.log('The order is', status)`,
    },
    {
      text: 'Every request of your server is kept for 30 days with its id, its route and how it was answered, without what stood in it:',
    },
    {
      run: 'curl',
      says: '"route"',
      code: `curl -sf "$MIAOGUO_URL/v1/api-requests?limit=5" -H "Authorization: Bearer $MIAOGUO_SECRET_KEY"`,
    },
  ],
}
