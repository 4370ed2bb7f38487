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
    title: '联邦诚实借贷法披露（美国）',
    creditor: '债权人',
    apr: '年百分率（ANNUAL PERCENTAGE RATE）',
    aprIs: '以年利率表示的信贷成本',
    charge: '融资费用（FINANCE CHARGE）',
    chargeIs: '信贷将花费您的金额',
    financed: '融资金额（Amount Financed）',
    financedIs: '向您或代您提供的信贷金额',
    total: '还款总额（Total of Payments）',
    totalIs: '按期付清后您已支付的金额',
    sale: '总售价（Total Sale Price）',
    saleIs: '赊购的总成本',
    payments: '还款计划（Payment Schedule）',
    row: (n: number) => `第 ${n} 期`,
    parts: ['本金', '利息', '费用'],
    itemization: '融资金额明细',
    paidTo: '代您支付给',
    costs: '融资费用明细',
    by: '收取方',
    yearly: '折合年百分率',
    late: '滞纳费用',
    missed: '如果未按期还款',
    bureau: '消费者信用报告',
    prepayment: '提前还款',
    cooling: '撤销',
    nothing: '除上述项目外，不收取其他任何费用。',
    rights: '您的权利',
    reference: '订单',
    agreements: '合同文本',
    data: '个人数据',
    licence: '许可证号',
    supervisor: '监管机构',
  },
  en: {
    title: 'Federal Truth in Lending disclosure (United States)',
    creditor: 'Creditor',
    apr: 'ANNUAL PERCENTAGE RATE',
    aprIs: 'the cost of your credit as a yearly rate',
    charge: 'FINANCE CHARGE',
    chargeIs: 'the dollar amount the credit will cost you',
    financed: 'Amount Financed',
    financedIs: 'the amount of credit provided to you or on your behalf',
    total: 'Total of Payments',
    totalIs: 'the amount you will have paid when you have made all scheduled payments',
    sale: 'Total Sale Price',
    saleIs: 'the total cost of your purchase on credit',
    payments: 'Payment schedule',
    row: (n: number) => `No. ${n}`,
    parts: ['principal', 'interest', 'fees'],
    itemization: 'Itemization of the amount financed',
    paidTo: 'paid on your behalf to',
    costs: 'The finance charge, item by item',
    by: 'charged by',
    yearly: 'as a yearly rate',
    late: 'Late charge',
    missed: 'If you miss a payment',
    bureau: 'Consumer reports',
    prepayment: 'Prepayment',
    cooling: 'Withdrawal',
    nothing: 'Nothing else is charged.',
    rights: 'Your rights',
    reference: 'Order',
    agreements: 'Agreements',
    data: 'Personal data',
    licence: 'licence',
    supervisor: 'supervised by',
  },
} as const

/** The disclosures of 12 CFR 1026.18 for a credit sale, the box first; the APR to two decimals, half up. */
export function renderStates(sheet: CostSheet2, locale: Locale): string {
  const say = sayIn(sheet, locale)
  return [...boxLines(sheet, locale, say), '', ...furtherLines(sheet, locale, say), ''].join('\n')
}

/** What is paid over all for the purchase: the payments and whatever of its price the credit did not cover. */
const totalSalePrice = (sheet: CostSheet2): number =>
  sheet.totalOfPaymentsMinor +
  Math.max(0, sheet.purchase.cashPriceMinor - sheet.amountFinancedMinor)

function boxLines(sheet: CostSheet2, locale: Locale, say: Say): string[] {
  const t = words[locale]
  const line = (name: string, value: string): string => `${name}${say.colon}${value}`
  return [
    t.title,
    line(t.creditor, `${say.text(sheet.lender.legalName)}; ${say.text(sheet.lenderAddress)}`),
    line(t.apr, `${formatRate(sheet.annualRatePpm)} (${t.aprIs})`),
    line(t.charge, `${say.money(sheet.totalCostMinor)} (${t.chargeIs})`),
    line(t.financed, `${say.money(sheet.amountFinancedMinor)} (${t.financedIs})`),
    line(t.total, `${say.money(sheet.totalOfPaymentsMinor)} (${t.totalIs})`),
    line(t.sale, `${say.money(totalSalePrice(sheet))} (${t.saleIs})`),
    line(t.payments, `${runsOf(sheet, say)}; ${say.text(sheet.dueDateRule)}`),
    ...scheduleLines(sheet, { row: t.row, parts: t.parts, say }),
    t.late,
    ...sheet.contingentCosts.map(
      (it) => `- ${say.text(it.name)}: ${say.text(it.standard)}; ${t.by} ${say.text(it.collector)}`,
    ),
    line(t.prepayment, say.text(sheet.prepayment)),
    ...rightLines(sheet, { kinds: ['contract_documents'], say }),
  ]
}

function furtherLines(sheet: CostSheet2, locale: Locale, say: Say): string[] {
  const t = words[locale]
  const { lender } = sheet
  const line = (name: string, value: string): string => `${name}${say.colon}${value}`
  return [
    line(
      t.itemization,
      `${say.money(sheet.amountFinancedMinor)} ${t.paidTo} ${sheet.merchantName}; ${say.text(sheet.purchase.name)} ${say.money(sheet.purchase.cashPriceMinor)}`,
    ),
    t.costs,
    ...sheet.costs.map(
      (it) =>
        `- ${say.text(it.name)} ${say.money(it.totalMinor)}: ${say.text(it.basis)}; ${t.by} ${say.text(it.collector)}; ${t.yearly} ${formatRate(it.annualRatePpm)}`,
    ),
    t.nothing,
    line(t.missed, say.text(sheet.missedPayments)),
    line(t.bureau, say.text(sheet.creditReference)),
    line(t.cooling, say.text(sheet.coolingOff)),
    t.rights,
    ...rightLines(sheet, { kinds: ['complaint'], say }),
    line(
      t.reference,
      `${sheet.merchantName} ${sheet.merchantReference}; ${say.text(sheet.productName)}`,
    ),
    t.agreements,
    ...agreementLines(sheet, say),
    t.data,
    ...dataLines(sheet, say),
    `${say.text(lender.legalName)}: ${t.licence} ${lender.licenceNumber}; ${t.supervisor} ${say.text(lender.regulator)}; ${lender.complaintPhone}; ${lender.complaintUrl}`,
  ]
}
