import { ask, order, type Recipe } from './recipe.ts'

/** Somebody to buy in test mode: every step a shopper takes, as source text. */
export const shopper = `// In test mode a program can be the shopper: sign in, choose, read the cost sheet, agree.
async function buy(checkout, { lender = 'Huaxin', phone: ending = '8000', which = () => true } = {}) {
  let session
  const step = async (path, body) => {
    const response = await fetch(MIAOGUO_URL + '/v1/shopper/' + path, {
      method: 'POST',
      headers: {
        'content-type': 'application/json', 'idempotency-key': crypto.randomUUID(),
        ...(session && { authorization: 'Bearer ' + session.accessToken }),
      },
      body: JSON.stringify(body),
    })
    const answer = await response.json()
    // The cost sheet has to be read for a few seconds before it can be confirmed.
    if (answer.code === 'disclosure_reading_time_unmet') {
      await new Promise((resolve) => setTimeout(resolve, 1000))
      return step(path, body)
    }
    if (!response.ok) throw new Error(answer.code + ' ' + answer.requestId)
    return answer
  }
  const phone = '139' + String(Math.floor(Math.random() * 10000)).padStart(4, '0') + ending
  await step('one-time-codes', { phone })
  session = await step('sessions', { platform: 'h5', phone, oneTimeCode: '246810' })
  const { offers } = await step('checkouts/' + checkout.token + '/offer-requests', {})
  const offer = offers.find((it) => it.lender.legalName.en.startsWith(lender) && which(it))
  const sheet = await step('disclosures', { offerId: offer.id })
  await step('disclosures/' + sheet.id + '/confirm', { digest: sheet.digest })
  const purposes = ['loan_agreement', 'share_identity_with_lender', 'credit_bureau_query']
  const consent = await step('consents', { disclosureId: sheet.id, disclosureDigest: sheet.digest, purposes })
  await step('applications', { consentId: consent.id })
  return (await ask('GET', '/v1/checkouts/' + checkout.id)).authorizationId
}
`

export const captureAndRefund: Recipe = {
  slug: 'capture-and-refund',
  title: 'Capture when you ship, refund what comes back',
  summary: 'Hold the amount, draw it by line or amount, and turn money back before or after.',
  parts: [
    {
      text: 'With captureMode manual an approved order is held: the shopper owes nothing and you have nothing, until you capture. Each hold says until when (expiresAt); authorization.expiring comes 72 and 24 hours before. Draw what you ship, by lines of the order or by amount, and release the rest. A hold that ends without a capture cost nobody anything.',
    },
    {
      run: 'node',
      says: 'the rest 90000 is released',
      code: `${ask}${order}${shopper}
const checkout = await ask('POST', '/v1/checkouts', { ...order, captureMode: 'manual' })
const id = await buy(checkout)
console.log('Held:', (await ask('GET', '/v1/authorizations/' + id)).remainingMinor)
const { authorization } = await ask('POST', '/v1/authorizations/' + id + '/capture', { amountMinor: 39900 })
console.log('Captured:', authorization.capturedMinor)
const { operation } = await ask('POST', '/v1/authorizations/' + id + '/release', {})
console.log('and the rest', operation.amountMinor, 'is released')`,
    },
    {
      text: 'Before you give money back, see what it does to the shopper’s installments. A preview binds nobody. An order drawn at once (captureMode automatic) is refunded in the same way.',
    },
    {
      run: 'node',
      says: 'Refunded: 30000 succeeded',
      code: `${ask}${order}${shopper}
const id = await buy(await ask('POST', '/v1/checkouts', order))
const impact = await ask('POST', '/v1/authorizations/' + id + '/refund-previews', { amountMinor: 30000 })
for (const { dueOn, before, after } of impact.installments)
  console.log(dueOn, before?.totalMinor ?? 0, '->', after?.totalMinor ?? 0)
const refund = await ask('POST', '/v1/authorizations/' + id + '/refunds', { amountMinor: 30000 })
console.log('Refunded:', refund.amountMinor, refund.status)`,
    },
    {
      text: 'If you would rather not think about which of the two it is, reverse: nothing captured is voided, what is held is released first, and what is captured is refunded. The answer names each step.',
    },
    {
      run: 'node',
      says: 'void 129900',
      code: `${ask}${order}${shopper}
const id = await buy(await ask('POST', '/v1/checkouts', { ...order, captureMode: 'manual' }))
const { steps } = await ask('POST', '/v1/authorizations/' + id + '/reverse', {})
for (const step of steps) console.log(step.means, step.amountMinor)`,
    },
    {
      text: 'An outcome of pending means that the lender has not told yet, or that its answer was lost: nothing is sent twice, we go on asking, and the event says how it ended. operation_refused means that the lender said no and nothing changed; authorization.capture_failed tells it to your server too, and you may capture less, or cancel.',
    },
  ],
}
