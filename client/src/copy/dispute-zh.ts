import type { LoanDispute } from '@miaoguo/shared/loan/loan-dispute'

/** What a borrower disputes of an order, and what its lender made of it. The words come with the page that says them. */
export const disputeZh = {
  title: '订单争议',
  reasons: {
    goods_not_received: '没有收到商品',
    not_as_described: '商品与描述不符',
    unauthorized: '不是本人下单',
    duplicate: '重复扣款',
    credit_not_processed: '商户应退未退',
  } satisfies Record<LoanDispute['reason'], string>,
  status: '进展',
  statuses: {
    being_decided: '机构处理中',
    given_back: '已退回，不用再还',
    dropped: '机构认定仍需归还',
  } satisfies Record<LoanDispute['status'], string>,
  openedAt: '提出时间',
  decidedAt: '决定时间',
  beingDecidedNote:
    '由贷款机构向商户核实后决定，结果会写在这里。决定之前，请仍按下面的还款计划还款。',
  givenBackNote: '这部分金额已从借款中扣除，下面的还款计划已更新。',
  droppedNote: '如果您不认同，可以向贷款机构投诉，我们会记录编号和答复期限。',
}

export type DisputeWords = typeof disputeZh
