import type { LoanContract, PaymentKind } from '@miaoguo/shared/servicing/contract'
import { multiplyRatio } from '@miaoguo/shared/money/ratio'
import type { InstallmentFee, LoanEvent } from '@miaoguo/shared/servicing/events'
import { payoffOf } from '@miaoguo/shared/servicing/payoff'
import { replay } from '@miaoguo/shared/servicing/replay'
import type { CalendarDate } from '@miaoguo/shared/time/calendar-date'
import { known, minor, paymentKinds, ppmOf } from './contract.ts'
import { lateFees } from './late-fees.ts'
import { Unsupported, type Written, type WrittenEvent } from './written.ts'

const payments = new Set([
  'REPAYMENT',
  'MERCHANT_ISSUED_REFUND',
  'PAYOUT_REFUND',
  'GOODWILL_CREDIT',
  'INTEREST_PAYMENT_WAIVER',
  'MANUAL_INTEREST_REFUND',
  'PAY_OFF',
])

const titles: Record<string, string> = {
  Repayment: 'REPAYMENT',
  'Merchant Issued Refund': 'MERCHANT_ISSUED_REFUND',
  'Payout Refund': 'PAYOUT_REFUND',
  'Goodwill Credit': 'GOODWILL_CREDIT',
  'Interest Payment Waiver': 'INTEREST_PAYMENT_WAIVER',
}

const byDate = (a: WrittenEvent, b: WrittenEvent): number =>
  a.date < b.date ? -1 : a.date > b.date ? 1 : 0

/** Which event a reversal means: the nth of its kind, the reversed ones counted. */
function reversedBy(undo: WrittenEvent, before: readonly WrittenEvent[]): WrittenEvent {
  const made = before.filter((it) => payments.has(it.type))
  const isRepayment = (it: WrittenEvent): boolean =>
    it.type === 'REPAYMENT' || it.type === 'PAY_OFF'
  const found = ((): WrittenEvent | undefined => {
    if (undo.target === 'repayment') {
      const repayments = made.filter(isRepayment)
      if (undo.nth === null || undo.nth === undefined) return repayments.at(-1)
      return repayments.toSorted(byDate)[undo.nth - 1]
    }
    if (undo.target === 'transaction') {
      const moved = before.filter(
        (it) => it.date === undo.date && (payments.has(it.type) || it.type === 'DISBURSEMENT'),
      )
      return moved[(undo.nth ?? 1) - 1]
    }
    const type = titles[undo.target ?? '']
    const same = made.filter((it) => it.date === undo.date)
    const kind = same.filter((it) => (type === 'REPAYMENT' ? isRepayment(it) : it.type === type))
    return kind[(undo.nth ?? 1) - 1]
  })()
  if (found === undefined || !payments.has(found.type))
    throw new Unsupported('reversal of something derived')
  return found
}

/** An event is taken back, and with a refund the interest that was given back for it by hand. */
function takeBack(live: Set<WrittenEvent>, event: WrittenEvent): void {
  live.delete(event)
  for (const it of live)
    if (it.type === 'MANUAL_INTEREST_REFUND' && it.target === event.type && it.date === event.date)
      live.delete(it)
}

/** What a loan that is taken back altogether forgets, payments aside. */
const wiped = new Set(['DISBURSEMENT', 'CLOSE_OF_BUSINESS', 'UNDO', 'UNDO_LAST_DISBURSEMENT'])

/** What still stands of what was entered. */
export function standing(written: readonly WrittenEvent[]): Set<WrittenEvent> {
  const live = new Set<WrittenEvent>()
  written.forEach((it, i) => {
    if (it.type === 'UNDO') takeBack(live, reversedBy(it, written.slice(0, i)))
    if (it.type === 'UNDO_LAST_DISBURSEMENT') {
      const last = [...live].filter((one) => one.type === 'DISBURSEMENT').at(-1)
      if (last === undefined) throw new Unsupported('nothing disbursed to take back')
      live.delete(last)
      const since = written.slice(written.indexOf(last), i)
      for (const one of since) if (payments.has(one.type)) live.delete(one)
    }
    if (it.type === 'UNDO_DISBURSEMENT') {
      for (const one of live) if (wiped.has(one.type) || payments.has(one.type)) live.delete(one)
    }
    live.add(it)
  })
  return live
}

const ignored = new Set([
  'CHARGE_AT_CREATION',
  'CLOSE_OF_BUSINESS',
  'EXPECTED_TRANCHE',
  'UNDO',
  'UNDO_LAST_DISBURSEMENT',
  'UNDO_DISBURSEMENT',
])

/**
 * The day through which overdue interest is known: of the last nightly run, or of a later entry that makes
 * all be found anew: a reversal, a change of terms, a charge, or money entered after the day it counts.
 */
export function readDay(it: Written): CalendarDate | null {
  const live = standing(it.events)
  const days = it.events.flatMap((event) => {
    const entered = event.booked_on ?? event.date
    const isMoney = payments.has(event.type) || event.type === 'DISBURSEMENT'
    const refreshes = refreshing.has(event.type) || (isMoney && entered > event.date)
    return live.has(event) && refreshes ? [entered] : []
  })
  return days.toSorted().at(-1) ?? null
}

const refreshing = new Set([
  'CLOSE_OF_BUSINESS',
  'UNDO',
  'UNDO_LAST_DISBURSEMENT',
  'RESCHEDULE',
  'INTEREST_PAUSE',
  'CHARGE',
])

/** The events of a case in our words, in the order they were entered. */
export function eventsOf(it: Written, contract: LoanContract): LoanEvent[] {
  const live = standing(it.events)
  const first = it.events.find((one) => live.has(one) && one.type === 'DISBURSEMENT')
  const events: LoanEvent[] = first === undefined ? plannedDisbursements(it) : []
  for (const fee of it.inputs.product_charges ?? [])
    if (fee.time === 'INSTALLMENT_FEE')
      events.push({
        kind: 'installment_fee',
        on: first?.date ?? events[0]?.on ?? '',
        fee: installmentFee(it, { ...fee, amount: fee.amount ?? fee.default_amount }),
      })
  for (const written of asReplayed(it)) {
    if (!live.has(written)) continue
    if (written.type === 'CLOSE_OF_BUSINESS')
      events.push(...lateFees(it, written, { contract, before: events }))
    const event = eventOf(it, written, { contract, before: events })
    if (event !== null) events.push(event)
  }
  return events
}

/**
 * A reversal has everything replayed with the charges known by then: on its day such a charge stands before
 * the payments, though it was entered after them. The older engine's payments do not move.
 */
function asReplayed(it: Written): readonly WrittenEvent[] {
  if (it.product_settings.schedule_type !== 'PROGRESSIVE') return it.events
  const lastUndo = it.events.findLastIndex((one) => one.type === 'UNDO')
  const isKnown = (one: WrittenEvent, i: number): boolean => one.type === 'CHARGE' && i < lastUndo
  const isOther = (one: WrittenEvent, i: number): boolean => !isKnown(one, i)
  return [...it.events.filter(isKnown), ...it.events.filter(isOther)]
}

/**
 * Before anything is paid out the schedule shows what was approved, tranche by tranche where they are planned;
 * a tranche that was paid out and taken back stays as it was paid out.
 */
function plannedDisbursements(it: Written): LoanEvent[] {
  const added = it.events.filter((one) => one.type === 'EXPECTED_TRANCHE')
  const planned = [...(it.inputs.expected_tranches ?? []), ...added]
  const tried = it.events.filter((one) => one.type === 'DISBURSEMENT')
  const on = it.approval?.expected_disbursement ?? it.inputs.expected_disbursement ?? ''
  const amount = it.approval?.amount ?? it.inputs.principal ?? 0
  const tranches = planned.length > 0 ? planned : [{ date: on, amount }]
  return tranches.map((one, i) => ({
    kind: 'disbursement',
    on: one.date,
    amountMinor: minor(it, (planned.length > 0 ? tried[i]?.amount : null) ?? one.amount ?? 0),
    downPayment: 'asked',
  }))
}

type SoFar = { contract: LoanContract; before: readonly LoanEvent[] }

function eventOf(it: Written, written: WrittenEvent, soFar: SoFar): LoanEvent | null {
  const on = written.date
  const entered = written.booked_on === undefined ? {} : { bookedOn: written.booked_on }
  const amountMinor = minor(it, written.amount ?? 0)
  if (ignored.has(written.type)) return null
  const as = paymentKinds[written.type]
  if (as !== undefined) {
    const back = written.interest_refund_calculation
    return {
      kind: 'payment',
      as,
      on,
      amountMinor,
      ...entered,
      ...(back === undefined ? {} : { interestBack: back }),
    }
  }
  switch (written.type) {
    case 'DISBURSEMENT': {
      const down = written.auto_down_payment
      const asked =
        down === undefined ? {} : ({ downPayment: down ? 'automatic' : 'asked' } as const)
      return { kind: 'disbursement', on, amountMinor, ...entered, ...asked }
    }
    case 'MANUAL_INTEREST_REFUND':
      return payment('interest_refund', { on, amountMinor, ...entered })
    case 'PAY_OFF':
      return payment('repayment', {
        on,
        amountMinor: payoffOf(replay(soFar.contract, soFar.before), on).totalMinor,
        ...entered,
      })
    case 'CHARGE':
      return chargeOf(written, amountMinor)
    case 'INSTALLMENT_CHARGE':
      return { kind: 'installment_fee', on, fee: installmentFee(it, written) }
    case 'CHARGE_PERCENT':
      if (written.charge?.includes('INSTALLMENT_FEE'))
        return { kind: 'installment_fee', on, fee: installmentFee(it, written) }
      return percentCharge(it, written, soFar)
    case 'INTEREST_PAUSE':
      return { kind: 'interest_pause', on, through: written.end ?? on, ...entered }
    case 'RESCHEDULE':
      if (written.new_interest_rate === undefined)
        throw new Unsupported('due dates or terms changed')
      return {
        kind: 'rate_change',
        on,
        annualInterestPpm: ppmOf(written.new_interest_rate),
        ...entered,
      }
    default:
      throw new Unsupported(written.type.toLowerCase().replaceAll('_', ' '))
  }
}

const payment = (
  as: PaymentKind,
  it: { on: string; amountMinor: number; bookedOn?: string },
): LoanEvent => ({ kind: 'payment', as, ...it })

function chargeOf(written: WrittenEvent, amountMinor: number): LoanEvent {
  if ((written.calculation ?? 'FLAT') !== 'FLAT') throw new Unsupported('charge in percent')
  return {
    kind: 'charge',
    on: written.booked_on ?? written.date,
    dueOn: written.date,
    portion: written.penalty ? 'penalty' : 'fee',
    amountMinor,
  }
}

const shares: Record<string, 'principal' | 'interest' | 'principal_and_interest'> = {
  PERCENTAGE_AMOUNT: 'principal',
  PERCENTAGE_INTEREST: 'interest',
  PERCENTAGE_LOAN_AMOUNT_PLUS_INTEREST: 'principal_and_interest',
}

type WrittenFee = { calculation?: string | undefined; amount?: number | null | undefined }

function installmentFee(it: Written, fee: WrittenFee): InstallmentFee {
  const amount = fee.amount ?? 0
  if ((fee.calculation ?? 'FLAT') === 'FLAT')
    return { of: 'amount', amountMinor: minor(it, amount) }
  return { of: known(shares, fee.calculation ?? '', 'fee'), ratePpm: ppmOf(amount) }
}

/** A charge in percent of the whole loan as it stood when it was added. */
function percentCharge(it: Written, written: WrittenEvent, soFar: SoFar): LoanEvent {
  const { rows } = replay(soFar.contract, soFar.before)
  const of = known(shares, written.calculation ?? '', 'charge')
  const principal = rows.reduce((sum, row) => sum + row.asked.principal, 0)
  const interest = rows.reduce((sum, row) => sum + row.asked.interest, 0)
  const base = of === 'principal' ? principal : of === 'interest' ? interest : principal + interest
  const share = { numerator: ppmOf(written.amount ?? 0), denominator: 1_000_000 }
  const amountMinor = multiplyRatio(base, share, soFar.contract.arithmetic.rounding)
  return chargeOf({ ...written, calculation: 'FLAT' }, amountMinor)
}
