import type { Recipe } from './recipe.ts'
import { ask, order } from './recipe.ts'
import { shopper } from './money-recipes.ts'

export const answerDisputes: Recipe = {
  slug: 'answer-disputes',
  title: 'Answer disputes',
  summary: 'A borrower says that an order is not owed: give evidence, or give the amount back.',
  parts: [
    {
      text: 'A dispute comes from the lender: dispute.opened tells its reason, its amount and respondBy. Until it is decided the amount cannot be refunded, so that nobody gets it twice. There are two answers: evidence, once, which the lender decides on, or acceptance, which gives the amount back. dispute.expiring comes 72 and 24 hours before the end; without an answer the amount goes back (dispute.expired).',
    },
    {
      text: 'Evidence is an explanation of up to 2000 characters, dates, carrier and tracking number, and up to 5 documents by reference: the file stays on your server at an https address, and its SHA-256 lets the lender see that it is the same. In the sandbox a phone ending 0012, or an amount ending 012, disputes an order of the lender Suyi some seconds after it is drawn, and evidence with a tracking number or a document wins.',
    },
    {
      run: 'node',
      says: 'evidence_submitted, refundable meanwhile 0',
      code: `${ask}${order}${shopper}
// ¥1,300.12: somebody whose order is disputed once it is drawn.
const amount = 130012
const lines = [{ ...order.lines[0], unitAmountMinor: amount, totalMinor: amount }]
await buy(await ask('POST', '/v1/checkouts', { ...order, amountMinor: amount, lines }), { lender: 'Suyi', phone: '0012' })

let dispute
while (!dispute) {
  await new Promise((resolve) => setTimeout(resolve, 300))
  dispute = (await ask('GET', '/v1/disputes?status=opened&merchantReference=' + order.merchantReference)).items[0]
}
console.log(dispute.reason, dispute.amountMinor, 'to be answered by', dispute.respondBy)
const { status } = await ask('POST', '/v1/disputes/' + dispute.id + '/evidence', {
  explanation: 'Handed over to the buyer on the 25th, signed for.',
  deliveredOn: '2026-11-25',
  trackingNumber: 'SF0000000001',
})
const { refundableMinor } = await ask('GET', '/v1/authorizations/' + dispute.authorizationId)
console.log(status + ', refundable meanwhile', refundableMinor)`,
    },
    {
      text: 'What a lost, an accepted or an unanswered dispute takes back stands in takenBackMinor, in disputeLostMinor of the authorization, and in the settlement as a line of kind dispute.',
    },
  ],
}
