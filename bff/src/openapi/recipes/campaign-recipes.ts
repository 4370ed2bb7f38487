import { shopper } from './money-recipes.ts'
import { ask, order, type Recipe } from './recipe.ts'

export const runCampaigns: Recipe = {
  slug: 'run-campaigns',
  title: 'Pay a part of your shoppers’ costs',
  summary: 'Interest-free plans and other subsidies, with a budget that is never overspent.',
  parts: [
    {
      text: 'A campaign says which part of the interest and of the fees you pay (1000000 is all of it), on which days of your time zone, for which orders, lenders, products and numbers of installments, and up to which budget. Lenders that can then quote subsidised plans. Shoppers see what they pay themselves, with its own annual rate, and that you pay the rest; the cost sheet says so at each cost.',
    },
    {
      text: 'The subsidy is taken of the budget when a shopper applies, before any lender hears of it, once for each application. It is spent when the order is drawn, and comes back when it is declined, cancelled, released, refunded or lost in a dispute, in proportion to the amount. Who applies when too little is left is refused (offer_subsidy_ended) and asks for offers again. You hear campaign.budget_warning at warnAtPpm of the budget, and campaign.exhausted when nothing is left or an order did not fit. In the settlement it is a line of kind subsidy.',
    },
    {
      run: 'node',
      says: 'left of the budget',
      code: `${ask}${order}${shopper}
const day = (days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
const campaign = await ask('POST', '/v1/campaigns', {
  name: 'Six months free', currency: 'CNY', startsOn: day(-1), endsOn: day(30),
  interestPpm: 1_000_000, feePpm: 0, budgetMinor: 500000, installmentCounts: [6],
})
const id = await buy(await ask('POST', '/v1/checkouts', order), { which: (it) => it.subsidy?.campaignId === campaign.id })
const spent = await ask('GET', '/v1/campaigns/' + campaign.id)
console.log('Spent:', spent.spentMinor)
await ask('POST', '/v1/authorizations/' + id + '/refunds', {})
const { remainingMinor } = await ask('POST', '/v1/campaigns/' + campaign.id + '/end', {})
console.log(remainingMinor, 'left of the budget')`,
    },
    {
      text: 'Pausing and ending make no further offers; those that are out are kept to for the minutes they live.',
    },
  ],
}
