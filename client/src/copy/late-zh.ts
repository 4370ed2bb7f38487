import type { LateStep } from '@miaoguo/shared/repayment/repayment'

/** Words for a loan that is late: what it is, what it costs, what follows, and the ways out. No threats. */
export const lateZh = {
  title: (days: number) => `已逾期 ${days} 天`,
  since: '最早的一期到期日',
  sinceText: (on: string, count: number) => `${on}（共 ${count} 期）`,
  amount: '逾期应还',
  cost: '其中罚息',
  perDay: '每多一天',
  rateText: (daily: string, annual: string) =>
    `罚息标准：逾期本金每日 ${daily}（年化 ${annual}），还清为止；不滚利，没有其他费用。`,
  byLender: '罚息由机构计算，以机构账务为准。',
  next: '接下来会发生什么',
  steps: {
    credit_report: (on: string) =>
      `${on} 起仍未还清的，机构会向征信中心报送逾期记录；这之前还清则不报送。`,
  } satisfies Record<LateStep['kind'], (on: string) => string>,
  noSteps: '机构没有说明何时向征信中心报送逾期记录，可致电机构询问。',
  contact: (from: number, to: number) =>
    `机构只能在每天 ${from}:00 至 ${to}:00 联系您本人；其他时间联系、联系无关的人，可以投诉。`,
  ways: '可以怎么做',
  pay: (amount: string) => `还清逾期部分 ${amount}`,
  relief: '申请延后、减少或延长还款',
  reliefNote: '申请不收费，也不影响您的任何权利。',
  bills: (days: number, cost: string | null) =>
    `最早的一期已逾期 ${days} 天。${cost === null ? '' : `其中罚息 ${cost}，按逾期本金逐日计算，还清为止。`}打开这笔借款，可以看到接下来会发生什么，可以现在还，也可以申请延后还款。`,
}
