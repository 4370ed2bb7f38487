import type { Policy } from './policy.ts'

const onlineLoans = '商业银行互联网贷款管理暂行办法'
const costStatement =
  '个人贷款业务明示综合融资成本规定（国家金融监督管理总局、中国人民银行，2026年3月15日）'
const personalInformation = '个人信息保护法'

/** China’s rules on what may be offered, as data: a new rule is a line, not a branch. */
export const cnPolicy: Policy = {
  jurisdiction: 'CN',
  rules: [
    {
      id: 'licence_in_force',
      source: '银行业监督管理法 第十六条；消费金融公司管理办法；小额贷款公司监督管理暂行办法',
      basis: 'recalled',
      since: '2007-01-01',
      demand: { kind: 'licence_in_force' },
    },
    {
      // 24 % a year over all costs, the ceiling generally read into it; a lawyer's summary was read.
      id: 'all_in_cost_cap',
      source: '金规〔2025〕9号',
      basis: 'read',
      since: '2025-10-01',
      demand: { kind: 'annual_rate_max', maxPpm: 240_000, of: ['bank', 'consumer_finance'] },
    },
    {
      id: 'micro_loan_cost_cap',
      source: '小额贷款公司综合融资成本管理工作指引（2025年12月）：新发放贷款不得超过年化24%',
      basis: 'recalled',
      since: '2025-12-19',
      demand: { kind: 'annual_rate_max', maxPpm: 240_000, of: ['micro_loan'] },
    },
    {
      id: 'micro_loan_four_lpr',
      source:
        '小额贷款公司综合融资成本管理工作指引（2025年12月）：最迟2027年底降至一年期LPR的4倍以内',
      basis: 'recalled',
      since: '2028-01-01',
      demand: { kind: 'annual_rate_max_lpr', times: 4, of: ['micro_loan'] },
    },
    {
      id: 'private_lending_four_lpr',
      source:
        '最高人民法院关于审理民间借贷案件适用法律若干问题的规定（法释〔2020〕17号）第二十五条',
      basis: 'recalled',
      since: '2020-08-20',
      demand: { kind: 'annual_rate_max_lpr', times: 4, of: ['unlicensed'] },
    },
    {
      // A partner that collects a fee is published with the product, or the offer is not shown.
      id: 'collectors_published',
      source: `${costStatement}；金规〔2025〕9号`,
      basis: 'read',
      since: '2026-08-01',
      demand: { kind: 'collectors_listed' },
    },
    {
      id: 'renminbi_only',
      source: '人民币管理条例 第三条',
      basis: 'recalled',
      since: '2000-05-01',
      demand: { kind: 'currency', currency: 'CNY' },
    },
    {
      // ¥200,000 a borrower.
      id: 'personal_consumer_limit',
      source: `${onlineLoans} 第六条`,
      basis: 'recalled',
      since: '2020-07-12',
      demand: { kind: 'principal_max', maxMinor: 20_000_000 },
    },
    {
      id: 'bullet_within_a_year',
      source: `${onlineLoans} 第六条`,
      basis: 'recalled',
      since: '2020-07-12',
      demand: { kind: 'term_max', months: 12, methods: ['single_payment', 'interest_only'] },
    },
    {
      id: 'adults_only',
      source: '民法典 第十七条；未成年人保护法',
      basis: 'recalled',
      since: '2021-01-01',
      demand: { kind: 'age_min', years: 18 },
    },
    {
      id: 'students_not_by_micro_loan',
      source: '银保监办发〔2021〕28号',
      basis: 'recalled',
      since: '2021-02-24',
      demand: { kind: 'students_not', of: ['micro_loan', 'unlicensed'] },
    },
    {
      id: 'cost_statement_complete',
      source: costStatement,
      basis: 'read',
      since: '2026-08-01',
      demand: {
        kind: 'shown',
        items: [
          'lender_identity',
          'amount_financed',
          'each_cost_with_collector',
          'total_cost',
          'annual_rate',
          'contingent_costs',
          'nothing_else_charged',
        ],
      },
    },
    {
      id: 'cost_statement_read',
      source: `${costStatement}：线上业务弹窗展示并设置最短阅读时间`,
      basis: 'read',
      since: '2026-08-01',
      demand: { kind: 'done', duty: 'reading_time_set' },
    },
    {
      id: 'annual_rate_shown',
      source: '中国人民银行公告〔2021〕第3号',
      basis: 'recalled',
      since: '2021-03-31',
      demand: { kind: 'shown', items: ['annual_rate', 'annual_rate_convention'] },
    },
    {
      id: 'data_uses_shown',
      source: `${personalInformation} 第十七条、第二十三条`,
      basis: 'recalled',
      since: '2021-11-01',
      demand: { kind: 'shown', items: ['data_uses'] },
    },
    {
      id: 'separate_consents',
      source: `${personalInformation} 第二十三条、第二十九条；征信业务管理办法 第十二条`,
      basis: 'recalled',
      since: '2022-01-01',
      demand: {
        kind: 'consented',
        purposes: ['loan_agreement', 'share_identity_with_lender', 'credit_bureau_query'],
      },
    },
  ],
  open: [
    {
      question: 'No law gives a consumer loan a cooling-off period; a product states its own.',
      source: '消费者权益保护法 第二十五条 names goods alone',
      basis: 'recalled',
    },
    {
      question:
        'A bank or consumer-finance company may lend to a student under conditions: its own to check.',
      source: '银保监办发〔2021〕28号',
      basis: 'recalled',
    },
    {
      question:
        'What a loan may not be spent on (housing, securities and the like) is in the agreement.',
      source: `${onlineLoans}`,
      basis: 'recalled',
    },
    {
      question: 'Whether a bank’s published list of platforms names this one is its own to keep.',
      source: '金规〔2025〕9号',
      basis: 'read',
    },
  ],
}
