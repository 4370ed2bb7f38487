import type { CheckoutStatus } from '@miaoguo/shared/checkout/checkout'

/** An order behind which no merchant stands: cash for oneself. The words come with the checkout. */
export const cashOrderZh = {
  title: '应急小额借款',
  reference: (it: string) => `申请编号 ${it}`,
  amount: '借款金额',
  paidTo: (card: string) => `批准后由出借机构直接付到${card}。没有商户参与，也没有人代收。`,
  ownCard: '您绑定的银行卡',
  cardName: (issuer: string, lastFour: string) => `您的${issuer}卡（尾号 ${lastFour}）`,
  offersTitle: '选择借款方案',
  none: '没有机构提供方案',
  noneText: '没有产生任何借款。可以返回修改金额、期数或还款方式，再询价。',
  closed: {
    open: ['申请可以继续', ''],
    pending: [
      '这次申请正在等待机构确认',
      '结果出来前不能再次申请，避免重复借款。可以先离开，我们会继续向机构查询。',
    ],
    authorized: ['这次申请已获批准', '机构正在放款。可在“我的账单”中查看。'],
    paid: ['这笔借款已放款', '账单可在“我的账单”中查看。'],
    expired: ['这次申请已过期', '没有产生任何借款。需要时可以重新申请。'],
    cancelled: ['这次申请已取消', '没有产生任何借款。'],
  } satisfies Record<CheckoutStatus, readonly [title: string, text: string]>,
  approvedTitle: '借款已批准',
  approved: (lender: string) =>
    `${lender}已批准，款项由其直接付到您选择的银行卡。到账时间以银行为准。`,
  pendingSteps: [
    '您可以离开此页；我们会持续向机构查询，结果会显示在这里。',
    '等待期间请勿重复申请。',
  ],
  declinedSteps: ['可以选择其他机构的方案。', '如对结果有疑问，可向机构申请人工复核。'],
  bills: '我的账单',
  done: '完成',
}

export type CashOrderWords = typeof cashOrderZh
