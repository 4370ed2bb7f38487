import { addMonths } from '../time/due-dates.ts'
import type { Policy } from './assess.ts'

/** 24 % a year over all costs, the ceiling generally read into 金规〔2025〕9号. */
const allInCapPpm = 240_000
/** ¥200,000 a borrower. */
const consumerLimitMinor = 20_000_000
const bulletMonths = 12
const adult = 18

/** China's rules on what may be offered, as data: a new rule is a line, not a branch. */
export const cnPolicy: Policy = {
  jurisdiction: 'CN',
  rules: [
    {
      id: 'licence_in_force',
      source: '银行业监督管理法 第十六条；消费金融公司管理办法；小额贷款公司监督管理暂行办法',
      basis: 'recalled',
      since: '2007-01-01',
      holds: (offer, _, today) =>
        offer.lenderStatus === 'active' && offer.licenceValidThrough >= today,
    },
    {
      id: 'all_in_cost_cap',
      source: '金规〔2025〕9号',
      basis: 'read',
      since: '2025-10-01',
      holds: (offer) => offer.annualRatePpm <= allInCapPpm,
    },
    {
      // A partner that collects a fee is published with the product, or the offer is not shown.
      id: 'collectors_published',
      source: '个人贷款业务明示综合融资成本规定；金规〔2025〕9号',
      basis: 'read',
      since: '2026-08-01',
      holds: (offer) => offer.collectors.every((it) => offer.listedCollectors.includes(it)),
    },
    {
      id: 'renminbi_only',
      source: '人民币管理条例 第三条',
      basis: 'recalled',
      since: '2000-05-01',
      holds: (offer) => offer.currency === 'CNY',
    },
    {
      id: 'personal_consumer_limit',
      source: '商业银行互联网贷款管理暂行办法 第六条',
      basis: 'recalled',
      since: '2020-07-12',
      holds: (offer) => offer.principalMinor <= consumerLimitMinor,
    },
    {
      id: 'bullet_within_a_year',
      source: '商业银行互联网贷款管理暂行办法 第六条',
      basis: 'recalled',
      since: '2020-07-12',
      holds: (offer) =>
        !['single_payment', 'interest_only'].includes(offer.method) ||
        offer.lastDueOn <= addMonths(offer.drawnOn, bulletMonths),
    },
    {
      id: 'adults_only',
      source: '民法典 第十七条；未成年人保护法',
      basis: 'recalled',
      since: '2021-01-01',
      holds: (_, borrower) => borrower.ageYears === undefined || borrower.ageYears >= adult,
    },
    {
      id: 'students_not_by_micro_loan',
      source: '银保监办发〔2021〕28号',
      basis: 'recalled',
      since: '2021-02-24',
      holds: (offer, borrower) => borrower.student !== true || offer.licenceType !== 'micro_loan',
    },
  ],
}
