import { formatRate, type Locale } from '../money/format.ts'
import type { CostSheet2 } from './disclosure.ts'
import {
  agreementLines,
  dataLines,
  rightLines,
  runsOf,
  sayIn,
  scheduleLines,
  type Say,
} from './lines.ts'

const words = {
  'zh-CN': {
    title: '信贷产品信息（英国）',
    key: '一、关键产品信息',
    lender: '贷款人',
    broker: '信贷中介',
    none: '无',
    borrow: '您将借入的金额（这是借款）',
    purchase: '用于购买',
    cash: '现金价格',
    repay: '您将偿还',
    cost: '其中信贷成本',
    apr: '年百分率（APR）',
    interest: '利率',
    installments: '每期付款',
    missed: '如果未按期还款',
    late: '可能产生的费用',
    by: '收取方',
    bureau: '征信机构',
    more: '您的某些权利（撤回、提前还款、投诉）载于下方补充产品信息',
    additional: '二、补充产品信息',
    costs: '正常履约情形下的成本',
    yearly: '折合年百分率',
    nothing: '除上述项目外，不收取其他任何费用。',
    schedule: '还款计划',
    row: (n: number) => `第 ${n} 期`,
    parts: ['本金', '利息', '费用'],
    prepayment: '提前还款',
    cooling: '撤回的方式',
    rights: '您的权利',
    reference: '订单',
    agreements: '合同文本',
    data: '个人数据',
    authorised: '授权编号',
    supervisor: '监管机构',
  },
  en: {
    title: 'Credit product information (United Kingdom)',
    key: 'I. Key product information',
    lender: 'Lender',
    broker: 'Credit broker',
    none: 'none',
    borrow: 'Amount you borrow (this is credit)',
    purchase: 'To buy',
    cash: 'cash price',
    repay: 'You repay',
    cost: 'of which the credit costs',
    apr: 'APR',
    interest: 'Interest rate',
    installments: 'Installments',
    missed: 'If you miss a payment',
    late: 'Charges that may arise',
    by: 'charged by',
    bureau: 'Credit reference agencies',
    more: 'Rights to withdraw, to pay early and to complain are set out in the additional product information below',
    additional: 'II. Additional product information',
    costs: 'Costs in normal performance',
    yearly: 'as an APR',
    nothing: 'Nothing else is charged.',
    schedule: 'Schedule',
    row: (n: number) => `No. ${n}`,
    parts: ['principal', 'interest', 'fees'],
    prepayment: 'Early repayment',
    cooling: 'How withdrawal is settled',
    rights: 'Your rights',
    reference: 'Order',
    agreements: 'Agreements',
    data: 'Personal data',
    authorised: 'authorisation',
    supervisor: 'regulated by',
  },
} as const

/**
 * Key product information first, additional product information after it (FCA PS26/1, deferred payment credit); the
 * APR to one decimal, half up (CONC App 1.2).
 */
export function renderKingdom(sheet: CostSheet2, locale: Locale): string {
  const say = sayIn(sheet, locale)
  return [...keyLines(sheet, locale, say), '', ...furtherLines(sheet, locale, say), ''].join('\n')
}

function keyLines(sheet: CostSheet2, locale: Locale, say: Say): string[] {
  const t = words[locale]
  const { lender, creditIntermediary: between } = sheet
  const line = (name: string, value: string): string => `${name}${say.colon}${value}`
  return [
    t.title,
    t.key,
    line(t.lender, `${say.text(lender.legalName)}; ${say.text(sheet.lenderAddress)}`),
    line(
      t.broker,
      between === null ? t.none : `${say.text(between.name)}; ${say.text(between.contact)}`,
    ),
    line(t.borrow, say.money(sheet.amountFinancedMinor)),
    line(
      t.purchase,
      `${say.text(sheet.purchase.name)}; ${t.cash} ${say.money(sheet.purchase.cashPriceMinor)}`,
    ),
    line(
      t.repay,
      `${say.money(sheet.totalOfPaymentsMinor)}, ${t.cost} ${say.money(sheet.totalCostMinor)}`,
    ),
    line(t.apr, formatRate(sheet.annualRatePpm, 1)),
    line(t.interest, formatRate(sheet.annualInterestPpm)),
    line(t.installments, `${runsOf(sheet, say)}; ${say.text(sheet.dueDateRule)}`),
    line(t.missed, say.text(sheet.missedPayments)),
    t.late,
    ...sheet.contingentCosts.map(
      (it) => `- ${say.text(it.name)}: ${say.text(it.standard)}; ${t.by} ${say.text(it.collector)}`,
    ),
    line(t.bureau, say.text(sheet.creditReference)),
    t.more,
  ]
}

function furtherLines(sheet: CostSheet2, locale: Locale, say: Say): string[] {
  const t = words[locale]
  const { lender } = sheet
  const line = (name: string, value: string): string => `${name}${say.colon}${value}`
  return [
    t.additional,
    t.rights,
    ...rightLines(sheet, {
      kinds: ['withdrawal', 'early_repayment', 'complaint', 'ombudsman', 'section_75'],
      say,
    }),
    line(t.cooling, say.text(sheet.coolingOff)),
    line(t.prepayment, say.text(sheet.prepayment)),
    t.costs,
    ...sheet.costs.map(
      (it) =>
        `- ${say.text(it.name)} ${say.money(it.totalMinor)}: ${say.text(it.basis)}; ${t.by} ${say.text(it.collector)}; ${t.yearly} ${formatRate(it.annualRatePpm, 1)}`,
    ),
    t.nothing,
    t.schedule,
    ...scheduleLines(sheet, { row: t.row, parts: t.parts, say }),
    line(
      t.reference,
      `${sheet.merchantName} ${sheet.merchantReference}; ${say.text(sheet.productName)}`,
    ),
    t.agreements,
    ...agreementLines(sheet, say),
    t.data,
    ...dataLines(sheet, say),
    `${say.text(lender.legalName)}: ${t.authorised} ${lender.licenceNumber}; ${t.supervisor} ${say.text(lender.regulator)}; ${lender.complaintPhone}; ${lender.complaintUrl}`,
  ]
}
