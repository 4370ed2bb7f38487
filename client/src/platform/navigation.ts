import Taro from '@tarojs/taro'

export type Place = { path: string; query?: Record<string, string> }

/** The address of a page with its query, as the router wants it. */
export function addressOf({ path, query }: Place): string {
  const pairs = Object.entries(query ?? {}).map(([k, v]) => `${k}=${encodeURIComponent(v)}`)
  return pairs.length === 0 ? path : `${path}?${pairs.join('&')}`
}

let moving = false

/** One move at a time: a second tap while a page opens is the same tap. */
async function move(run: () => Promise<unknown>): Promise<void> {
  if (moving) return
  moving = true
  try {
    await run()
  } catch {
    // A page that is already open, or a stack that is full: the shopper stays where they are.
  } finally {
    moving = false
  }
}

export const openPage = (to: Place): Promise<void> =>
  move(() => Taro.navigateTo({ url: addressOf(to) }))

/** Opens a page in place of this one, so that "back" does not return to a step that is done. */
export const replacePage = (to: Place): Promise<void> =>
  move(() => Taro.redirectTo({ url: addressOf(to) }))

/** Opens an address made by `addressOf` earlier, in place of this page. */
export const replaceAddress = (url: string): Promise<void> => move(() => Taro.redirectTo({ url }))

export const restartAt = (to: Place): Promise<void> =>
  move(() => Taro.reLaunch({ url: addressOf(to) }))

/** Goes back when there is somewhere to go back to, else to the given place. */
export const goBack = (otherwise: Place): Promise<void> =>
  move(() =>
    Taro.getCurrentPages().length > 1
      ? Taro.navigateBack()
      : Taro.redirectTo({ url: addressOf(otherwise) }),
  )
