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
    title: '欧洲标准消费信贷信息',
    key: '一、关键信息（首页）',
    creditor: '债权人',
    intermediary: '信贷中介',
    none: '无',
    credit: '信贷总额',
    duration: '信贷合同期限',
    from: (start: string, end: string, count: number) => `${start} 至 ${end}，共 ${count} 期`,
    borrowing: '借款利率',
    fixed: '固定',
    apr: '年百分率（APR）',
    aprIs: '信贷总成本占信贷总额的年百分比，便于您比较不同方案',
    total: '您须支付的总额',
    totalIs: '借入本金加利息及与信贷有关的费用',
    purchase: '商品或服务',
    cash: '现金价格',
    late: '逾期付款的成本',
    installments: '每期付款',
    warning: '警示',
    more: '二、补充信息',
    kind: '信贷类型',
    kindIs: '为特定购买提供的分期信贷',
    reference: '订单',
    costs: '正常履约情形下的成本',
    by: '收取方',
    yearly: '折合年百分率',
    totalCost: '信贷总成本',
    method: '年百分率按指令 (EU) 2023/2225 附件三计算，假定双方按期履约',
    nothing: '除上述项目外，不收取其他任何费用。',
    schedule: '还款计划',
    row: (n: number) => `第 ${n} 期`,
    parts: ['本金', '利息', '费用'],
    due: '还款日规则',
    prepayment: '提前还款',
    cooling: '撤回的方式',
    database: '查询信用数据库',
    rights: '您的权利',
    agreements: '合同文本',
    data: '个人数据',
    licence: '许可',
    supervisor: '监管机构',
  },
  en: {
    title: 'Standard European Consumer Credit Information',
    key: 'I. Key information (first page)',
    creditor: 'Creditor',
    intermediary: 'Credit intermediary',
    none: 'none',
    credit: 'Total amount of credit',
    duration: 'Duration of the credit agreement',
    from: (start: string, end: string, count: number) =>
      `${start} to ${end}, ${count} ${count === 1 ? 'installment' : 'installments'}`,
    borrowing: 'Borrowing rate',
    fixed: 'fixed',
    apr: 'Annual percentage rate of charge (APR)',
    aprIs:
      'the total cost as a yearly percentage of the total amount of credit, to help you compare offers',
    total: 'Total amount you will have to pay',
    totalIs: 'the borrowed capital plus interest and possible costs related to your credit',
    purchase: 'Goods or service',
    cash: 'cash price',
    late: 'Costs in the case of late payments',
    installments: 'Installments',
    warning: 'Warning',
    more: 'II. Further information',
    kind: 'Type of credit',
    kindIs: 'installment credit for a particular purchase',
    reference: 'Order',
    costs: 'Costs in normal performance',
    by: 'charged by',
    yearly: 'as a yearly percentage',
    totalCost: 'Total cost of the credit',
    method:
      'The APR is computed by annex III of Directive (EU) 2023/2225 on the assumption that both sides keep to the agreement',
    nothing: 'Nothing else is charged.',
    schedule: 'Schedule',
    row: (n: number) => `No. ${n}`,
    parts: ['principal', 'interest', 'fees'],
    due: 'Due dates',
    prepayment: 'Early repayment',
    cooling: 'How withdrawal is settled',
    database: 'Consultation of a credit database',
    rights: 'Your rights',
    agreements: 'Agreements',
    data: 'Personal data',
    licence: 'admission',
    supervisor: 'supervised by',
  },
} as const

/**
 * The Standard European Consumer Credit Information (Directive (EU) 2023/2225, annex I), the key elements of part I
 * first and together; the APRC to one decimal, half up (annex III, part I, remark d).
 */
export function renderUnion(sheet: CostSheet2, locale: Locale): string {
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
    line(
      t.creditor,
      `${say.text(lender.legalName)}; ${say.text(sheet.lenderAddress)}; ${lender.complaintPhone}; ${lender.complaintUrl}`,
    ),
    line(
      t.intermediary,
      between === null ? t.none : `${say.text(between.name)}; ${say.text(between.contact)}`,
    ),
    line(t.credit, say.money(sheet.amountFinancedMinor)),
    line(t.duration, t.from(sheet.drawnOn, sheet.lastDueOn, sheet.installmentCount)),
    line(t.borrowing, `${formatRate(sheet.annualInterestPpm)}, ${t.fixed}`),
    line(t.apr, `${formatRate(sheet.annualRatePpm, 1)} (${t.aprIs})`),
    line(t.total, `${say.money(sheet.totalOfPaymentsMinor)} (${t.totalIs})`),
    line(
      t.purchase,
      `${say.text(sheet.purchase.name)}; ${t.cash} ${say.money(sheet.purchase.cashPriceMinor)}`,
    ),
    line(t.installments, `${runsOf(sheet, say)}; ${say.text(sheet.dueDateRule)}`),
    t.late,
    ...sheet.contingentCosts.map(
      (it) => `- ${say.text(it.name)}: ${say.text(it.standard)}; ${t.by} ${say.text(it.collector)}`,
    ),
    line(t.warning, say.text(sheet.missedPayments)),
    ...rightLines(sheet, { kinds: ['withdrawal', 'early_repayment'], say }),
  ]
}

function furtherLines(sheet: CostSheet2, locale: Locale, say: Say): string[] {
  const t = words[locale]
  const { lender } = sheet
  const line = (name: string, value: string): string => `${name}${say.colon}${value}`
  return [
    t.more,
    line(t.kind, `${t.kindIs}; ${say.text(sheet.productName)}`),
    line(t.reference, `${sheet.merchantName} ${sheet.merchantReference}`),
    t.costs,
    ...sheet.costs.map(
      (it) =>
        `- ${say.text(it.name)} ${say.money(it.totalMinor)}: ${say.text(it.basis)}; ${t.by} ${say.text(it.collector)}; ${t.yearly} ${formatRate(it.annualRatePpm, 1)}`,
    ),
    line(t.totalCost, say.money(sheet.totalCostMinor)),
    t.method,
    t.nothing,
    line(t.schedule, say.text(sheet.dueDateRule)),
    ...scheduleLines(sheet, { row: t.row, parts: t.parts, say }),
    line(t.prepayment, say.text(sheet.prepayment)),
    line(t.cooling, say.text(sheet.coolingOff)),
    line(t.database, say.text(sheet.creditReference)),
    t.rights,
    ...rightLines(sheet, { kinds: ['draft_copy', 'human_review', 'complaint', 'ombudsman'], say }),
    t.agreements,
    ...agreementLines(sheet, say),
    t.data,
    ...dataLines(sheet, say),
    `${say.text(lender.legalName)}: ${t.licence} ${lender.licenceNumber}; ${t.supervisor} ${say.text(lender.regulator)}`,
  ]
}
