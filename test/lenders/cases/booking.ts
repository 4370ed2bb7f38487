import assert from 'node:assert/strict'
import type { Booking, Found, Origination } from '@miaoguo/bff/src/lenders/lender.ts'
import { fresh, type Case, type Manner, type Stage } from './case.ts'

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
/** Without what differs from one asking to the next. */
const plain = (it: Booking | Found) => ({ ...it, correlationId: '', lenderCorrelationId: '' })

async function bookedOnce(stage: Stage, reference: string): Promise<void> {
  if (stage.booked) assert.equal(await stage.booked(reference), 1, 'loans in the lender’s books')
}

/** What became of an origination, in the way this lender can tell. */
async function outcomeOf(stage: Stage, it: Origination): Promise<Booking | Found> {
  if (!stage.capabilities.statusByReference) return stage.lender.originate(it)
  const found = await stage.lender.statusByReference(it.originationReference)
  return found.outcome === 'pending' && found.resend ? stage.lender.originate(it) : found
}

const afterBooking = (manner: Manner, how: string): Case => ({
  name: `a loan booked before ${how} is unknown at first, and found afterwards`,
  rule: 'What was booked stays booked and is told when asked, whatever happened to the first answer.',
  manner,
  run: async (stage) => {
    const it = await stage.consented(manner)
    const first = await stage.lender.originate(it)
    assert.equal(first.outcome, 'unknown', 'no answer is not an answer')
    assert.equal((await outcomeOf(stage, it)).outcome, 'approved')
    await bookedOnce(stage, it.originationReference)
  },
})

/** From terms to a booked loan. */
export const bookingCases: readonly Case[] = [
  {
    name: 'terms name the licence, the products and what can be done with them',
    rule: 'A borrower is always told who lends, under which licence and until when.',
    run: async (stage) => {
      const terms = await stage.lender.terms()
      assert.ok(terms.ok, `terms are readable, not ${terms.ok ? '' : terms.reason}`)
      assert.ok(terms.value.products.length > 0, 'at least one product')
      assert.match(terms.value.lender.licenceValidThrough, /^\d{4}-\d\d-\d\d$/)
      for (const product of terms.value.products)
        assert.ok(product.amountMinMinor <= product.amountMaxMinor, 'a range of amounts')
    },
  },
  {
    name: 'a quote answers the question: this amount, today, with a schedule that adds up',
    rule: 'Every figure is computed again to the minor unit; one that disagrees is never shown.',
    needs: ['schedule'],
    run: async (stage) => {
      const quoted = await stage.quote('approves')
      assert.ok(quoted.ok && quoted.value.decision === 'offered', 'an offer')
      for (const quote of quoted.value.quotes) {
        assert.equal(quote.principalMinor, stage.amountMinor)
        assert.equal(quote.drawnOn, stage.today)
        assert.equal(quote.schedule.length, quote.installmentCount)
        const principal = quote.schedule.reduce((sum, row) => sum + row.principalMinor, 0)
        assert.equal(principal, stage.amountMinor, 'the installments repay the principal')
        for (const row of quote.schedule)
          assert.equal(row.totalMinor, row.principalMinor + row.interestMinor + row.feeMinor)
      }
    },
  },
  {
    name: 'a lender that shows its own terms hands the borrower over',
    rule: 'Without a schedule nothing is disclosed here, so nothing is offered here.',
    lacks: ['schedule'],
    run: async (stage) => {
      const quoted = await stage.quote('approves')
      assert.ok(quoted.ok && quoted.value.decision === 'handoff', 'a handoff')
      assert.ok(quoted.value.sessionReference.length > 0)
    },
  },
  {
    name: 'a declined quote is declined, with reasons from the list',
    rule: 'A no is told with its reasons, so that the borrower can be told them.',
    needs: ['declinesQuotes'],
    manner: 'declines_quote',
    run: async (stage) => {
      const quoted = await stage.quote('declines_quote')
      assert.ok(quoted.ok && quoted.value.decision === 'declined', 'a decline')
      assert.ok(quoted.value.reasons.length > 0, 'reasons')
    },
  },
  {
    name: 'an origination sent twice books one loan, and answers the same',
    rule: 'The reference is the key: the network repeats what nobody repeated.',
    run: async (stage) => {
      const it = await stage.consented('approves')
      const first = await stage.lender.originate(it)
      assert.equal(first.outcome, 'approved')
      assert.deepEqual(plain(await stage.lender.originate(it)), plain(first))
      await bookedOnce(stage, it.originationReference)
    },
  },
  {
    name: 'an origination sent ten times at once books one loan',
    rule: 'Two requests that race must not both find that nothing is booked yet.',
    run: async (stage) => {
      const it = await stage.consented('approves')
      const all = await Promise.all(Array.from({ length: 10 }, () => stage.lender.originate(it)))
      const approved = all.filter((one) => one.outcome === 'approved')
      assert.ok(approved.length > 0, 'one of them is told')
      const names = new Set(approved.map((one) => one.loanReference))
      assert.equal(names.size, 1, 'they all name one loan')
      await bookedOnce(stage, it.originationReference)
    },
  },
  {
    name: 'a declined origination is declined, with reasons from the list',
    rule: 'Only the lender may say no, and it says why.',
    manner: 'declines_loan',
    run: async (stage) => {
      const booking = await stage.lender.originate(await stage.consented('declines_loan'))
      assert.equal(booking.outcome, 'declined')
      assert.ok(booking.outcome === 'declined' && booking.reasons.length > 0)
    },
  },
  {
    name: 'a lender still thinking is pending until it tells',
    rule: 'A review may take hours; nobody but the lender ends it.',
    needs: ['reviews'],
    manner: 'thinks',
    run: async (stage) => {
      const it = await stage.consented('thinks')
      assert.equal((await stage.lender.originate(it)).outcome, 'pending')
      await pause(stage.decisionMs)
      assert.equal((await outcomeOf(stage, it)).outcome, 'approved')
      await bookedOnce(stage, it.originationReference)
    },
  },
  afterBooking('drops_after_booking', 'the line drops'),
  afterBooking('errors_after_booking', 'a 500'),
  {
    name: 'an origination is found by our reference',
    rule: 'Reconciliation asks by the reference we chose, because an answer may never have come.',
    needs: ['statusByReference'],
    run: async (stage) => {
      const it = await stage.consented('approves')
      const booking = await stage.lender.originate(it)
      const found = await stage.lender.statusByReference(it.originationReference)
      assert.deepEqual(plain(found), plain(booking))
    },
  },
  {
    name: 'a reference the lender never saw is not found, which is an answer',
    rule: 'Not found lets us send again or give up; an error would leave it open for ever.',
    needs: ['statusByReference'],
    run: async (stage) => {
      assert.equal((await stage.lender.statusByReference(fresh('att'))).outcome, 'not_found')
    },
  },
]
