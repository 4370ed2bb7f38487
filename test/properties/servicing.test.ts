import fc from 'fast-check'
import { expect, test } from 'vitest'
import { amortize } from '@miaoguo/shared/schedule/amortize'
import { prepay, repay, reverse } from '@miaoguo/shared/servicing/change-loan'
import { emptyBook, type Book } from '@miaoguo/shared/servicing/book'
import type { LoanEvent } from '@miaoguo/shared/servicing/events'
import { assessLateFee } from '@miaoguo/shared/servicing/late-fee'
import { bookOf, contractFor, type LivingLoan } from '@miaoguo/shared/servicing/living-loan'
import { scheduleOn } from '@miaoguo/shared/servicing/living-schedule'
import { payoffOf } from '@miaoguo/shared/servicing/payoff'
import { quotePayoff } from '@miaoguo/shared/servicing/payoff-quote'
import { previewRefund } from '@miaoguo/shared/servicing/refund'
import { post, readOn, replay } from '@miaoguo/shared/servicing/replay'
import { portions, totalOf } from '@miaoguo/shared/servicing/rows'
import { addDays } from '@miaoguo/shared/time/due-dates'
import { runs, patience } from './arbitraries.ts'
import { anyLivingLoan, dayIn, freshLoan, paidLoan } from './living-arbitraries.ts'

const sum = (values: readonly number[]): number => values.reduce((all, it) => all + it, 0)
const law = { ...runs, numRuns: runs.numRuns === 300 ? 100 : runs.numRuns }
const farOff = (loan: LivingLoan): string => addDays(loan.terms.drawnOn, 900)

test(
  'a living loan without a life is the schedule that was disclosed',
  () => {
    fc.assert(
      fc.property(freshLoan, (loan) => {
        const rows = scheduleOn(loan, loan.terms.drawnOn).installments
        const shown = rows.map((it) => [it.dueOn, it.principalMinor, it.interestMinor, it.feeMinor])
        const disclosed = amortize(loan.terms).map((it) => [
          it.dueOn,
          it.principalMinor,
          it.interestMinor,
          it.feeMinor,
        ])
        expect(shown).toEqual(disclosed)
      }),
      law,
    )
  },
  patience,
)

const lentIn = (loan: LivingLoan): number =>
  loan.terms.principalMinor +
  sum(loan.events.map((it) => (it.kind === 'disbursement' ? it.amountMinor : 0)))

test(
  'principal is conserved, no portion is negative or overpaid, and dates never fall back, whatever happens',
  () => {
    fc.assert(
      fc.property(anyLivingLoan, (loan) => {
        const { rows } = bookOf(loan, farOff(loan))
        expect(sum(rows.map((it) => it.asked.principal))).toBe(lentIn(loan))
        let last = ''
        for (const row of rows) {
          for (const it of portions) {
            expect(Number.isSafeInteger(row.asked[it]) && row.asked[it] >= 0).toBe(true)
            expect(row.paid[it]).toBeGreaterThanOrEqual(0)
            expect(row.paid[it]).toBeLessThanOrEqual(row.asked[it])
          }
          expect(row.due >= last).toBe(true)
          last = row.due
        }
      }),
      law,
    )
  },
  patience,
)

const moneyIn = (loan: LivingLoan): number =>
  sum(
    loan.events.map((it) =>
      it.kind === 'payment' || it.kind === 'prepayment' ? it.amountMinor : 0,
    ),
  )

test(
  'every unit paid in, and every unit of interest given back, is in a row or goes back',
  () => {
    fc.assert(
      fc.property(anyLivingLoan, (loan) => {
        const book = bookOf(loan, farOff(loan))
        const paid = sum(book.rows.map((it) => totalOf(it.paid)))
        expect(paid + book.overpaidMinor).toBe(moneyIn(loan) + book.interestBackMinor)
      }),
      law,
    )
  },
  patience,
)

const facts = (book: Book): unknown => ({ ...book, plan: { ...book.plan, factors: null } })

test(
  'folding events in one step or in many gives the same book',
  () => {
    fc.assert(
      fc.property(anyLivingLoan, fc.integer({ min: 0, max: 6 }), (loan, cut) => {
        const contract = contractFor(loan.terms, loan.rules)
        const events = loan.events as readonly LoanEvent[]
        const drawn: LoanEvent = {
          kind: 'disbursement',
          on: loan.terms.drawnOn,
          amountMinor: loan.terms.principalMinor,
        }
        const all = [drawn, ...events]
        const once = replay(contract, all)
        const twice = post(post(emptyBook(contract, false), all.slice(0, cut)), all.slice(cut))
        let single = emptyBook(contract, false)
        for (const it of all) {
          readOn(single, farOff(loan))
          single = post(single, [it])
        }
        expect(facts(twice)).toEqual(facts(once))
        expect(facts(single)).toEqual(facts(once))
      }),
      law,
    )
  },
  patience,
)

const withDay = <T extends LivingLoan>(loans: fc.Arbitrary<T>) =>
  loans.chain((loan) => fc.record({ loan: fc.constant(loan), on: dayIn(loan.terms) }))

test(
  'a reversal undoes exactly',
  () => {
    fc.assert(
      fc.property(anyLivingLoan, (loan) => {
        const asOf = farOff(loan)
        const paid = repay(loan, { on: loan.terms.drawnOn, amountMinor: 777 }).loan
        const undone = reverse(paid, { place: paid.events.length - 1, asOf })
        expect(undone.schedule).toEqual(scheduleOn(loan, asOf))
      }),
      law,
    )
  },
  patience,
)

test(
  'a payoff quote is what closes the loan: that leaves and returns nothing, a unit less leaves something',
  () => {
    fc.assert(
      fc.property(withDay(anyLivingLoan), fc.integer({ min: 0, max: 3 }), (it, validDays) => {
        const ends =
          it.loan.events
            .map((one) => one.on)
            .toSorted()
            .at(-1) ?? it.on
        const on = it.on > ends ? it.on : ends
        const before = bookOf(it.loan, on).overpaidMinor
        const quote = quotePayoff(it.loan, { on, validDays })
        for (const day of quote.days) {
          if (day.totalMinor === 0) continue
          const { schedule } = repay(it.loan, { on: day.on, amountMinor: day.totalMinor })
          expect(schedule.outstandingMinor).toBe(0)
          expect(schedule.overpaidMinor).toBe(before)
          if (day.totalMinor === 1) continue
          const short = repay(it.loan, { on: day.on, amountMinor: day.totalMinor - 1 })
          expect(payoffOf(bookOf(short.loan, day.on), day.on).totalMinor).toBe(1)
        }
      }),
      law,
    )
  },
  patience,
)

const interestOf = (loan: LivingLoan, asOf: string): number =>
  sum(scheduleOn(loan, asOf).installments.map((it) => it.interestMinor))

test(
  'prepayment never costs more than staying',
  () => {
    fc.assert(
      fc.property(
        paidLoan,
        fc.integer({ min: 1, max: 999_999 }),
        fc.constantFrom('installment', 'term' as const),
        ({ loan, on }, ppm, keep) => {
          const most = payoffOf(bookOf(loan, on), on).totalMinor - 1
          if (most < 1) return
          const amountMinor = Math.max(1, Math.floor((most * ppm) / 1_000_000))
          const prepaid = prepay(loan, { on, amountMinor, keep })
          expect(prepaid.change.interestByMinor).toBeLessThanOrEqual(0)
          expect(interestOf(prepaid.loan, farOff(loan))).toBeLessThanOrEqual(
            interestOf(loan, farOff(loan)),
          )
        },
      ),
      law,
    )
  },
  patience,
)

const anyRefundRule = fc.constantFrom('never_financed', 'spread', 'last', 'next' as const)

test(
  'a refund of everything on any day leaves exactly the interest due so far, or none when that comes back too',
  () => {
    fc.assert(
      fc.property(withDay(freshLoan), anyRefundRule, fc.boolean(), (it, rule, interestBack) => {
        const loan = { ...it.loan, terms: { ...it.loan.terms, fees: [] } }
        const due = payoffOf(bookOf(loan, it.on), it.on).interestMinor
        const amountMinor = loan.terms.principalMinor
        const refunded = previewRefund(loan, { on: it.on, amountMinor, rule, interestBack })
        const left = payoffOf(bookOf(refunded.loan, it.on), it.on).totalMinor
        expect(left).toBe(interestBack || rule === 'never_financed' ? 0 : due)
        if (interestBack && rule !== 'never_financed')
          expect(refunded.change.interestBackMinor).toBe(due)
      }),
      law,
    )
  },
  patience,
)

test(
  'a refund of everything after payments returns them, and nothing is owed',
  () => {
    fc.assert(
      fc.property(paidLoan, anyRefundRule, ({ loan: paid, on }, rule) => {
        const loan = {
          ...paid,
          terms: { ...paid.terms, fees: [] },
          events: paid.events.filter((it) => it.on <= on),
        }
        const { schedule } = previewRefund(loan, {
          on,
          amountMinor: loan.terms.principalMinor,
          rule,
        })
        expect(schedule.outstandingMinor).toBe(0)
        expect(schedule.overpaidMinor).toBe(moneyIn(loan))
      }),
      law,
    )
  },
  patience,
)

test(
  'late fees of a row never exceed their cap, however often they are assessed',
  () => {
    const policy = fc.record({
      graceDays: fc.integer({ min: 0, max: 10 }),
      of: fc.constantFrom('principal', 'installment' as const),
      capMinor: fc.integer({ min: 0, max: 20_000 }),
      charged: fc.oneof(
        fc.record({
          how: fc.constant('once' as const),
          amountMinor: fc.integer({ min: 1, max: 30_000 }),
        }),
        fc.record({
          how: fc.constantFrom('once_share', 'daily' as const),
          ratePpm: fc.integer({ min: 0, max: 100_000 }),
        }),
      ),
    })
    fc.assert(
      fc.property(
        paidLoan,
        policy,
        fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 4 }),
        (it, terms, days) => {
          let { loan } = it
          for (const day of days.toSorted((a, b) => a - b)) {
            const on = addDays(loan.terms.drawnOn, day)
            const assessed = assessLateFee(loan, { on, policy: terms })
            for (const fee of assessed.fees)
              expect(fee.totalMinor).toBeLessThanOrEqual(terms.capMinor)
            expect(assessed.change.penaltyByMinor).toBe(
              sum(assessed.fees.map((fee) => fee.feeMinor)),
            )
            loan = assessed.loan
          }
        },
      ),
      law,
    )
  },
  patience,
)
