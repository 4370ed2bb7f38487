import { ask, order, type Recipe } from './recipe.ts'

export const quickstart: Recipe = {
  slug: 'quickstart',
  title: 'Quickstart',
  summary: 'From nothing to a paid order in half an hour, on your own machine.',
  parts: [
    {
      text: 'Bring the sandbox up with `npm start`. It has a server, four lenders and a shop; nothing is lent, shipped or charged. In a second terminal, tell the examples where it is. The key is that of the demo merchant and worth nothing.',
    },
    {
      code: 'export MIAOGUO_URL=http://127.0.0.1:8787\nexport MIAOGUO_SECRET_KEY=sk_test_demo_00000000000000000000',
    },
    {
      text: '1. Ask whether an amount can be paid in installments, and if not, why. The widget asks the same question, so a page never promises what the checkout refuses.',
    },
    {
      run: 'curl',
      says: '"eligible":true',
      code: `curl -sf "$MIAOGUO_URL/v1/eligibility?amountMinor=129900&currency=CNY" \\
  -H "Authorization: Bearer $MIAOGUO_SECRET_KEY"`,
    },
    {
      text: '2. Open a checkout for an order. Amounts are minor units (129900 is ¥1,299.00) and must add up. The idempotency key is yours to choose: the same one opens the same checkout, however often you ask.',
    },
    {
      run: 'curl',
      says: '"clientUrl"',
      code: `curl -sf -X POST "$MIAOGUO_URL/v1/checkouts" \\
  -H "Authorization: Bearer $MIAOGUO_SECRET_KEY" \\
  -H "Content-Type: application/json" \\
  -H "Idempotency-Key: order-$(date +%s)-$RANDOM" \\
  -d '{
    "merchantReference": "order-'$(date +%s)-$RANDOM'",
    "scenario": "goods", "currency": "CNY", "amountMinor": 129900,
    "lines": [{ "kind": "item", "name": "双人帐篷", "quantity": 1, "unitAmountMinor": 129900, "totalMinor": 129900 }],
    "returnUrl": "https://shop.example/orders/1", "notifyUrl": "https://shop.example/webhooks"
  }'`,
    },
    {
      text: '3. Send the shopper to the clientUrl. Open it yourself: sign in with 13800138000 and the code 246810, choose an offer, read its cost sheet, agree. The same from Node, which prints the address:',
    },
    {
      run: 'node',
      says: 'Send the shopper to http',
      code: `${ask}${order}const checkout = await ask('POST', '/v1/checkouts', order, order.merchantReference)
console.log('Send the shopper to', checkout.clientUrl)
const seen = await ask('GET', '/v1/checkouts/' + checkout.id)
console.log('The order is', seen.status)`,
    },
    {
      text: '4. Hear that it was paid: by a signed webhook, never by the shopper coming back. `pnpm listen http://localhost:3000/webhooks` brings webhooks to a server on your machine and prints the secret that signs them. The recipe on webhooks has a whole receiver.',
    },
    {
      text: '5. Show the terms on your product page, never without their annual rate. The height is reserved, so that nothing moves:',
    },
    {
      code: `<style>miaoguo-promotion { display: block; height: 120px }</style>
<script src="http://127.0.0.1:8787/widget.js" defer></script>
<miaoguo-promotion amount="129900" currency="CNY" key="pk_test_demo"></miaoguo-promotion>`,
    },
    {
      text: 'A whole shop of a hundred lines, without a dependency, is `test/sandbox/tiny-shop/tiny-shop.mjs`.',
    },
  ],
}
