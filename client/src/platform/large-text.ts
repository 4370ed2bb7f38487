import Taro from '@tarojs/taro'

const largeFromPx = 20

/** Whether the reader asked the platform itself for larger text. */
export function prefersLargeText(): boolean {
  try {
    const { fontSizeSetting } = Taro.getSystemInfoSync() as { fontSizeSetting?: number }
    return (fontSizeSetting ?? 0) >= largeFromPx
  } catch {
    // A platform that does not tell is read as the standard size; the switch is one tap away.
    return false
  }
}
