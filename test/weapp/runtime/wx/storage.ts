const prefix = 'wx.'

/** Outlives the mini-program, as on a phone; values keep their type. */
export const storage = {
  getStorageSync: (key: string): unknown => {
    const text = localStorage.getItem(prefix + key)
    return text === null ? '' : (JSON.parse(text) as unknown)
  },
  setStorageSync: (key: string, value: unknown): void =>
    localStorage.setItem(prefix + key, JSON.stringify(value)),
  removeStorageSync: (key: string): void => localStorage.removeItem(prefix + key),
}
