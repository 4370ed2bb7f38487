import Taro from '@tarojs/taro'

export type PlatformName = 'weapp' | 'alipay' | 'h5'

/** Where this build runs; a constant the build replaces, so that the other branches fall away. */
export const platformName: PlatformName = process.env.TARO_ENV

const largeFromPx = 20

/** Whether the reader asked the platform itself for larger text; browsers have their own zoom. */
export function prefersLargeText(): boolean {
  if (platformName === 'h5') return false
  try {
    const { fontSizeSetting } = Taro.getSystemInfoSync() as { fontSizeSetting?: number }
    return (fontSizeSetting ?? 0) >= largeFromPx
  } catch {
    // A platform that does not tell is read as the standard size; the switch is one tap away.
    return false
  }
}
