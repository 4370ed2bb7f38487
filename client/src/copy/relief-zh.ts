import type { ReliefKind, ReliefStatus } from '@miaoguo/shared/loan/relief'

/** Words for the new schedule a lender offers, and for deciding on it. */
export const reliefZh = {
  kinds: {
    defer: (periods: number) => `机构的方案：暂停 ${periods} 期，之后再还`,
    lower: (periods: number) => `机构的方案：先 ${periods} 期只还利息`,
    longer: (periods: number) => `机构的方案：多分 ${periods} 期还`,
  } satisfies Record<ReliefKind, (periods: number) => string>,
  kindNotes: {
    defer: '暂停期间不计利息；已逾期的各期也一起推后。每期金额不变。',
    lower: '这几期只还利息和费用，之后每期恢复到原来的水平，总期数增加。',
    longer: '剩余本金分到更多期，每期变少；借得更久，利息合计会多一些。',
  } satisfies Record<ReliefKind, string>,
  toPay: '剩余应还总额',
  cost: '其中利息和费用',
  nextMinor: '下一期应还',
  nextDueOn: '下一期到期日',
  lastDueOn: '最后还款日',
  installmentsLeft: '剩余期数',
  count: (count: number) => `${count} 期`,
  shift: (before: string, after: string) => `${before} → ${after}`,
  same: (text: string) => `${text}（不变）`,
  none: '无',
  rows: '现在与调整后的还款安排',
  now: '现在',
  withPlan: '调整后',
  row: (on: string, amount: string) => `${on} ${amount}`,
  noRow: '—无—',
  before: '接受后，还款安排改为“调整后”这一份，由机构入账。不接受不收任何费用，还款安排照旧。',
  accept: '接受这份方案',
  refuse: '不接受，照旧还款',
  sending: '正在提交…',
  validThrough: (on: string) => `方案有效至 ${on}（含当天）。`,
  look: '查看结果',
  statuses: {
    expired: '方案已过有效期，没有生效，还款安排照旧。仍有困难可以再次申请。',
    refused: '您没有接受这份方案，还款安排照旧，没有产生任何费用。',
    accepting: '已提交，正在等机构入账。结果出来前还款安排还没有改变。',
    accepted: '方案已生效，还款安排已改为“调整后”这一份。',
    declined: '机构没有按这份方案调整，还款安排照旧。可以再次申请，或致电机构了解原因。',
  } satisfies Record<Exclude<ReliefStatus, 'offered'>, string>,
}
