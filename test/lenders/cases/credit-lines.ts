import assert from 'node:assert/strict'
import type { LineAsked, Origination } from '@miaoguo/bff/src/lenders/lender.ts'
import type { LenderQuote } from '@miaoguo/shared/contract/lender/open-lender'
import type { LenderCreditLine } from '@miaoguo/shared/credit-line/lender-record'
import { fresh, type Case, type Stage } from './case.ts'

function askedOf(stage: Stage): LineAsked {
  assert.ok(stage.line, 'a lender with lines publishes a product of kind credit_line')
  return stage.line()
}

const told = (it: Awaited<ReturnType<Stage['lender']['creditLine']>>): LenderCreditLine => {
  assert.ok(it.ok, JSON.stringify(it))
  return it.value
}

async function anOpenLine(stage: Stage): Promise<{ asked: LineAsked; line: LenderCreditLine }> {
  const asked = askedOf(stage)
  const line = told(await stage.lender.openCreditLine(asked))
  assert.equal(line.status, 'active', 'somebody whom the lender approves')
  return { asked, line }
}

async function quotesThrough(stage: Stage, reference: string): Promise<LenderQuote[]> {
  const quoted = await stage.quote('approves', { creditLineReference: reference })
  assert.ok(quoted.ok && quoted.value.decision === 'offered', JSON.stringify(quoted))
  return quoted.value.quotes.filter((it) => it.creditLineReference === reference)
}

/** A drawing has a yes of its own, which names no text of the line. */
const drawingConsent = ({ consent }: LineAsked): Origination['consent'] => {
  const { agreementDigests: _ofLine, ...own } = consent
  return own
}

const drawn = (asked: LineAsked, quote: LenderQuote): Origination => ({
  originationReference: fresh('att'),
  quoteReference: quote.quoteReference,
  creditLineReference: asked.lineReference,
  borrower: asked.borrower,
  merchantReference: 'order-1',
  consent: drawingConsent(asked),
  agreed: quote,
})

/** Lines: opened once, drawn within what the lender leaves, and closed when nothing is used. */
export const creditLineCases: readonly Case[] = [
  {
    name: 'a line asked for twice is opened once, and found by our reference',
    rule: 'Nobody gets two lines of one asking, and no asking is lost on the way.',
    needs: ['creditLine'],
    run: async (stage) => {
      const { asked, line } = await anOpenLine(stage)
      const again = told(await stage.lender.openCreditLine(asked))
      assert.equal(again.lenderReference, line.lenderReference)
      const other = { ...asked, person: { ...asked.person, name: '王晓梅' } }
      assert.ok(!(await stage.lender.openCreditLine(other)).ok, 'another person is refused')
      const found = told(await stage.lender.creditLine(asked.lineReference))
      assert.deepEqual(found, again)
      const unknown = await stage.lender.creditLine(fresh('crl'))
      assert.ok(!unknown.ok && unknown.reason === 'not_found', JSON.stringify(unknown))
    },
  },
  {
    name: 'what is quoted through a line names it, at the rate agreed for it, and nothing else does',
    rule: 'A shopper is shown which line is drawn, and what was agreed when it was opened holds.',
    needs: ['creditLine', 'schedule'],
    run: async (stage) => {
      const { asked, line } = await anOpenLine(stage)
      const quotes = await quotesThrough(stage, asked.lineReference)
      assert.ok(quotes.length > 0, 'plans through the line')
      for (const quote of quotes) {
        assert.equal(quote.productCode, line.productCode)
        assert.equal(quote.annualInterestPpm, line.annualInterestPpm)
      }
      const plain = await stage.quote('approves')
      assert.ok(plain.ok && plain.value.decision === 'offered', 'an offer')
      assert.ok(
        plain.value.quotes.every((it) => it.productCode !== line.productCode),
        'nothing of the line for who names none',
      )
    },
  },
  {
    name: 'what is drawn is held of the limit, once, and never more than the limit leaves',
    rule: 'The lender’s books say what is left, however many ask at once.',
    needs: ['creditLine', 'schedule'],
    run: async (stage) => {
      const { asked, line } = await anOpenLine(stage)
      const times = Math.floor(line.limitMinor / stage.amountMinor)
      assert.ok(times >= 1, 'the limit leaves the amount on trial')
      const quotes = await Promise.all(
        Array.from({ length: times + 1 }, () => quotesThrough(stage, asked.lineReference)),
      )
      const originations = quotes.flatMap(([quote]) => (quote ? [drawn(asked, quote)] : []))
      const [first] = originations
      assert.ok(first)
      const booked = await Promise.all(originations.map((it) => stage.lender.originate(it)))
      await stage.lender.originate(first)
      const approved = booked.filter((it) => it.outcome === 'approved')
      assert.equal(approved.length, times, JSON.stringify(booked.map((it) => it.outcome)))
      const now = told(await stage.lender.creditLine(asked.lineReference))
      assert.equal(now.usedMinor, times * stage.amountMinor)
      assert.equal(now.availableMinor, now.limitMinor - now.usedMinor)
    },
  },
  {
    name: 'a line that is used stays open, and one that is not is closed once',
    rule: 'What is owed does not vanish with a line, and who wants no line has none.',
    needs: ['creditLine', 'schedule'],
    run: async (stage) => {
      const closure = (lineReference: string) => ({
        lineReference,
        closureReference: fresh('opr'),
        today: stage.today,
      })
      const used = await anOpenLine(stage)
      const [quote] = await quotesThrough(stage, used.asked.lineReference)
      assert.ok(quote)
      await stage.lender.originate(drawn(used.asked, quote))
      const kept = told(await stage.lender.closeCreditLine(closure(used.asked.lineReference)))
      assert.equal(kept.status, 'active')
      const { asked } = await anOpenLine(stage)
      const it = closure(asked.lineReference)
      assert.equal(told(await stage.lender.closeCreditLine(it)).status, 'closed')
      assert.equal(told(await stage.lender.closeCreditLine(it)).status, 'closed')
    },
  },
]
