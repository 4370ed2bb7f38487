export const remindZh = {
  title: '还款提醒',
  sms: '短信提醒我还款',
  note: (phone: string) => `到期前 3 天和当天各一条，发到 ${phone}。一天最多一条，随时可以关。`,
}

export type RemindWords = typeof remindZh
