import { expect, test } from 'vitest'
import type { LenderId } from '../id/id.ts'
import type { LenderQuote } from '../offer/quote.ts'
import { amortize } from '../schedule/amortize.ts'
import { CostSheet } from './disclosure.ts'
import { sheetDigest } from './digest.ts'
import { renderSheet } from './render.ts'
import { subsidise } from '../schedule/subsidy.ts'
import { buildCostSheet, type SheetFacts } from './sheet.ts'

const both = (zhCN: string, en: string) => ({ zhCN, en })
const lezhong = both('乐众消费金融股份有限公司', 'Lezhong Consumer Finance Co., Ltd.')
const guaranty = both('示范融资担保有限公司', 'Demonstration Guaranty Co., Ltd.')
const lender = {
  id: 'len_0000000001' as LenderId,
  legalName: lezhong,
  licenceType: 'consumer_finance',
  licenceNumber: 'L0001H231000001',
  regulator: both('国家金融监督管理总局', 'NFRA'),
  complaintPhone: '95000',
  complaintUrl: 'https://lezhong.example/complaints',
} as const
const fee = {
  name: both('担保费', 'Guarantee fee'),
  collector: guaranty,
  charged: 'upfront',
  ratePpm: 5_000,
} as const
const terms = {
  principalMinor: 120_000,
  method: 'equal_principal',
  installmentCount: 3,
  annualInterestPpm: 120_000,
  fees: [fee],
  drawnOn: '2026-08-31',
  firstDueOn: '2026-09-30',
} as const
const quote: LenderQuote = {
  quoteReference: 'quote_1',
  productCode: 'equal',
  currency: 'CNY',
  ...terms,
  fees: [fee],
  schedule: amortize(terms),
  expiresAt: '2026-08-31T08:00:00.000Z',
}
const facts: SheetFacts = {
  lender,
  terms: {
    agreements: [
      {
        name: both('借款合同', 'Loan agreement'),
        url: 'https://lezhong.example/loan',
        digest: `sha256:${'0'.repeat(64)}`,
      },
    ],
  },
  product: {
    code: 'equal',
    name: both('乐享分期', 'Lexiang installments'),
    method: 'equal_principal',
    currency: 'CNY',
    installmentCounts: [3],
    amountMinMinor: 10_000,
    amountMaxMinor: 5_000_000,
    annualInterestPpm: 120_000,
    fees: [fee],
    lateFeePpmPerDay: 500,
    prepayment: both('可随时提前还款，不收违约金', 'Prepay at any time, free of charge'),
    coolingOffDays: 7,
    effectiveFrom: '2026-08-01',
  },
  quote,
  merchantName: '好物小店',
  merchantReference: 'order-1',
}

test('every item has its collector, and the items sum to the disclosed cost to the fen', () => {
  const sheet = CostSheet.parse(buildCostSheet(facts))
  // 1200 + 800 + 400 interest at 1 % a month on 120000, 80000 and 40000; 600 is 0.5 % of 120000.
  expect(sheet.costs.map((it) => [it.kind, it.totalMinor, it.collector.zhCN])).toEqual([
    ['interest', 2_400, lezhong.zhCN],
    ['fee', 600, guaranty.zhCN],
  ])
  expect(sheet.totalCostMinor).toBe(3_000)
  expect(sheet.totalOfPaymentsMinor).toBe(123_000)
  expect(sheet.nothingElseCharged).toBe(true)
})

test('interest alone costs a year what the lender publishes, and the fee raises the all-in rate', () => {
  const sheet = buildCostSheet(facts)
  expect(sheet.costs[0]?.annualRatePpm).toBe(120_000)
  expect(sheet.annualRatePpm).toBeGreaterThan(120_000)
  expect(sheet.annualRatePpm).toBeGreaterThan(sheet.costs[1]?.annualRatePpm ?? 0)
})

test('an interest-free loan says that it costs nothing', () => {
  const free = { ...terms, annualInterestPpm: 0, fees: [] }
  const sheet = buildCostSheet({
    ...facts,
    quote: { ...quote, ...free, fees: [], schedule: amortize(free) },
  })
  expect(sheet.costs.map((it) => it.totalMinor)).toEqual([0])
  expect(sheet.annualRatePpm).toBe(0)
})

test('a cost that is on no item makes no sheet', () => {
  const schedule = quote.schedule.map((row, i) =>
    i === 1 ? { ...row, feeMinor: 1, totalMinor: row.totalMinor + 1 } : row,
  )
  expect(() => buildCostSheet({ ...facts, quote: { ...quote, schedule } })).toThrow(
    'cost items sum',
  )
})

test('a sheet that differs by a fen has another digest', () => {
  const sheet = buildCostSheet(facts)
  expect(sheetDigest(sheet)).toBe(sheetDigest(structuredClone(sheet)))
  expect(sheetDigest({ ...sheet, totalCostMinor: sheet.totalCostMinor + 1 })).not.toBe(
    sheetDigest(sheet),
  )
})

test('the text holds all of the sheet, in Chinese', () => {
  expect(renderSheet(buildCostSheet(facts), 'zh-CN')).toMatchInlineSnapshot(`
    "综合融资成本明示表
    贷款人: 乐众消费金融股份有限公司; 许可证号 L0001H231000001; 投诉 95000
    订单: 好物小店 order-1; 乐享分期
    贷款本金: ¥1,200.00; 放款日 2026-08-31

    正常履约情形下的成本
    - 利息 ¥24.00: 年利率 12.00%（单利），按月计息：剩余本金 × 年利率 ÷ 12，首期零头天数按 ÷ 360 计; 收取方 乐众消费金融股份有限公司; 折合年化 12.00%
    - 担保费 ¥6.00: 首期一次性收取本金的 0.5%; 收取方 示范融资担保有限公司; 折合年化 3.01%
    综合融资成本合计: ¥30.00
    还款总额: ¥1,230.00
    年化综合融资成本（单利）: 15.02%

    违约等情形下的成本
    - 逾期罚息: 逾期本金每日 0.05%（年化 18.00%），自逾期次日起按实际天数计收，还清为止; 收取方 乐众消费金融股份有限公司
    除上述项目外，不收取其他任何费用。

    还款计划 (首期 2026-09-30，此后每月 30 日还款；当月没有这一天的，为当月最后一天)
    第 1 期 2026-09-30 ¥418.00 (本金 ¥400.00, 利息 ¥12.00, 费用 ¥6.00)
    第 2 期 2026-10-30 ¥408.00 (本金 ¥400.00, 利息 ¥8.00, 费用 ¥0.00)
    第 3 期 2026-11-30 ¥404.00 (本金 ¥400.00, 利息 ¥4.00, 费用 ¥0.00)

    提前还款: 可随时提前还款，不收违约金
    撤销: 放款之日起 7 日内可无理由撤销：退还本金，已收费用全部退回
    合同文本: 借款合同 https://lezhong.example/loan sha256:0000000000000000000000000000000000000000000000000000000000000000
    个人信息: 乐众消费金融股份有限公司; 核验身份、审批和管理本笔贷款; 手机号码、用户编号、订单编号与金额
    个人信息: 持牌征信机构; 由乐众消费金融股份有限公司查询本人信用报告并报送本笔贷款; 身份信息、贷款与还款记录
    "
  `)
})

test('the text holds all of the sheet, in English', () => {
  expect(renderSheet(buildCostSheet(facts), 'en')).toMatchInlineSnapshot(`
    "Statement of all-in financing cost
    Lender: Lezhong Consumer Finance Co., Ltd.; Licence L0001H231000001; Complaints 95000
    Order: 好物小店 order-1; Lexiang installments
    Amount financed: ¥1,200.00; Drawn on 2026-08-31

    Costs in normal performance
    - Interest ¥24.00: 12.00% a year (simple), charged monthly: outstanding principal × annual rate ÷ 12, odd first days ÷ 360; charged by Lezhong Consumer Finance Co., Ltd.; 12.00% a year
    - Guarantee fee ¥6.00: 0.5% of the principal, once, with the first installment; charged by Demonstration Guaranty Co., Ltd.; 3.01% a year
    Total cost: ¥30.00
    Total of payments: ¥1,230.00
    All-in annual rate (simple): 15.02%

    Costs only on default
    - Late payment interest: 0.05% of overdue principal a day (18.00% a year), from the day after the due date until paid; charged by Lezhong Consumer Finance Co., Ltd.
    Nothing else is charged.

    Schedule (First on 2026-09-30, then on day 30 of every month, or on its last day where it has none)
    No. 1 2026-09-30 ¥418.00 (principal ¥400.00, interest ¥12.00, fees ¥6.00)
    No. 2 2026-10-30 ¥408.00 (principal ¥400.00, interest ¥8.00, fees ¥0.00)
    No. 3 2026-11-30 ¥404.00 (principal ¥400.00, interest ¥4.00, fees ¥0.00)

    Early repayment: Prepay at any time, free of charge
    Withdrawal: Within 7 days of drawing you may withdraw without a reason: repay the principal, and all costs are returned
    Agreements: Loan agreement https://lezhong.example/loan sha256:0000000000000000000000000000000000000000000000000000000000000000
    Personal data: Lezhong Consumer Finance Co., Ltd.; To verify identity, decide on and service this loan; Phone number, borrower reference, order reference and amount
    Personal data: Licensed credit bureau; Queried by Lezhong Consumer Finance Co., Ltd. about your credit, and told of this loan; Identity, loan and repayment records
    "
  `)
})

test('what a merchant pays of several costs is named at each, and the sheet holds the rest alone', () => {
  const monthly = {
    ...fee,
    name: both('服务费', 'Service fee'),
    charged: 'per_installment',
  } as const
  const charged = { ...terms, fees: [fee, monthly] }
  const split = { interestPpm: 333_333, feePpm: 500_000 }
  const whole = amortize(charged)
  const { installments, subsidyMinor } = subsidise(whole, split)
  const subsidised: LenderQuote = {
    ...quote,
    fees: [fee, monthly],
    schedule: installments,
    subsidy: { campaignReference: 'cmp_000001', ...split, subsidyMinor },
  }
  const sheet = buildCostSheet({ ...facts, quote: subsidised })
  const plain = buildCostSheet({
    ...facts,
    quote: { ...quote, fees: [fee, monthly], schedule: whole },
  })
  expect(sheet.totalCostMinor).toBe(plain.totalCostMinor - subsidyMinor)
  expect(sheet.annualRatePpm).toBeLessThan(plain.annualRatePpm)
  expect(sheet.costs.map((it) => it.totalMinor)).toEqual([1_600, 300, 900])
  const paid = sheet.costs.map((it) => /其中 ¥([\d.]+) 由商户/.exec(it.basis.zhCN)?.[1])
  expect(paid).toEqual(['8.00', '3.00', '9.00'])
  expect(plain.costs.every((it) => !it.basis.zhCN.includes('商户'))).toBe(true)
  const free = subsidise(whole, { interestPpm: 1_000_000, feePpm: 1_000_000 })
  const nothing = buildCostSheet({
    ...facts,
    quote: {
      ...subsidised,
      schedule: free.installments,
      subsidy: {
        campaignReference: 'cmp_000001',
        interestPpm: 1_000_000,
        feePpm: 1_000_000,
        subsidyMinor: free.subsidyMinor,
      },
    },
  })
  // Nothing to pay, and still each cost with who pays it.
  expect(nothing.costs.map((it) => [it.totalMinor, it.annualRatePpm])).toEqual([
    [0, 0],
    [0, 0],
    [0, 0],
  ])
})

test('an order that is lent in part says what of it is no part of the loan, and old sheets say nothing', () => {
  const payment = {
    orderMinor: 150_000,
    depositMinor: 30_000,
    balanceMinor: 0,
    financedMinor: 120_000,
  }
  const sheet = buildCostSheet({ ...facts, payment })
  expect(CostSheet.parse(sheet)).toEqual(sheet)
  expect(renderSheet(sheet, 'en')).toContain('no part of this loan: ¥300.00')
  expect(renderSheet(sheet, 'zh-CN')).toContain('订单总额: ¥1,500.00')
  const whole = buildCostSheet(facts)
  expect('payment' in whole).toBe(false)
  expect(sheetDigest(sheet)).not.toBe(sheetDigest(whole))
  const wrong = { ...payment, financedMinor: 110_000 }
  expect(() => buildCostSheet({ ...facts, payment: wrong })).toThrow(/deposit, balance/)
})
