import type { LivingInstallment, LoanState, RefundPreview } from '@miaoguo/shared/loan/operation'

/**
 * What giving back everything does, for a lender that previews nothing: every row falls to what was paid of it, fees
 * first, then interest, and what of the amount no principal asks for goes to the borrower. A part of an amount cannot be
 * told without the lender's own rule, so it is undefined.
 */
export function wholeRefund(
  before: LoanState,
  it: { amountMinor: number; whole: boolean },
): RefundPreview | undefined {
  const { schedule } = before
  if (!it.whole || schedule === null) return undefined
  const paid = schedule.filter((row) => row.paidMinor > 0).map(asPaid)
  const outstandingMinor =
    schedule.reduce((sum, row) => sum + row.principalMinor, 0) -
    paid.reduce((sum, row) => sum + row.principalMinor, 0)
  const reducesPrincipalMinor = Math.min(it.amountMinor, outstandingMinor)
  return {
    amountMinor: it.amountMinor,
    currency: before.currency,
    reducesPrincipalMinor,
    toBorrowerMinor: it.amountMinor - reducesPrincipalMinor,
    scheduleAfter: paid,
  }
}

function asPaid(row: LivingInstallment): LivingInstallment {
  const feeMinor = Math.min(row.feeMinor, row.paidMinor)
  const interestMinor = Math.min(row.interestMinor, row.paidMinor - feeMinor)
  const principalMinor = row.paidMinor - feeMinor - interestMinor
  return { ...row, feeMinor, interestMinor, principalMinor, totalMinor: row.paidMinor }
}
