import { lprOn } from '@miaoguo/shared/policy/lpr'
import {
  duties,
  shownItems,
  type BorrowerFacts,
  type Demand,
  type Jurisdiction,
  type OfferFacts,
} from '@miaoguo/shared/policy/policy'
import { ConsentPurpose } from '@miaoguo/shared/consent/consent'
import type { CalendarDate } from '@miaoguo/shared/time/calendar-date'
import { addDays, addMonths } from '@miaoguo/shared/time/due-dates'

export type Subject = { offer: OfferFacts; borrower: BorrowerFacts }

const currencies = { CN: 'CNY', EU: 'EUR', UK: 'GBP', US: 'USD' } as const

/** An offer that breaks nothing anywhere on a day, and says everything a rule may ask of it. */
export const fairOn = (jurisdiction: Jurisdiction, today: CalendarDate): Subject => ({
  offer: {
    licenceType: 'bank',
    licenceValidThrough: addDays(today, 365),
    lenderStatus: 'active',
    principalMinor: 120_000,
    currency: currencies[jurisdiction],
    method: 'equal_principal',
    annualRatePpm: 100_000,
    drawnOn: today,
    lastDueOn: addMonths(today, 12),
    collectors: ['甲'],
    listedCollectors: ['甲', '乙'],
    installmentCount: 12,
    totalCostMinor: 1_000,
    coolingOffDays: 14,
    shown: shownItems,
    consents: ConsentPurpose.options,
    done: duties,
  },
  borrower: { ageYears: 30, student: false, servicemember: false },
})

/** The same, one step beyond what a demand allows, in every way there is to take that step. */
export function breaksOf(demand: Demand, { offer, borrower }: Subject): Subject[] {
  const changed = (facts: Partial<OfferFacts>, person: BorrowerFacts = {}): Subject => ({
    offer: { ...offer, ...facts },
    borrower: { ...borrower, ...person },
  })
  switch (demand.kind) {
    case 'licence_in_force':
      return [
        changed({ lenderStatus: 'suspended' }),
        changed({ licenceValidThrough: '1999-12-31' }),
      ]
    case 'currency':
      return [changed({ currency: demand.currency === 'KWD' ? 'JPY' : 'KWD' })]
    case 'collectors_listed':
      return [changed({ collectors: [...offer.collectors, '丙'] })]
    case 'annual_rate_max':
      return (demand.of ?? ['bank', 'micro_loan']).map((licenceType) =>
        changed(
          { annualRatePpm: demand.maxPpm + 1, licenceType },
          demand.only === undefined ? {} : { [demand.only]: true },
        ),
      )
    case 'annual_rate_max_lpr':
      return demand.of.map((licenceType) =>
        changed({
          annualRatePpm: (lprOn(offer.drawnOn) ?? 0) * demand.times + 1,
          licenceType,
        }),
      )
    case 'principal_max':
      return [changed({ principalMinor: demand.maxMinor + 1 })]
    case 'term_max':
      return demand.methods.flatMap((method) => {
        const latest = addMonths(offer.drawnOn, demand.months)
        const many = demand.installments
        return [
          changed({ method, lastDueOn: addDays(latest, 1) }),
          ...(many === undefined
            ? []
            : [changed({ method, lastDueOn: latest, installmentCount: many + 1 })]),
        ]
      })
    case 'age_min':
      return [changed({}, { ageYears: demand.years - 1 })]
    case 'students_not':
      return demand.of.map((licenceType) => changed({ licenceType }, { student: true }))
    case 'cooling_off_min':
      return [changed({ coolingOffDays: demand.days - 1 })]
    case 'shown':
      return demand.items.map((item) => changed({ shown: shownItems.filter((it) => it !== item) }))
    case 'consented':
      return demand.purposes.map((purpose) =>
        changed({ consents: ConsentPurpose.options.filter((it) => it !== purpose) }),
      )
    case 'done':
      return [changed({ done: duties.filter((it) => it !== demand.duty) })]
  }
}
