import { shopper } from './money-recipes.ts'
import { ask, order, type Recipe } from './recipe.ts'

/** A trip of two who leave in two months, as source text. */
const trip = `const day = (ahead) => new Date(Date.now() + ahead * 86400000).toISOString().slice(0, 10)
const itinerary = {
  legs: [
    { from: 'SHA', to: 'KMG', departsOn: day(60), arrivesOn: day(60) },
    { from: 'KMG', to: 'SHA', departsOn: day(64), arrivesOn: day(64) },
  ],
  stays: [{ place: 'KMG', checksInOn: day(60), checksOutOn: day(64), rooms: 1 }],
  travelers: [{ firstName: '小满', lastName: '林', bornOn: '1990-05-21' }],
}
const lines = [
  { kind: 'item', name: '往返机票', quantity: 1, unitAmountMinor: 312000, totalMinor: 312000, awaitsSupplier: true },
  { kind: 'item', name: '酒店四晚', quantity: 1, unitAmountMinor: 168000, totalMinor: 168000, awaitsSupplier: true },
  { kind: 'deposit', name: '定金', quantity: 1, unitAmountMinor: 100000, totalMinor: 100000 },
]
const booked = { ...order, scenario: 'travel', amountMinor: 380000, lines, itinerary }
`

export const sellTrips: Recipe = {
  slug: 'sell-trips',
  title: 'Sell trips: deposits, suppliers, changes',
  summary: 'Say when somebody travels, what was paid before, and what the airline answered.',
  parts: [
    {
      text: 'Some lenders lend against trips, from so many days before departure (or checking in, for a hotel alone) and until so many. Ask before you promise: every reason says what else one can do.',
    },
    {
      run: 'node',
      says: 'trip_too_soon',
      code: `${ask}const day = (ahead) => new Date(Date.now() + ahead * 86400000).toISOString().slice(0, 10)
const asked = new URLSearchParams({ amountMinor: 380000, currency: 'CNY', departsOn: day(3), returnsOn: day(7) })
const { products } = await ask('GET', '/v1/eligibility?' + asked)
for (const product of products.filter((it) => it.reasons.length > 0))
  for (const reason of product.reasons) console.log(product.productName.en, reason.code, JSON.stringify(reason.remedies))`,
    },
    {
      text: 'Lines of kind deposit (paid to you before) and balance (paid to you later) are subtracted like a discount: only what is left is lent, and the shopper reads all three parts on the cost sheet. Who travels is told to nobody but a lender the shopper goes to, and forgotten when the order has ended.',
    },
    {
      run: 'node',
      says: 'Financed: 380000 of 480000',
      code: `${ask}${order}${trip}const { payment } = await ask('POST', '/v1/checkouts', booked)
console.log('Deposit:', payment.depositMinor)
console.log('Financed:', payment.financedMinor, 'of', payment.orderMinor)`,
    },
    {
      text: 'A line that says awaitsSupplier cannot be captured from a hold before you recorded that its supplier confirmed it. What a supplier refuses is released, or refunded where it was drawn, by its share of what is financed; the event is booking.confirmed or booking.refused.',
    },
    {
      run: 'node',
      says: 'Turned back: release',
      code: `${ask}${order}${trip}${shopper}
const checkout = await ask('POST', '/v1/checkouts', { ...booked, captureMode: 'manual' })
const id = await buy(checkout)
const answers = '/v1/checkouts/' + checkout.id + '/supplier-answers'
const flight = await ask('POST', answers, { line: 0, answer: 'confirmed', supplierReference: 'PNR 685E14' })
console.log(flight.booking.name, flight.booking.status)
await ask('POST', '/v1/authorizations/' + id + '/capture', { amountMinor: flight.booking.financedMinor })
const hotel = await ask('POST', answers, { line: 1, answer: 'refused', supplierReference: 'no rooms' })
console.log('Turned back:', hotel.reversal.steps.map((it) => it.means).join(', '))`,
    },
    {
      text: 'A dearer flight is an order of the difference: amends names the first. The shopper reads what it costs and agrees anew; the first loan stays as it was agreed, and either can be reversed without the other.',
    },
    {
      run: 'node',
      says: 'adds 40000 to',
      code: `${ask}${order}${trip}${shopper}
const first = await ask('POST', '/v1/checkouts', booked)
await buy(first)
const more = await ask('POST', '/v1/checkouts', {
  ...order, merchantReference: order.merchantReference + '-changed', scenario: 'travel',
  amountMinor: 40000, itinerary, amends: first.id,
  lines: [{ kind: 'item', name: '改签差价', quantity: 1, unitAmountMinor: 40000, totalMinor: 40000 }],
})
console.log(more.merchantReference, 'adds', more.amountMinor, 'to', first.merchantReference)`,
    },
  ],
}
