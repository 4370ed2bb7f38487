import assert from 'node:assert/strict'
import type { Lender } from '@miaoguo/bff/src/lenders/lender.ts'
import { addDays } from '@miaoguo/shared/time/due-dates'
import { anAmount, anOperation, fresh, type Capability, type Case, type Stage } from './case.ts'
import { aMandate } from './mandates.ts'
import { aDrawnLoan, declined, settled, stateOf } from './operations.ts'

/** Everything optional, and the capability that promises it. */
const optional: [Capability, (lender: Lender, stage: Stage, loan: string) => Promise<object>][] = [
  ['statusByReference', (it) => it.statusByReference(fresh('att'))],
  ['manualCapture', (it, stage, loan) => it.capture(anAmount(stage, loan, 100))],
  ['cancel', (it, stage, loan) => it.cancel(anOperation(stage, loan))],
  ['releaseRemaining', (it, stage, loan) => it.releaseRemaining(anOperation(stage, loan))],
  ['extendAuthorization', (it, stage, loan) => it.extendAuthorization(anOperation(stage, loan))],
  ['refund', (it, stage, loan) => it.refund(anAmount(stage, loan, 100))],
  ['refundPreview', (it, stage, loan) => it.previewRefund(anAmount(stage, loan, 100))],
  ['repayment', (it, stage, loan) => it.repay({ ...anAmount(stage, loan, 100), kind: 'payoff' })],
  ['payoffQuote', (it, stage, loan) => it.quotePayoff({ loanReference: loan, payOn: stage.today })],
  [
    'withdrawal',
    (it, stage, loan) => it.quoteWithdrawal({ loanReference: loan, withdrawOn: stage.today }),
  ],
  ['operationByReference', (it) => it.operationByReference(fresh('opr'))],
  ['serviceRequests', (it, stage, loan) => it.fileServiceRequest(aComplaint(stage, loan))],
  ['relief', (it, stage) => it.acceptRelief(anAcceptance(stage))],
  ['creditLine', (it) => it.creditLine(fresh('crl'))],
  ['mandates', (it, stage, loan) => it.setUpMandate(aMandate(stage, loan))],
  ['settlementCertificate', (it, _stage, loan) => it.settlementCertificate(loan)],
  ['disputes', (it) => it.dispute(fresh('dsp'))],
  ['loanList', (it, stage) => it.listLoans({ on: stage.today })],
  ['settlementLines', (it, stage) => it.listSettlementLines({ on: stage.today })],
]

const aComplaint = (stage: Stage, loanReference: string) => ({
  requestReference: fresh('srq'),
  loanReference,
  kind: 'complaint' as const,
  topic: 'cost' as const,
  text: 'A charge I do not understand.',
  answerBy: addDays(stage.today, 15),
})

const anAcceptance = (stage: Stage) => ({
  operationReference: fresh('opr'),
  requestReference: fresh('srq'),
  today: stage.today,
  reliefReference: fresh('rlf'),
  shownDigest: `sha256:${'0'.repeat(64)}`,
})

const saysUnsupported = (it: object): boolean =>
  ('outcome' in it && it.outcome === 'unsupported') ||
  ('ok' in it && it.ok === false && 'reason' in it && it.reason === 'unsupported')

/** Every page of a day. */
async function everyOf<T>(
  ask: (after?: string) => Promise<{ ok: boolean; value?: { items: T[]; next: string | null } }>,
): Promise<T[]> {
  const all: T[] = []
  let after: string | undefined
  for (let pages = 0; pages < 100; pages += 1) {
    const { value } = await ask(after)
    assert.ok(value, 'the page is readable')
    all.push(...value.items)
    if (value.next === null) return all
    after = value.next
  }
  throw new Error('the list has no end')
}

/** What is refunded by now, where the lender tells it. */
async function refundedIs(stage: Stage, loanReference: string, amountMinor: number) {
  const { refundedMinor } = await stateOf(stage, loanReference)
  if (refundedMinor !== null) assert.equal(refundedMinor, amountMinor)
}

const half = (stage: Stage): number => Math.floor(stage.amountMinor / 2)

/** Refund, repayment, lists, and what a lender does not offer. */
export const afterwardsCases: readonly Case[] = [
  {
    name: 'a complaint sent twice is filed once, and found by our reference until it is answered',
    rule: 'Nobody has to complain twice, and no complaint is lost on the way.',
    needs: ['serviceRequests'],
    run: async (stage) => {
      const it = aComplaint(stage, await aDrawnLoan(stage))
      const first = await stage.lender.fileServiceRequest(it)
      const again = await stage.lender.fileServiceRequest(it)
      assert.ok(first.ok && again.ok, JSON.stringify([first, again]))
      assert.equal(again.value.lenderReference, first.value.lenderReference)
      const changed = await stage.lender.fileServiceRequest({ ...it, text: 'Something else.' })
      assert.ok(!changed.ok, 'another text under the same reference is refused')
      const found = await stage.lender.serviceRequestByReference(it.requestReference)
      assert.ok(found.ok && found.value.lenderReference === first.value.lenderReference)
      const unknown = await stage.lender.serviceRequestByReference(fresh('srq'))
      assert.ok(!unknown.ok && unknown.reason === 'not_found', JSON.stringify(unknown))
    },
  },
  {
    name: 'a refund sent twice is taken once, and never more than was captured',
    rule: 'Goods come back once.',
    needs: ['refund'],
    run: async (stage) => {
      const loanReference = await aDrawnLoan(stage)
      const it = anAmount(stage, loanReference, stage.amountMinor)
      settled(await stage.lender.refund(it))
      settled(await stage.lender.refund(it))
      await refundedIs(stage, loanReference, stage.amountMinor)
      const more = await stage.lender.refund(anAmount(stage, loanReference, 100))
      assert.equal(more.outcome, 'declined', JSON.stringify(more))
    },
  },
  {
    name: 'refunds in parts add up',
    rule: 'One of two things comes back.',
    needs: ['refund', 'partialRefund'],
    run: async (stage) => {
      const loanReference = await aDrawnLoan(stage)
      const part = Math.floor(stage.amountMinor / 4)
      settled(await stage.lender.refund(anAmount(stage, loanReference, part)))
      settled(await stage.lender.refund(anAmount(stage, loanReference, part)))
      await refundedIs(stage, loanReference, part * 2)
      declined(
        await stage.lender.refund(anAmount(stage, loanReference, stage.amountMinor)),
        'amount_exceeds_captured',
      )
    },
  },
  {
    name: 'a previewed refund books nothing, adds up, and is what the refund then does',
    rule: 'A borrower is told what a return changes before it is final.',
    needs: ['refund', 'refundPreview'],
    run: async (stage) => {
      const loanReference = await aDrawnLoan(stage)
      const it = anAmount(stage, loanReference, half(stage))
      const { operationReference: _, ...asked } = it
      const preview = await stage.lender.previewRefund(asked)
      assert.ok(preview.ok, 'a preview')
      const { amountMinor, reducesPrincipalMinor, toBorrowerMinor, scheduleAfter } = preview.value
      assert.equal(reducesPrincipalMinor + toBorrowerMinor, amountMinor)
      assert.equal((await stateOf(stage, loanReference)).refundedMinor, 0, 'nothing is booked')
      settled(await stage.lender.refund(it))
      assert.deepEqual((await stateOf(stage, loanReference)).schedule, scheduleAfter)
    },
  },
  {
    name: 'the schedule of a drawn loan repays what was drawn',
    rule: 'The lender is the record of what is owed; its rows must sum to it.',
    needs: ['schedule'],
    run: async (stage) => {
      const loan = await stateOf(stage, await aDrawnLoan(stage))
      const principal = loan.schedule?.reduce((sum, row) => sum + row.principalMinor, 0)
      assert.equal(principal, stage.amountMinor)
      assert.equal(loan.outstandingMinor, stage.amountMinor)
    },
  },
  {
    name: 'a repayment sent twice is booked once and lowers what is owed',
    rule: 'Nobody pays an installment twice.',
    needs: ['repayment', 'schedule'],
    run: async (stage) => {
      const loanReference = await aDrawnLoan(stage)
      const first = (await stateOf(stage, loanReference)).schedule?.[0]
      assert.ok(first)
      const it = {
        ...anAmount(stage, loanReference, first.totalMinor),
        kind: 'installment' as const,
      }
      settled(await stage.lender.repay(it))
      settled(await stage.lender.repay(it))
      const loan = await stateOf(stage, loanReference)
      assert.equal(loan.repaidMinor, first.totalMinor)
      assert.equal(loan.schedule?.[0]?.paidMinor, first.totalMinor)
    },
  },
  {
    name: 'principal repaid ahead lowers what is owed at once, in the manner that was asked for',
    rule: 'Who repays early is told what it saves, and saves that.',
    needs: ['repayment', 'schedule'],
    run: async (stage) => {
      for (const keep of stage.capabilities.prepayment ?? []) {
        const loanReference = await aDrawnLoan(stage)
        const before = await stateOf(stage, loanReference)
        const amountMinor = Math.floor(stage.amountMinor / 2)
        const asked = {
          ...anAmount(stage, loanReference, amountMinor),
          kind: 'prepayment',
          keep,
        } as const
        settled(await stage.lender.repay(asked))
        settled(await stage.lender.repay(asked))
        const after = await stateOf(stage, loanReference)
        assert.equal(after.repaidMinor, amountMinor)
        assert.equal(after.outstandingMinor, stage.amountMinor - amountMinor)
        const [was, is] = [before.schedule ?? [], after.schedule ?? []]
        assert.equal(was.at(-1)?.dueOn === is.at(-1)?.dueOn, keep === 'term' || was.length === 1)
      }
    },
  },
  {
    name: 'paying the quoted payoff ends the loan',
    rule: 'Early payoff has one price, told before it is paid.',
    needs: ['payoffQuote', 'repayment'],
    run: async (stage) => {
      const loanReference = await aDrawnLoan(stage)
      const quote = await stage.lender.quotePayoff({ loanReference, payOn: stage.today })
      assert.ok(quote.ok, 'a payoff quote')
      const { principalMinor, interestMinor, feeMinor, totalMinor } = quote.value
      assert.equal(principalMinor + interestMinor + feeMinor, totalMinor)
      assert.equal(principalMinor, stage.amountMinor)
      settled(
        await stage.lender.repay({ ...anAmount(stage, loanReference, totalMinor), kind: 'payoff' }),
      )
      const loan = await stateOf(stage, loanReference)
      assert.equal(loan.status, 'paid_off')
      assert.equal(loan.outstandingMinor, 0)
    },
  },
  {
    name: 'withdrawing takes the principal, gives every cost back and undoes the loan once',
    rule: 'Within the cooling-off days of the cost sheet a loan costs nothing.',
    needs: ['withdrawal', 'repayment'],
    run: async (stage) => {
      const loanReference = await aDrawnLoan(stage)
      settled(
        await stage.lender.repay({ ...anAmount(stage, loanReference, 100), kind: 'installment' }),
      )
      const quote = await stage.lender.quoteWithdrawal({ loanReference, withdrawOn: stage.today })
      assert.ok(quote.ok, 'a withdrawal quote')
      const { principalMinor, costsReturnedMinor, totalMinor } = quote.value
      assert.equal(principalMinor - costsReturnedMinor, totalMinor)
      assert.equal(totalMinor, stage.amountMinor - 100)
      const more = {
        ...anAmount(stage, loanReference, totalMinor + 1),
        kind: 'withdrawal' as const,
      }
      declined(await stage.lender.repay(more), 'withdrawal_amount_changed')
      const asked = { ...anAmount(stage, loanReference, totalMinor), kind: 'withdrawal' as const }
      const late = { ...anAmount(stage, loanReference, totalMinor), kind: 'withdrawal' as const }
      const today = addDays(quote.value.lastOn, 1)
      declined(await stage.lender.repay({ ...late, today }), 'withdrawal_period_over')
      settled(await stage.lender.repay(asked))
      settled(await stage.lender.repay(asked))
      const loan = await stateOf(stage, loanReference)
      assert.deepEqual(
        [loan.status, loan.outstandingMinor, loan.repaidMinor],
        ['withdrawn', 0, stage.amountMinor],
      )
    },
  },
  {
    name: 'a booked loan is in the list of its day',
    rule: 'Both books are compared every night; a loan in one alone is an orphan.',
    needs: ['loanList'],
    run: async (stage) => {
      const it = await stage.consented('approves')
      const booking = await stage.lender.originate(it)
      assert.ok(booking.outcome === 'approved')
      const all = await everyOf((after) =>
        stage.lender.listLoans({ on: stage.today, ...(after === undefined ? {} : { after }) }),
      )
      const found = all.filter((one) => one.originationReference === it.originationReference)
      assert.deepEqual(
        found.map((one) => one.loanReference),
        [booking.loanReference],
      )
    },
  },
  {
    name: 'a capture is a settlement line of its day',
    rule: 'A merchant is paid by lines it can match to its orders.',
    needs: ['settlementLines', 'manualCapture'],
    run: async (stage) => {
      const loanReference = await aDrawnLoan(stage)
      const all = await everyOf((after) =>
        stage.lender.listSettlementLines({
          on: stage.today,
          ...(after === undefined ? {} : { after }),
        }),
      )
      const mine = all.filter((line) => line.loanReference === loanReference)
      assert.equal(mine.length, 1)
      assert.equal(mine[0]?.amountMinor, stage.amountMinor)
      assert.equal(mine[0]?.direction, 'to_merchant')
    },
  },
  {
    name: 'what the capabilities deny is answered as unsupported',
    rule: 'A capability is a promise in both directions.',
    run: async (stage) => {
      const denied = optional.filter(([capability]) => !stage.capabilities[capability])
      const booking = await stage.lender.originate(await stage.consented('approves'))
      assert.ok(booking.outcome === 'approved')
      for (const [capability, ask] of denied) {
        const said = await ask(stage.lender, stage, booking.loanReference)
        assert.ok(saysUnsupported(said), `${capability}: ${JSON.stringify(said)}`)
      }
    },
  },
]
