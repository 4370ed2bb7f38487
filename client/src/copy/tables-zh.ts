import type { LicenceType } from '@miaoguo/shared/lender/lender'
import type { ApplicationStatus, DeclineReason, LoanStatus } from '@miaoguo/shared/loan/loan'
import type { AnnualRateConvention } from '@miaoguo/shared/rate/rate'
import type { AmortizationMethod } from '@miaoguo/shared/schedule/installment'
import type { CheckoutStatus } from '@miaoguo/shared/checkout/checkout'
import type { ConsentPurpose } from '@miaoguo/shared/consent/consent'

/** One text for every code of the contract; a code without one does not compile. */
export const licences = {
  bank: '银行',
  consumer_finance: '消费金融公司',
  micro_loan: '小额贷款公司',
} satisfies Record<LicenceType, string>

export const methods = {
  equal_installments: '等额本息',
  equal_principal: '等额本金',
  interest_only: '先息后本',
  single_payment: '到期一次还本付息',
  flat_fee: '本金均分，收取固定费用',
  interest_free: '免息分期',
} satisfies Record<AmortizationMethod, string>

export const conventions = { simple: '单利', compound: '复利' } satisfies Record<
  AnnualRateConvention,
  string
>

export const loanStatus = {
  approved: '已批准，待放款',
  active: '还款中',
  paid_off: '已结清',
  charged_off: '已核销',
  cancelled: '已取消',
  withdrawn: '已撤回',
} satisfies Record<LoanStatus, string>

export const closed = {
  open: '订单可付款',
  pending: '这笔订单的分期申请正在等待机构确认',
  authorized: '这笔订单的分期已获批准',
  paid: '这笔订单已付款',
  expired: '这笔订单已过期',
  cancelled: '商户已取消这笔订单',
} satisfies Record<CheckoutStatus, string>

export const closedNext = {
  open: '',
  pending: '结果出来前不能再次申请，避免重复借款。可以先离开，我们会继续向机构查询。',
  authorized: '额度已为这笔订单保留，商户确认发货后才会放款并开始计算还款。可在“我的账单”中查看。',
  paid: '无需再次付款。分期账单可在“我的账单”中查看。',
  expired: '没有产生任何借款。请回到商户重新下单。',
  cancelled: '没有产生任何借款。如需购买，请回到商户重新下单。',
} satisfies Record<CheckoutStatus, string>

export const declineReasons = {
  credit_history: '机构根据征信记录未能批准',
  income_unverified: '机构未能核实收入',
  limit_reached: '已达到该机构的可借额度',
  amount_too_small: '金额低于该机构的起贷金额',
  amount_too_large: '金额超过该机构的最高金额',
  trip_too_soon: '出行日期太近，该机构暂不支持',
  trip_too_far: '出行日期太远，该机构暂不支持',
  purchase_unsupported: '该机构不支持这类商品或行程',
  identity_unverified: '机构未能核实身份信息',
  offer_lapsed: '方案在机构处已失效',
  lender_policy: '不符合该机构当前的放款条件',
} satisfies Record<DeclineReason, string>

/** Where the sheet says which data a lender receives, the yes to it names them. */
export type PurposeWords = (lender: string, kinds: string | null) => { title: string; text: string }

export const purposes: Record<ConsentPurpose, PurposeWords> = {
  loan_agreement: (lender: string) => ({
    title: '同意借款合同',
    text: `我已阅读综合融资成本明示表和借款合同，同意向${lender}借款。`,
  }),
  share_identity_with_lender: (lender, kinds) => ({
    title: '同意提供身份信息',
    text: `同意将我的${kinds ?? '手机号等必要身份信息'}提供给${lender}，仅用于本次借款的审核与管理。`,
  }),
  credit_bureau_query: (lender: string) => ({
    title: '授权查询征信',
    text: `授权${lender}为审核本次借款查询我的个人征信报告。查询会留下记录。`,
  }),
}

export const applicationTitle = {
  approved: '分期已批准',
  declined: '这次未获批准',
  pending: '正在等待机构确认',
} satisfies Record<ApplicationStatus, string>
