import type { CalendarDate } from '../time/calendar-date.ts'
import { addMonths } from '../time/due-dates.ts'
import { lprOn } from './lpr.ts'
import type { BorrowerFacts, Demand, OfferFacts } from './policy.ts'

export type Subject = { offer: OfferFacts; borrower: BorrowerFacts; today: CalendarDate }

const covers = <T>(have: readonly T[] | undefined, wanted: readonly T[]): boolean =>
  have === undefined || wanted.every((it) => have.includes(it))

/** Whether what is known meets a demand; what is not known breaks nothing. */
export function meets(demand: Demand, { offer, borrower, today }: Subject): boolean {
  switch (demand.kind) {
    case 'licence_in_force':
      return offer.lenderStatus === 'active' && offer.licenceValidThrough >= today
    case 'currency':
      return offer.currency === demand.currency
    case 'collectors_listed':
      return covers(offer.listedCollectors, offer.collectors)
    case 'annual_rate_max': {
      const concerns = demand.of?.includes(offer.licenceType) ?? true
      const person = demand.only === undefined || borrower[demand.only] === true
      return !concerns || !person || offer.annualRatePpm <= demand.maxPpm
    }
    case 'annual_rate_max_lpr': {
      // The rate in force when the contract is made decides, and it is made when the money is drawn.
      const lpr = lprOn(offer.drawnOn)
      const concerns = demand.of.includes(offer.licenceType) && lpr !== undefined
      return !concerns || offer.annualRatePpm <= lpr * demand.times
    }
    case 'principal_max':
      return offer.principalMinor <= demand.maxMinor
    case 'term_max': {
      if (!demand.methods.includes(offer.method)) return true
      const { installments = Infinity } = demand
      return (
        offer.lastDueOn <= addMonths(offer.drawnOn, demand.months) &&
        (offer.installmentCount ?? 0) <= installments
      )
    }
    case 'age_min':
      return borrower.ageYears === undefined || borrower.ageYears >= demand.years
    case 'students_not':
      return borrower.student !== true || !demand.of.includes(offer.licenceType)
    case 'cooling_off_min':
      return offer.coolingOffDays === undefined || offer.coolingOffDays >= demand.days
    case 'shown':
      return !concernsPaper(demand, offer) || covers(offer.shown, demand.items)
    case 'consented':
      return covers(offer.consents, demand.purposes)
    case 'done':
      return covers(offer.done, [demand.duty])
  }
}

/** Regulation Z speaks of credit with a finance charge or in more than four installments. */
function concernsPaper(demand: Extract<Demand, { kind: 'shown' }>, offer: OfferFacts): boolean {
  if (demand.when === undefined) return true
  const charged = offer.totalCostMinor ?? offer.annualRatePpm
  return charged > 0 || (offer.installmentCount ?? 0) > 4
}
