export const remindZh = {
  title: '还款提醒',
  sms: '短信提醒我还款',
  note: (phone: string) => `到期前 3 天和当天各一条，发到 ${phone}。一天最多一条，随时可以关。`,
  smsBeside: (phone: string) =>
    `上面的提醒发不出时，改发短信到 ${phone}。一天最多一条，随时可以关。`,
  platforms: { weapp: '微信', alipay: '支付宝' },
  off: (name: string) =>
    `到期前 3 天和当天，可以在${name}里各提醒您一次。${name}规定同意一次只能发一条，每次都由您自己按。`,
  left: (name: string, count: number) =>
    `已开启：还能在${name}里提醒您 ${count} 次，一天最多一条。`,
  noneLeft: (name: string) => `同意过的提醒用完了，${name}里不会再提醒。想继续，请再同意一条。`,
  refused: (name: string) => `${name}说您现在不接收提醒，上一条没有发出。想继续，请再同意一条。`,
  permit: (name: string) => `同意收一条${name}提醒`,
  again: '再同意一条',
  end: (name: string) => `不再收${name}提醒`,
  unpermitted: {
    declined: (name: string) => `您没有同意，${name}里不会提醒。`,
    unavailable: (name: string) =>
      `${name}现在不能询问您。可以在${name}的设置里打开订阅消息后再试。`,
  },
}

export type RemindWords = typeof remindZh
