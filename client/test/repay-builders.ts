import type {
  Bill,
  LoanInstallment,
  LoanLate,
  PayoffOffer,
  Repayment,
  RepaymentOptions,
  RepaymentPreview,
  WithdrawalOffer,
} from '@miaoguo/shared/repayment/repayment'
import { aLender, aSchedule, id } from './builders'

export const rowsOf = (): LoanInstallment[] =>
  aSchedule().map((row) => ({
    ...row,
    paidMinor: 0,
    outstandingMinor: row.totalMinor,
    state: 'upcoming',
    paidOn: null,
  }))

export const aBillRow = (it: Partial<Bill> = {}): Bill => ({
  ...(rowsOf()[0] as LoanInstallment),
  loanId: id('ln_000001'),
  installmentCount: 3,
  currency: 'CNY',
  lenderName: { zhCN: '华信示范银行股份有限公司', en: 'Huaxin Model Bank' },
  merchantName: '山野集',
  merchantReference: 'R-1001',
  autopay: false,
  ...it,
})

export const someBills = (items: readonly Bill[], it: object = {}) => ({
  asOf: '2026-12-01',
  monthEndsOn: '2026-12-31',
  totals: [],
  items,
  nextCursor: null,
  ...it,
})

export const someOptions = (it: Partial<RepaymentOptions> = {}): RepaymentOptions => ({
  overdueMinor: 0,
  payableMinor: 43_571,
  prepayment: ['installment', 'term'],
  payoff: true,
  withdrawal: null,
  pending: null,
  ...it,
})

export const someInstallments = (it: {
  options?: RepaymentOptions
  rows?: LoanInstallment[]
  late?: LoanLate
}) => ({
  loanId: 'ln_000001',
  asOf: '2026-12-01',
  currency: 'CNY',
  installments: it.rows ?? rowsOf(),
  options: it.options ?? someOptions(),
  late: it.late ?? null,
})

export const aRepayment = (it: Partial<Repayment> = {}): Repayment => ({
  id: id('opr_000001'),
  loanId: id('ln_000001'),
  kind: 'installment',
  keep: null,
  status: 'succeeded',
  currency: 'CNY',
  amountMinor: 43_571,
  refusal: null,
  createdAt: '2026-12-01T02:00:00.000Z',
  settledAt: '2026-12-01T02:00:01.000Z',
  ...it,
})

export const aPreview = (it: Partial<RepaymentPreview> = {}): RepaymentPreview => ({
  loanId: id('ln_000001'),
  kind: 'installment',
  keep: null,
  currency: 'CNY',
  amountMinor: 43_571,
  on: '2026-12-01',
  pays: [{ number: 1, dueOn: '2026-12-24', amountMinor: 43_571, closes: true }],
  aheadMinor: 0,
  effect: {
    toPay: { beforeMinor: 130_710, afterMinor: 87_139 },
    installmentsLeft: { before: 3, after: 2 },
    nextInstallment: { beforeMinor: 43_571, afterMinor: 43_570 },
    lastDue: { beforeOn: '2027-02-24', afterOn: '2027-02-24' },
    savedMinor: 0,
  },
  scheduleAfter: rowsOf(),
  ...it,
})

export const aQuote = (it: Partial<PayoffOffer> = {}): PayoffOffer => ({
  id: id('pfq_000001'),
  loanId: id('ln_000001'),
  currency: 'CNY',
  payOn: '2026-12-01',
  validThrough: '2026-12-01',
  principalMinor: 128_800,
  interestMinor: 210,
  feeMinor: 0,
  totalMinor: 129_010,
  savedMinor: 1_700,
  lender: aLender(),
  ...it,
})

export const aWithdrawal = (it: Partial<WithdrawalOffer> = {}): WithdrawalOffer => ({
  loanId: id('ln_000001'),
  currency: 'CNY',
  withdrawOn: '2026-12-01',
  lastOn: '2026-12-05',
  principalMinor: 128_800,
  interestMinor: 0,
  costsReturnedMinor: 250,
  totalMinor: 128_550,
  lender: aLender(),
  ...it,
})
