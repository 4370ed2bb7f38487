import type { Funder, LocalText } from '../lender/lender.ts'
import type { ProductFee } from '../lender/terms.ts'
import { formatMoney, formatRate } from '../money/format.ts'
import type { Currency } from '../money/money.ts'
import type { CalendarDate } from '../time/calendar-date.ts'
import type { ContingentCost, DataUse } from './disclosure.ts'

/** How interest is charged; the monthly rate never stands without its annual one. */
export const interestBasisOf = (annualPpm: number): LocalText =>
  annualPpm === 0
    ? { zhCN: '不计利息（年利率 0.00%）', en: 'No interest is charged (0.00% a year)' }
    : {
        zhCN: `年利率 ${formatRate(annualPpm)}（单利），按月计息：剩余本金 × 年利率 ÷ 12，首期零头天数按 ÷ 360 计`,
        en: `${formatRate(annualPpm)} a year (simple), charged monthly: outstanding principal × annual rate ÷ 12, odd first days ÷ 360`,
      }

export const feeBasisOf = (fee: ProductFee): LocalText =>
  fee.charged === 'per_installment'
    ? {
        zhCN: `每期收取本金的 ${percent(fee.ratePpm)}`,
        en: `${percent(fee.ratePpm)} of the principal with every installment`,
      }
    : {
        zhCN: `首期一次性收取本金的 ${percent(fee.ratePpm)}`,
        en: `${percent(fee.ratePpm)} of the principal, once, with the first installment`,
      }

/** Who pays the part of a cost that the borrower does not. */
export const paidByMerchant = (it: {
  merchantName: string
  paidMinor: number
  currency: Currency
}): LocalText => {
  const amount = formatMoney({ amountMinor: it.paidMinor, currency: it.currency })
  return {
    zhCN: `其中 ${amount} 由商户“${it.merchantName}”向机构支付，不由您承担，已不计入本表金额`,
    en: `${amount} of it is paid to the lender by the merchant “${it.merchantName}”, not by you, and is left out of the amounts here`,
  }
}

export const lateCostOf = (ppmPerDay: number, collector: LocalText): ContingentCost => ({
  name: { zhCN: '逾期罚息', en: 'Late payment interest' },
  standard: {
    zhCN: `逾期本金每日 ${percent(ppmPerDay)}（年化 ${formatRate(ppmPerDay * 360)}），自逾期次日起按实际天数计收，还清为止`,
    en: `${percent(ppmPerDay)} of overdue principal a day (${formatRate(ppmPerDay * 360)} a year), from the day after the due date until paid`,
  },
  collector,
  ratePpmPerDay: ppmPerDay,
})

export function dueDateRuleOf(firstDueOn: CalendarDate, installmentCount: number): LocalText {
  if (installmentCount === 1)
    return {
      zhCN: `${firstDueOn} 一次还清`,
      en: `Paid once, in full, on ${firstDueOn}`,
    }
  const day = Number(firstDueOn.slice(8))
  const short = day > 28
  return {
    zhCN: `首期 ${firstDueOn}，此后每月 ${day} 日还款${short ? '；当月没有这一天的，为当月最后一天' : ''}`,
    en: `First on ${firstDueOn}, then on day ${day} of every month${short ? ', or on its last day where it has none' : ''}`,
  }
}

export const coolingOffOf = (days: number): LocalText =>
  days === 0
    ? {
        zhCN: '本产品没有无理由撤销期；可随时提前还款',
        en: 'No cooling-off period; you may prepay at any time',
      }
    : {
        zhCN: `放款之日起 ${days} 日内可无理由撤销：退还本金，已收费用全部退回`,
        en: `Within ${days} days of drawing you may withdraw without a reason: repay the principal, and all costs are returned`,
      }

/** Who receives what: nothing beyond the necessary information (phone, identity, order). */
export const dataUsesOf = (
  lender: LocalText,
  funders: readonly Funder[] = [],
  paidTo: 'merchant' | 'borrower' = 'merchant',
): DataUse[] => [
  {
    recipient: lender,
    purpose: {
      zhCN: '核验身份、审批和管理本笔贷款',
      en: 'To verify identity, decide on and service this loan',
    },
    kinds:
      paidTo === 'merchant'
        ? {
            zhCN: '手机号码、用户编号、订单编号与金额',
            en: 'Phone number, borrower reference, order reference and amount',
          }
        : {
            zhCN: '姓名、身份证号、收款银行卡号及其预留手机号、手机号码、用户编号与金额',
            en: 'Name, ID number, the card it is paid to and its phone, phone number, borrower reference and amount',
          },
  },
  {
    recipient: { zhCN: '持牌征信机构', en: 'Licensed credit bureau' },
    purpose: {
      zhCN: `由${lender.zhCN}查询本人信用报告并报送本笔贷款`,
      en: `Queried by ${lender.en} about your credit, and told of this loan`,
    },
    kinds: { zhCN: '身份信息、贷款与还款记录', en: 'Identity, loan and repayment records' },
  },
  ...funders.filter((it) => it.legalName.zhCN !== lender.zhCN).map(fundingOf),
]

/** A loan funded by several names each, with its share: 联合贷 and 助贷. */
const fundingOf = ({ legalName, sharePpm }: Funder): DataUse => ({
  recipient: legalName,
  purpose: {
    zhCN: `作为出资方提供本笔贷款资金的 ${percent(sharePpm)}，并据此审批和管理本笔贷款`,
    en: `To fund ${percent(sharePpm)} of this loan, and to decide on and service it as its funder`,
  },
  kinds: {
    zhCN: '手机号码、用户编号、订单编号与金额',
    en: 'Phone number, borrower reference, order reference and amount',
  },
})

/** A small share to four decimals without idle zeros: 500 ppm is 0.05%. */
const percent = (ppm: number): string => `${(ppm / 10_000).toFixed(4).replace(/\.?0+$/, '')}%`
