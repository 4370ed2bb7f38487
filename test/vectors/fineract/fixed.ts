import { amortize, type LoanTerms } from '@miaoguo/shared/schedule/amortize'
import type { LoanContract } from '@miaoguo/shared/servicing/contract'
import { multiplyRatio } from '@miaoguo/shared/money/ratio'
import { yearFraction, type DayCount } from '@miaoguo/shared/time/day-count'
import type { DueRule } from '@miaoguo/shared/time/due-dates'
import { known, minor, ppmOf } from './contract.ts'
import { standing } from './events.ts'
import { refuseCumulative } from './refuse-cumulative.ts'
import { Unsupported, type Written } from './written.ts'

/** The day count of the older engine: equal periods are months of thirty days. */
function dayCountOf(it: Written): DayCount {
  const { days_in_year: year, days_in_month: month } = it.product_settings
  if (it.inputs.interest_calculation_period === 'SAME_AS_REPAYMENT_PERIOD') return 'thirty_360'
  if (year === 'DAYS360') return month === 'DAYS30' ? 'thirty_360' : 'actual_360'
  // An actual year counts 365 days there, leap years too.
  return month === 'DAYS30' ? 'thirty_360' : 'actual_365'
}

type Settled = { contract: LoanContract; amountMinor: number; drawnOn: string }

function termsOf(it: Written, settled: Settled): LoanTerms {
  const { contract, amountMinor, drawnOn } = settled
  const methods = {
    EQUAL_INSTALLMENTS: 'equal_installments',
    EQUAL_PRINCIPAL_PAYMENTS: 'equal_principal',
  } as const
  const rule: DueRule =
    contract.unit === 'month'
      ? { every: 'month', months: contract.unitsApart, onDay: Number(contract.startsOn.slice(8)) }
      : { every: 'days', days: contract.unitsApart * (contract.unit === 'week' ? 7 : 1) }
  return {
    principalMinor: amountMinor,
    method: known(methods, it.inputs.amortization ?? 'EQUAL_INSTALLMENTS', 'amortization'),
    installmentCount: it.inputs.number_of_repayments,
    annualInterestPpm: ppmOf(it.inputs.annual_rate_percent),
    fees: [],
    drawnOn,
    firstDueOn: contract.dueOn[0] ?? '',
    dueRule: rule,
    dayCount: dayCountOf(it),
    grace: {
      principal: it.inputs.grace_on_principal,
      interestFree: it.inputs.interest_free_periods ?? 0,
    },
    leftover: 'last',
    interestOn: contract.interestOn,
    levelMultipleMinor: contract.levelMultipleMinor,
  }
}

/** The older engine's schedule: rows found once, which payments do not change. */
export function fixedContract(it: Written, contract: LoanContract): LoanContract {
  refuseCumulative(it, contract.dueOn)
  const live = standing(it.events)
  const drawn = it.events.filter((one) => one.type === 'DISBURSEMENT' && live.has(one))
  if (drawn.length > 1) {
    if (contract.annualInterestPpm > 0)
      throw new Unsupported('several disbursements of a cumulative schedule with interest')
    const last =
      drawn
        .map((one) => one.date)
        .toSorted()
        .at(-1) ?? ''
    const isPaid = (type: string): boolean => type === 'REPAYMENT' || type.endsWith('REFUND')
    if (it.events.some((one) => live.has(one) && isPaid(one.type) && one.date < last))
      throw new Unsupported('payments before a later disbursement of a cumulative schedule')
    // Without interest both engines share what is lent out over the rows that are left.
    return { ...contract, recalculation: null, leftover: 'last' }
  }
  if (it.inputs.grace_on_interest_payment > 0)
    throw new Unsupported('interest carried over a grace')
  const amount = drawn[0]?.amount ?? it.approval?.amount ?? it.inputs.principal ?? 0
  const planned = it.approval?.expected_disbursement ?? it.inputs.expected_disbursement
  const drawnOn = drawn[0]?.date ?? planned ?? ''
  refuseRecalculated(it, contract)
  const amountMinor = minor(it, amount)
  const down = downOf(contract, amountMinor)
  const fixedRows =
    contract.interestOn === 'principal'
      ? flatRows(it, contract, { amountMinor, down })
      : amortize(termsOf(it, { contract, amountMinor: amountMinor - down, drawnOn }))
  return { ...contract, fixedRows, recalculation: null }
}

const share = (amountMinor: number, numerator: number, denominator: number): number =>
  multiplyRatio(amountMinor, { numerator, denominator }, 'half_even')

const toMultiple = (amountMinor: number, multiple: number): number =>
  share(amountMinor, 1, multiple) * multiple

const downOf = (contract: LoanContract, amountMinor: number): number =>
  toMultiple(
    share(amountMinor, contract.downPayment?.ratePpm ?? 0, 1_000_000),
    contract.levelMultipleMinor,
  )

/**
 * Flat rows of the older engine: interest of the whole term on the amount before the down payment, in even
 * parts; principal in even parts, so that the installment is a multiple. The last row takes the rest of both.
 */
function flatRows(
  it: Written,
  contract: LoanContract,
  amounts: { amountMinor: number; down: number },
): NonNullable<LoanContract['fixedRows']> {
  const count = contract.dueOn.length
  const part = yearFraction(contract.startsOn, contract.dueOn.at(-1) ?? '', dayCountOf(it))
  const rate = ppmOf(it.inputs.annual_rate_percent)
  const interest = share(amounts.amountMinor, rate * part.numerator, 1_000_000 * part.denominator)
  const lent = amounts.amountMinor - amounts.down
  const interestPart = share(interest, 1, count)
  const multiple = contract.levelMultipleMinor
  const level = toMultiple(share(lent, 1, count), multiple) + toMultiple(interestPart, multiple)
  const principalPart = level - interestPart
  return contract.dueOn.map((_, i) => {
    const isLast = i === count - 1
    return {
      principalMinor: isLast ? lent - principalPart * (count - 1) : principalPart,
      interestMinor: isLast ? interest - interestPart * (count - 1) : interestPart,
      feeMinor: 0,
    }
  })
}

/** Once a payment or a delay has changed its interest, the older engine's recalculation is not restated. */
function refuseRecalculated(it: Written, contract: LoanContract): void {
  if (contract.recalculation === null || contract.annualInterestPpm === 0) return
  const first = contract.dueOn[0] ?? ''
  const changed = it.events.some(
    (one) =>
      (one.type === 'CLOSE_OF_BUSINESS' && one.date > first) ||
      (one.type !== 'CLOSE_OF_BUSINESS' && one.type !== 'DISBURSEMENT' && one.type !== 'CHARGE'),
  )
  if (changed) throw new Unsupported('recalculation of a cumulative schedule')
}
