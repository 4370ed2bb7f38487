import type { LocalText } from '../lender/lender.ts'
import { formatMoney, formatRate, type Locale } from '../money/format.ts'
import type { CostSheet } from './disclosure.ts'

const words = {
  'zh-CN': {
    title: '综合融资成本明示表',
    lender: '贷款人',
    licence: '许可证号',
    complaint: '投诉',
    order: '订单',
    principal: '贷款本金',
    drawn: '放款日',
    cost: '订单总额',
    deposit: '已付定金（向商户另付，不属于本笔贷款）',
    balance: '尾款（日后向商户另付，不属于本笔贷款）',
    costs: '正常履约情形下的成本',
    by: '收取方',
    yearly: (rate: string) => `折合年化 ${rate}`,
    total: '综合融资成本合计',
    paid: '还款总额',
    rate: '年化综合融资成本（单利）',
    compound: '年化综合融资成本（复利）',
    contingent: '违约等情形下的成本',
    nothing: '除上述项目外，不收取其他任何费用。',
    schedule: '还款计划',
    row: (n: number) => `第 ${n} 期`,
    parts: ['本金', '利息', '费用'],
    due: '还款日规则',
    prepayment: '提前还款',
    cooling: '撤销',
    agreements: '合同文本',
    data: '个人信息',
  },
  en: {
    title: 'Statement of all-in financing cost',
    lender: 'Lender',
    licence: 'Licence',
    complaint: 'Complaints',
    order: 'Order',
    principal: 'Amount financed',
    drawn: 'Drawn on',
    cost: 'Cost of the order',
    deposit: 'Deposit paid to the shop by other means, no part of this loan',
    balance: 'Balance to be paid to the shop later by other means, no part of this loan',
    costs: 'Costs in normal performance',
    by: 'charged by',
    yearly: (rate: string) => `${rate} a year`,
    total: 'Total cost',
    paid: 'Total of payments',
    rate: 'All-in annual rate (simple)',
    compound: 'All-in annual rate (compound)',
    contingent: 'Costs only on default',
    nothing: 'Nothing else is charged.',
    schedule: 'Schedule',
    row: (n: number) => `No. ${n}`,
    parts: ['principal', 'interest', 'fees'],
    due: 'Due dates',
    prepayment: 'Early repayment',
    cooling: 'Withdrawal',
    agreements: 'Agreements',
    data: 'Personal data',
  },
} as const

/** 综合融资成本明示表 as plain text. These words are for ever: what was shown is rendered again from the record. */
export function renderChina(sheet: CostSheet, locale: Locale): string {
  const t = words[locale]
  const say = (text: LocalText): string => (locale === 'en' ? text.en : text.zhCN)
  const money = (amountMinor: number): string =>
    formatMoney({ amountMinor, currency: sheet.currency })
  const [principal, interest, fees] = t.parts
  return [
    t.title,
    `${t.lender}: ${say(sheet.lender.legalName)}; ${t.licence} ${sheet.lender.licenceNumber}; ${t.complaint} ${sheet.lender.complaintPhone}`,
    `${t.order}: ${sheet.merchantName} ${sheet.merchantReference}; ${say(sheet.productName)}`,
    `${t.principal}: ${money(sheet.amountFinancedMinor)}; ${t.drawn} ${sheet.drawnOn}`,
    ...paymentLines(sheet, t, money),
    '',
    t.costs,
    ...sheet.costs.map(
      (it) =>
        `- ${say(it.name)} ${money(it.totalMinor)}: ${say(it.basis)}; ${t.by} ${say(it.collector)}; ${t.yearly(formatRate(it.annualRatePpm))}`,
    ),
    `${t.total}: ${money(sheet.totalCostMinor)}`,
    `${t.paid}: ${money(sheet.totalOfPaymentsMinor)}`,
    `${sheet.annualRateConvention === 'simple' ? t.rate : t.compound}: ${formatRate(sheet.annualRatePpm)}`,
    '',
    t.contingent,
    ...sheet.contingentCosts.map(
      (it) => `- ${say(it.name)}: ${say(it.standard)}; ${t.by} ${say(it.collector)}`,
    ),
    t.nothing,
    '',
    `${t.schedule} (${say(sheet.dueDateRule)})`,
    ...sheet.schedule.map(
      (it) =>
        `${t.row(it.number)} ${it.dueOn} ${money(it.totalMinor)} (${principal} ${money(it.principalMinor)}, ${interest} ${money(it.interestMinor)}, ${fees} ${money(it.feeMinor)})`,
    ),
    '',
    `${t.prepayment}: ${say(sheet.prepayment)}`,
    `${t.cooling}: ${say(sheet.coolingOff)}`,
    `${t.agreements}: ${sheet.agreements.map((it) => `${say(it.name)} ${it.url} ${it.digest}`).join('; ')}`,
    ...sheet.dataUses.map(
      (it) => `${t.data}: ${say(it.recipient)}; ${say(it.purpose)}; ${say(it.kinds)}`,
    ),
    '',
  ].join('\n')
}

/** How the order is paid, on sheets that say so. */
function paymentLines(
  { payment }: CostSheet,
  t: (typeof words)[Locale],
  money: (amountMinor: number) => string,
): string[] {
  if (!payment) return []
  const parts = [
    [t.deposit, payment.depositMinor],
    [t.balance, payment.balanceMinor],
  ] as const
  return [
    `${t.cost}: ${money(payment.orderMinor)}`,
    ...parts.flatMap(([name, minor]) => (minor > 0 ? [`${name}: ${money(minor)}`] : [])),
  ]
}
