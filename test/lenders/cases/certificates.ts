import assert from 'node:assert/strict'
import { fresh, type Case } from './case.ts'
import { aDrawnLoan, settled } from './operations.ts'

export const certificateCases: readonly Case[] = [
  {
    name: 'a certificate of settlement is issued once nothing is owed, the same each time, and not before',
    rule: 'Who has paid everything can prove it, and nobody else can.',
    needs: ['settlementCertificate', 'payoffQuote', 'repayment'],
    run: async (stage) => {
      const loanReference = await aDrawnLoan(stage)
      const early = await stage.lender.settlementCertificate(loanReference)
      assert.ok(!early.ok && early.status === 409, JSON.stringify(early))
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
      const first = await stage.lender.settlementCertificate(loanReference)
      assert.ok(first.ok, JSON.stringify(first))
      const again = await stage.lender.settlementCertificate(loanReference)
      assert.deepEqual(again.ok && again.value, first.value)
      const unknown = await stage.lender.settlementCertificate(fresh('ln'))
      assert.ok(!unknown.ok && unknown.reason === 'not_found', JSON.stringify(unknown))
    },
  },
]
