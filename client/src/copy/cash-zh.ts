import type { AmortizationMethod } from '@miaoguo/shared/schedule/installment'

/** Asking for cash. The words come with their page. */
export const cashZh = {
  title: '应急小额借款',
  lead: '向多家持牌机构询价，看清全部成本再决定。现在不查征信，也不产生借款。',
  signIn: '登录后填写。登录不代表申请借款。',
  amount: '借多少（元）',
  amountHint: '例如 3000',
  limits: (least: string, most: string) => `可借 ${least} 至 ${most}，以机构的答复为准。`,
  amountWrong: (least: string, most: string) =>
    `请输入 ${least} 至 ${most} 之间的金额，最多两位小数`,
  count: '分几期还',
  counts: (n: number) => `${n} 期`,
  anyCount: '不限',
  method: '怎么还',
  anyMethod: '不限，看全部方案',
  oneWay: (method: string) => `还款方式：${method}`,
  notes: {
    equal_installments: '每期还同样多',
    equal_principal: '每期本金一样，利息逐期减少，越还越少',
    interest_only: '平时只还利息，本金最后一期一次还清',
    single_payment: '到期一次还清本金和利息',
    flat_fee: '本金均分，另收固定费用',
    interest_free: '不收利息',
  } satisfies Record<AmortizationMethod, string>,
  missing: '请选择一项',
  card: '付到哪张卡',
  cardName: (issuer: string, lastFour: string) => `${issuer} 尾号 ${lastFour}`,
  cardWhy: '批准后，由出借机构直接付到这张卡。',
  cardMissing: '请选择一张卡',
  cardGone: '这张卡已解绑，请重新选择。',
  noIdentity: '还差实名和收款卡',
  noIdentityText: '填写姓名、身份证号，并绑定一张本人的借记卡。已填写的金额会保留。',
  noCard: '还差一张收款卡',
  noCardText: '绑定一张本人的借记卡。已填写的金额会保留。',
  toApplicant: '去填写',
  manage: '管理实名与银行卡',
  rates: '利率由各机构在方案里报出；按日显示的利率，旁边一定写明年化利率。',
  notYet: '您签署同意之前，任何出借机构都不会收到您的姓名、身份证号和卡号。',
  see: '查看方案',
  opening: '正在提交…',
  nobody: '今天没有机构提供应急小额',
  nobodyText: '没有产生任何借款。可以过些时候再来看。',
}

export type CashWords = typeof cashZh
