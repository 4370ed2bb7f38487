import assert from 'node:assert/strict'
import type { AmountAsked, FoundOperation } from '@miaoguo/bff/src/lenders/lender.ts'
import type { LoanState } from '@miaoguo/shared/loan/operation'
import { anAmount, anOperation, type Case, fresh, type Manner, type Stage } from './case.ts'

/** A loan under our feet: authorized when it can be, else drawn. */
export async function aLoan(stage: Stage, manner: Manner = 'approves', capture?: 'manual') {
  const booking = await stage.lender.originate(await stage.consented(manner, capture))
  assert.equal(booking.outcome, 'approved', 'the loan is booked')
  assert.ok(booking.outcome === 'approved')
  return booking.loanReference
}

/** A loan whose whole amount is captured. */
export async function aDrawnLoan(stage: Stage): Promise<string> {
  if (!stage.capabilities.manualCapture) return aLoan(stage)
  const loanReference = await aLoan(stage, 'approves', 'manual')
  settled(await stage.lender.capture(anAmount(stage, loanReference, stage.amountMinor)))
  return loanReference
}

export function settled(it: FoundOperation): void {
  assert.equal(it.outcome, 'settled', JSON.stringify(it))
}

export function declined(it: FoundOperation, refusal: string): void {
  assert.equal(it.outcome, 'declined', JSON.stringify(it))
  assert.ok(it.outcome === 'declined')
  assert.equal(it.refusal, refusal)
}

export async function stateOf(stage: Stage, loanReference: string): Promise<LoanState> {
  const asked = await stage.lender.loan(loanReference)
  assert.ok(asked.ok, `the loan is readable, not ${asked.ok ? '' : asked.reason}`)
  return asked.value
}

/** Learns what became of an operation whose answer was lost, in the way this lender can tell. */
async function outcomeOf(stage: Stage, it: AmountAsked, verb: 'capture' | 'refund') {
  return stage.capabilities.operationByReference
    ? stage.lender.operationByReference(it.operationReference)
    : stage.lender[verb](it)
}

const half = (stage: Stage): number => Math.floor(stage.amountMinor / 2)

/** Authorization, capture, release. */
export const captureCases: readonly Case[] = [
  {
    name: 'an authorized loan is not drawn, and says until when it may be',
    rule: 'Goods not shipped are not owed; a merchant must know the day its claim ends.',
    needs: ['manualCapture'],
    run: async (stage) => {
      const loan = await stateOf(stage, await aLoan(stage, 'approves', 'manual'))
      assert.equal(loan.status, 'authorized')
      assert.equal(loan.authorizedMinor, stage.amountMinor)
      assert.equal(loan.capturedMinor, 0)
      if (stage.capabilities.authorizationDays > 0) assert.ok(loan.authorizationExpiresAt)
    },
  },
  {
    name: 'a capture sent twice draws once',
    rule: 'The reference is the key: the same one never draws twice.',
    needs: ['manualCapture'],
    run: async (stage) => {
      const loanReference = await aLoan(stage, 'approves', 'manual')
      const it = anAmount(stage, loanReference, stage.amountMinor)
      settled(await stage.lender.capture(it))
      settled(await stage.lender.capture(it))
      const loan = await stateOf(stage, loanReference)
      assert.equal(loan.capturedMinor, stage.amountMinor)
      assert.equal(loan.status, 'active')
    },
  },
  {
    name: 'a capture key used again with another amount draws nothing more',
    rule: 'A key that means two things must not move money twice.',
    needs: ['manualCapture', 'partialCapture'],
    run: async (stage) => {
      const loanReference = await aLoan(stage, 'approves', 'manual')
      const it = anAmount(stage, loanReference, half(stage))
      settled(await stage.lender.capture(it))
      const again = await stage.lender.capture({ ...it, amountMinor: half(stage) - 100 })
      if (stage.capabilities.idempotency.input === 'compared')
        assert.notEqual(again.outcome, 'settled', 'another input is refused')
      assert.equal((await stateOf(stage, loanReference)).capturedMinor, half(stage))
    },
  },
  {
    name: 'more than is authorized is never captured',
    rule: 'The borrower agreed to an amount.',
    needs: ['manualCapture'],
    run: async (stage) => {
      const loanReference = await aLoan(stage, 'approves', 'manual')
      const it = anAmount(stage, loanReference, stage.amountMinor + 100)
      declined(await stage.lender.capture(it), 'amount_exceeds_authorized')
      assert.equal((await stateOf(stage, loanReference)).capturedMinor, 0)
    },
  },
  {
    name: 'captures in parts add up, and the rest can be released',
    rule: 'An order ships in parcels; what never ships is given up by name.',
    needs: ['manualCapture', 'partialCapture', 'releaseRemaining'],
    run: async (stage) => {
      const loanReference = await aLoan(stage, 'approves', 'manual')
      const part = Math.floor(stage.amountMinor / 3)
      settled(await stage.lender.capture(anAmount(stage, loanReference, part)))
      settled(await stage.lender.capture(anAmount(stage, loanReference, part)))
      settled(await stage.lender.releaseRemaining(anOperation(stage, loanReference)))
      const loan = await stateOf(stage, loanReference)
      assert.equal(loan.capturedMinor, part * 2)
      assert.equal(loan.releasedMinor, stage.amountMinor - part * 2)
      const more = await stage.lender.capture(anAmount(stage, loanReference, part))
      assert.equal(more.outcome, 'declined', 'what is released cannot be captured')
    },
  },
  {
    name: 'a part is refused where only the whole can be captured',
    rule: 'Never do more, or other, than was asked.',
    needs: ['manualCapture'],
    lacks: ['partialCapture'],
    run: async (stage) => {
      const loanReference = await aLoan(stage, 'approves', 'manual')
      declined(
        await stage.lender.capture(anAmount(stage, loanReference, half(stage))),
        'amount_not_whole',
      )
      assert.equal((await stateOf(stage, loanReference)).capturedMinor, 0)
    },
  },
  {
    name: 'cancelling ends an authorization, and cancelling again changes nothing',
    rule: 'A cancel that fails on a cancelled loan leaves an order stuck for ever.',
    needs: ['manualCapture', 'cancel'],
    run: async (stage) => {
      const loanReference = await aLoan(stage, 'approves', 'manual')
      settled(await stage.lender.cancel(anOperation(stage, loanReference)))
      settled(await stage.lender.cancel(anOperation(stage, loanReference)))
      assert.equal((await stateOf(stage, loanReference)).status, 'cancelled')
      const late = await stage.lender.capture(anAmount(stage, loanReference, stage.amountMinor))
      declined(late, 'loan_cancelled')
    },
  },
  {
    name: 'what is captured is not cancelled',
    rule: 'Money that moved goes back by a refund, which is booked.',
    needs: ['manualCapture', 'cancel'],
    run: async (stage) => {
      const loanReference = await aDrawnLoan(stage)
      declined(await stage.lender.cancel(anOperation(stage, loanReference)), 'loan_captured')
      assert.equal((await stateOf(stage, loanReference)).capturedMinor, stage.amountMinor)
    },
  },
  {
    name: 'extending lets an authorization live on',
    rule: 'Back-ordered goods outlive an authorization; a second one would be a second loan.',
    needs: ['manualCapture', 'extendAuthorization'],
    run: async (stage) => {
      const loanReference = await aLoan(stage, 'approves', 'manual')
      const before = (await stateOf(stage, loanReference)).authorizationExpiresAt ?? ''
      settled(await stage.lender.extendAuthorization(anOperation(stage, loanReference)))
      const after = (await stateOf(stage, loanReference)).authorizationExpiresAt ?? ''
      assert.ok(after >= before, `${after} is not before ${before}`)
    },
  },
  {
    name: 'a capture whose answer is lost is unknown at first, drawn once, and learned',
    rule: 'What moved stays moved and is told when asked.',
    needs: ['manualCapture'],
    manner: 'drops_after_operation',
    run: async (stage) => {
      const loanReference = await aLoan(stage, 'drops_after_operation', 'manual')
      const it = anAmount(stage, loanReference, stage.amountMinor)
      assert.equal((await stage.lender.capture(it)).outcome, 'unknown')
      settled(await outcomeOf(stage, it, 'capture'))
      assert.equal((await stateOf(stage, loanReference)).capturedMinor, stage.amountMinor)
    },
  },
  {
    name: 'an operation the lender never saw is not found, which is an answer',
    rule: 'Not found lets us send again under the same reference.',
    needs: ['operationByReference'],
    run: async (stage) => {
      assert.equal((await stage.lender.operationByReference(fresh('opr'))).outcome, 'not_found')
    },
  },
]
