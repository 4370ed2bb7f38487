import assert from 'node:assert/strict'
import type { MandateAsked } from '@miaoguo/bff/src/lenders/lender.ts'
import type { LenderMandate } from '@miaoguo/shared/loan/mandate'
import { fresh, type Case, type Stage } from './case.ts'
import { aDrawnLoan, settled, stateOf } from './operations.ts'

/** A permission to take installments, of a person and a card that nobody has. */
export const aMandate = (stage: Stage, loanReference: string): MandateAsked => ({
  mandateReference: fresh('mnd'),
  loanReference,
  today: stage.today,
  from: {
    name: '示范',
    idNumber: '110105199103071018',
    cardNumber: '6228480000000000011',
    cardPhone: '13900000000',
  },
  mostPerDayMinor: stage.amountMinor,
  currency: stage.currency,
  consent: {
    reference: fresh('cns'),
    textDigest: `sha256:${'0'.repeat(64)}`,
    grantedAt: new Date().toISOString(),
  },
})

const namesOf = ({ mandateReference, loanReference }: MandateAsked) => ({
  mandateReference,
  loanReference,
})

async function setUp(stage: Stage, it: MandateAsked): Promise<LenderMandate> {
  const asked = await stage.lender.setUpMandate(it)
  assert.ok(asked.ok, JSON.stringify(asked))
  return asked.value
}

export const mandateCases: readonly Case[] = [
  {
    name: 'a mandate sent twice is set up once, found by our reference, and another card under it is refused',
    rule: 'Nobody is charged under two permissions where one was given.',
    needs: ['mandates'],
    run: async (stage) => {
      const it = aMandate(stage, await aDrawnLoan(stage))
      const first = await setUp(stage, it)
      const again = await setUp(stage, it)
      assert.equal(again.lenderReference, first.lenderReference)
      const found = await stage.lender.mandate(namesOf(it))
      assert.ok(found.ok && found.value.lenderReference === first.lenderReference)
      const from = { ...it.from, cardNumber: '6228480000000000029' }
      const changed = await stage.lender.setUpMandate({ ...it, from })
      assert.ok(!changed.ok, 'another card under the same reference is refused')
      const unknown = await stage.lender.mandate({ ...namesOf(it), mandateReference: fresh('mnd') })
      assert.ok(!unknown.ok && unknown.reason === 'not_found', JSON.stringify(unknown))
    },
  },
  {
    name: 'a mandate that is cancelled is ended at once and stays so, however often either is sent',
    rule: 'Ending it is one press, and nothing that comes late begins it anew.',
    needs: ['mandates'],
    run: async (stage) => {
      const it = aMandate(stage, await aDrawnLoan(stage))
      await setUp(stage, it)
      for (let times = 0; times < 2; times += 1) {
        const ended = await stage.lender.cancelMandate({ ...namesOf(it), today: stage.today })
        assert.ok(ended.ok && ended.value.status === 'ended', JSON.stringify(ended))
        assert.equal(ended.value.end, 'cancelled')
      }
      assert.equal((await setUp(stage, it)).status, 'ended')
    },
  },
  {
    name: 'a mandate that is cancelled before it was heard of is ended when it comes',
    rule: 'A line that is slow must not undo what a borrower wants.',
    needs: ['mandates'],
    run: async (stage) => {
      const it = aMandate(stage, await aDrawnLoan(stage))
      const ended = await stage.lender.cancelMandate({ ...namesOf(it), today: stage.today })
      assert.ok(ended.ok && ended.value.status === 'ended', JSON.stringify(ended))
      assert.equal((await setUp(stage, it)).status, 'ended')
    },
  },
  {
    name: 'a mandate ends with its loan',
    rule: 'Nothing is taken from who owes nothing.',
    needs: ['mandates', 'payoffQuote', 'repayment'],
    run: async (stage) => {
      const loanReference = await aDrawnLoan(stage)
      const it = aMandate(stage, loanReference)
      await setUp(stage, it)
      const quote = await stage.lender.quotePayoff({ loanReference, payOn: stage.today })
      assert.ok(quote.ok, 'a payoff quote')
      settled(
        await stage.lender.repay({
          operationReference: fresh('opr'),
          loanReference,
          today: stage.today,
          amountMinor: quote.value.totalMinor,
          currency: stage.currency,
          kind: 'payoff',
        }),
      )
      const now = await stage.lender.mandate(namesOf(it))
      assert.ok(now.ok && now.value.status === 'ended', JSON.stringify(now))
      assert.equal(now.value.end, 'loan_closed')
    },
  },
  {
    name: 'a payment on rows that a mandate has changed since is refused by name, and takes nothing',
    rule: 'Nobody pays an installment twice: once by hand and once by itself.',
    needs: ['mandates', 'repayment', 'schedule'],
    run: async (stage) => {
      const loanReference = await aDrawnLoan(stage)
      await setUp(stage, aMandate(stage, loanReference))
      const pay = (amountMinor: number, repaidMinor: number) =>
        stage.lender.repay({
          operationReference: fresh('opr'),
          loanReference,
          today: stage.today,
          amountMinor,
          currency: stage.currency,
          kind: 'installment',
          repaidMinor,
        })
      settled(await pay(100, 0))
      const late = await pay(100, 0)
      assert.ok(late.outcome === 'declined', JSON.stringify(late))
      assert.equal(late.refusal, 'paid_meanwhile')
      assert.equal((await stateOf(stage, loanReference)).repaidMinor, 100)
      settled(await pay(100, 100))
    },
  },
]
