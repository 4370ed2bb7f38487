/** An order that is paid from a line of one's own. The words come with the checkout. */
export const lineOrderZh = {
  fromLine: (available: string) => `用您的额度 · 可用 ${available}`,
  lead: (lender: string) =>
    `开通额度时您已同意${lender}核实身份并查询征信。请完整阅读这一笔的成本；确认即同意本笔借款合同，并由${lender}把款项付给商户。`,
  confirm: '我已知悉全部成本，确认使用额度',
  sending: '正在等待机构确认…',
  unknown: '暂时没有收到结果。再次提交是安全的：不会重复借款。',
  again: '再次提交',
}

export type LineOrderWords = typeof lineOrderZh
