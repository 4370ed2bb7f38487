import type { ConsentPurpose } from '@miaoguo/shared/consent/consent'
import type { Locale } from '@miaoguo/shared/money/format'

const zh = {
  titles: {
    disclosure: '综合融资成本明示表',
    agreement: '借款约定记录',
    settlement: '结清证明',
  },
  fact: (name: string, value: string) => `${name}：${value}`,
  loan: '借款',
  reference: '贷款机构借款编号',
  number: '本平台借款编号',
  order: '订单',
  lender: '贷款机构',
  licence: '许可证号',
  regulator: '监管机构',
  complaint: '投诉电话',
  borrower: '借款人',
  idNumber: '身份证号',
  notNamed: '以本平台账户借款，未向本平台提供实名信息',
  principal: '贷款本金',
  drawn: '放款日',
  total: '约定还款总额',
  cost: '约定总成本',
  settledOn: '结清日',
  paid: '已清偿合计（含商户退款冲抵）',
  shown: '明示表出示时间',
  confirmed: '阅读确认时间',
  agreed: '同意时间',
  applied: '申请时间',
  consent: '同意记录编号',
  digest: '明示表数字指纹',
  yes: '借款人同意的事项',
  schedule: '约定的还款计划',
  row: (n: number, on: string, amount: string) => `第 ${n} 期　${on}　${amount}`,
  texts: '合同文本',
  text: (name: string, url: string, digest: string) => `${name}　${url}　${digest}`,
  record: '出示与同意记录',
  parties: '当事人',
  purposes: {
    loan_agreement: '与贷款机构订立借款合同',
    share_identity_with_lender: '向贷款机构提供身份信息',
    credit_bureau_query: '贷款机构查询本人信用报告',
  } satisfies Record<ConsentPurpose, string>,
  withLine: (at: string, digest: string) =>
    `申请额度时（${at}）已同意：与贷款机构订立额度合同、提供身份信息、查询本人信用报告；所示条款的指纹 ${digest}`,
  settled: {
    paid_off: (lender: string) =>
      `截至本证明出具时，上述借款的本金、利息及费用已全部结清，借款人不再就该笔借款向${lender}负有还款义务。`,
    withdrawn: (lender: string) =>
      `借款人已在冷静期内撤回该笔借款并退还全部款项，不再就该笔借款向${lender}负有还款义务。`,
  },
  source: (phone: string) =>
    `本证明由秒过平台按贷款机构账簿的记录出具。需要贷款机构盖章的纸质证明，可致电 ${phone} 免费索取。`,
  asShown: '以下为当时向借款人出示的全文，与数字指纹一一对应。',
  footer: (id: string, at: string) => `秒过 · 借款 ${id} · 出具于 ${at}`,
}

const en: typeof zh = {
  titles: {
    disclosure: 'Statement of all-in financing cost',
    agreement: 'Record of what was agreed',
    settlement: 'Certificate of settlement',
  },
  fact: (name, value) => `${name}: ${value}`,
  loan: 'The loan',
  reference: 'The lender’s loan number',
  number: 'Our loan number',
  order: 'Order',
  lender: 'Lender',
  licence: 'Licence',
  regulator: 'Regulator',
  complaint: 'Complaints',
  borrower: 'Borrower',
  idNumber: 'Identity number',
  notNamed: 'Borrowed with an account here; no real name was given to us',
  principal: 'Principal',
  drawn: 'Drawn on',
  total: 'Agreed total of payments',
  cost: 'Agreed total cost',
  settledOn: 'Settled on',
  paid: 'Settled in all (refunds by the shop included)',
  shown: 'Statement shown',
  confirmed: 'Reading confirmed',
  agreed: 'Agreed',
  applied: 'Applied',
  consent: 'Record of consent',
  digest: 'Fingerprint of the statement',
  yes: 'What the borrower agreed to',
  schedule: 'Schedule as agreed',
  row: (n, on, amount) => `${n}.  ${on}  ${amount}`,
  texts: 'Contract texts',
  text: (name, url, digest) => `${name}  ${url}  ${digest}`,
  record: 'What was shown and agreed, and when',
  parties: 'Parties',
  purposes: {
    loan_agreement: 'To make the loan agreement with the lender',
    share_identity_with_lender: 'That the lender receives who the borrower is',
    credit_bureau_query: 'That the lender asks for the borrower’s credit report',
  },
  withLine: (at, digest) =>
    `Agreed when the credit line was asked for (${at}): its agreement, that the lender receives who the borrower is, and that it asks for the credit report; fingerprint of the terms shown ${digest}`,
  settled: {
    paid_off: (lender) =>
      `When this certificate was made, principal, interest and fees of this loan were paid in full; the borrower owes ${lender} nothing more under it.`,
    withdrawn: (lender) =>
      `The borrower withdrew from this loan within the cooling-off days and returned all of it; the borrower owes ${lender} nothing more under it.`,
  },
  source: (phone) =>
    `Miaoguo made this certificate from the lender’s books. For one on paper with the lender’s seal, call ${phone}; it is free.`,
  asShown:
    'This is the whole text as it was shown to the borrower; the fingerprint is of it alone.',
  footer: (id, at) => `Miaoguo · loan ${id} · made ${at}`,
}

export const wordsIn = (language: Locale): typeof zh => (language === 'en' ? en : zh)
