import Taro from '@tarojs/taro'
import { platformName } from './platform'

/** What became of the wish to return to the shop. */
export type Left = 'left' | 'copied' | 'stayed'

/**
 * Returns to the shop: a web shop by its address; from a mini-program to the mini-program that
 * opened this one, or else with the address on the clipboard, since it cannot open a web page itself.
 */
export async function leaveTo(address: string): Promise<Left> {
  if (!/^https?:\/\//i.test(address)) return 'stayed'
  if (platformName === 'h5') {
    window.location.assign(address)
    return 'left'
  }
  const { referrerInfo } = Taro.getLaunchOptionsSync() as { referrerInfo?: { appId?: string } }
  try {
    if (referrerInfo?.appId) {
      await Taro.navigateBackMiniProgram({})
      return 'left'
    }
    await Taro.setClipboardData({ data: address })
    return 'copied'
  } catch {
    return 'stayed'
  }
}

/** Opens an outside document: a new tab on H5, the address on the clipboard in a mini-program. */
export async function openDocument(address: string): Promise<void> {
  if (!/^https?:\/\//i.test(address)) return
  if (platformName === 'h5') window.open(address, '_blank', 'noopener,noreferrer')
  else await Taro.setClipboardData({ data: address }).catch(() => undefined)
}

/** Calls a complaint line. */
export async function callPhone(phoneNumber: string): Promise<void> {
  if (platformName === 'h5') window.location.assign(`tel:${phoneNumber}`)
  else await Taro.makePhoneCall({ phoneNumber }).catch(() => undefined)
}
