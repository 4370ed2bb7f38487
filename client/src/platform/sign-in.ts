import Taro from '@tarojs/taro'
import { platformName } from './platform'

/** The platform's one-tap code, or null where there is none (H5) or the shopper said no. */
export async function platformCode(): Promise<string | null> {
  if (platformName === 'h5') return null
  try {
    if (platformName === 'alipay') {
      const my = (globalThis as { my?: AlipayRuntime }).my ?? alipayRuntime()
      return my ? await authCode(my) : null
    }
    const { code } = await Taro.login()
    return code || null
  } catch {
    return null
  }
}

type AlipayRuntime = {
  getAuthCode(it: {
    scopes: string[]
    success(answer: { authCode?: string }): void
    fail(): void
  }): void
}
declare const my: AlipayRuntime | undefined

const alipayRuntime = (): AlipayRuntime | undefined => (typeof my === 'undefined' ? undefined : my)

const authCode = (runtime: AlipayRuntime): Promise<string | null> =>
  new Promise((resolve) => {
    runtime.getAuthCode({
      scopes: ['auth_base'],
      success: (answer) => resolve(answer.authCode ?? null),
      fail: () => resolve(null),
    })
  })
