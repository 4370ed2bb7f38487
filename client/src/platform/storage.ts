import Taro from '@tarojs/taro'

const prefix = 'miaoguo.'

/** A stored text, or null; a full or forbidden storage reads as empty. */
export function readStored(key: string): string | null {
  try {
    const value: unknown = Taro.getStorageSync(prefix + key)
    return typeof value === 'string' && value !== '' ? value : null
  } catch {
    return null
  }
}

/** Keeps a text, or forgets it when null. A phone that cannot store still works until it is closed. */
export function writeStored(key: string, value: string | null): void {
  try {
    if (value === null) Taro.removeStorageSync(prefix + key)
    else Taro.setStorageSync(prefix + key, value)
  } catch {
    // Private browsing may refuse storage; nothing here depends on it to be right.
  }
}
