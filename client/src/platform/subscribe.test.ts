import Taro from '@tarojs/taro'
import { expect, test } from 'vitest'
import { askByAlipay, askByWeChat, type AlipayMessages } from './subscribe'

test('WeChat’s accept is a yes; reject, ban and filter are not, and an old WeChat cannot ask', async () => {
  const asked: unknown[] = []
  for (const [answer, outcome] of [
    ['accept', 'accepted'],
    ['reject', 'declined'],
    ['ban', 'declined'],
    ['filter', 'declined'],
  ] as const) {
    Taro.requestSubscribeMessage = (async (options: unknown) => {
      asked.push(options)
      return { errMsg: 'requestSubscribeMessage:ok', 'tmpl-1': answer }
    }) as unknown as typeof Taro.requestSubscribeMessage
    expect(await askByWeChat('tmpl-1')).toBe(outcome)
  }
  expect(asked[0]).toMatchObject({ tmplIds: ['tmpl-1'] })
  Taro.requestSubscribeMessage = () => Promise.reject(new Error('20004'))
  expect(await askByWeChat('tmpl-1')).toBe('unavailable')
})

test('Alipay’s subscribe is a yes, its cancel is none, and one without the door cannot ask', async () => {
  const answering = (behavior: string): AlipayMessages => ({
    requestSubscribeMessage: ({ success }) => success({ behavior }),
  })
  expect(await askByAlipay(answering('subscribe'), 'tmpl-2')).toBe('accepted')
  expect(await askByAlipay(answering('cancel'), 'tmpl-2')).toBe('declined')
  expect(await askByAlipay({ requestSubscribeMessage: ({ fail }) => fail() }, 'tmpl-2')).toBe(
    'unavailable',
  )
  expect(await askByAlipay({}, 'tmpl-2')).toBe('unavailable')
  expect(await askByAlipay(undefined, 'tmpl-2')).toBe('unavailable')
})
