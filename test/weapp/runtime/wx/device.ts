import { launch, surroundings } from '../package.ts'
import { answering } from './answer.ts'

const statusBarHeight = 44

/** An iPhone whose window is what the navigation bar leaves of the screen. */
const phone = () => ({
  brand: 'iPhone',
  model: 'iPhone X',
  platform: 'ios',
  system: 'iOS 13.0',
  version: '8.0.50',
  SDKVersion: '3.7.0',
  language: 'zh_CN',
  fontSizeSetting: launch.fontSizeSetting,
  pixelRatio: window.devicePixelRatio,
  screenWidth: window.innerWidth,
  screenHeight: window.innerHeight + 2 * statusBarHeight,
  windowWidth: window.innerWidth,
  windowHeight: window.innerHeight,
  statusBarHeight,
})

type NetworkListener = (it: { isConnected: boolean; networkType: string }) => void
const listeners = new Set<NetworkListener>()

/** Tells the mini-program that the phone has lost or found its network. */
export function networkChanged(isConnected: boolean): void {
  for (const hear of listeners) hear({ isConnected, networkType: isConnected ? 'wifi' : 'none' })
}

const started = () => {
  const { path, query, scene, referrerInfo } = launch
  return { path, query, scene, referrerInfo }
}

export const device = {
  getSystemInfoSync: phone,
  getWindowInfo: phone,
  getDeviceInfo: phone,
  getAppBaseInfo: phone,
  getLaunchOptionsSync: started,
  getEnterOptionsSync: started,
  onNetworkStatusChange: (it: NetworkListener) => void listeners.add(it),
  offNetworkStatusChange: (it: NetworkListener) => void listeners.delete(it),
  login: answering('login', async () => ({ code: await surroundings.wechatLogin() })),
  // Its reader says yes to whatever is asked.
  requestSubscribeMessage: answering(
    'requestSubscribeMessage',
    async ({ tmplIds }: { tmplIds: string[] }) => {
      await surroundings.wechatNote('subscribe', tmplIds.join(' '))
      return Object.fromEntries(tmplIds.map((it) => [it, 'accept']))
    },
  ),
  setClipboardData: answering('setClipboardData', ({ data }: { data: string }) =>
    surroundings.wechatNote('clipboard', data),
  ),
  makePhoneCall: answering('makePhoneCall', ({ phoneNumber }: { phoneNumber: string }) =>
    surroundings.wechatNote('call', phoneNumber),
  ),
  openEmbeddedMiniProgram: answering(
    'openEmbeddedMiniProgram',
    ({ appId, path }: { appId: string; path: string }) =>
      surroundings.wechatNote('half_screen', `${appId} ${path}`),
  ),
  navigateBackMiniProgram: answering('navigateBackMiniProgram', () => {
    if (launch.scene !== 1037) throw new Error('not opened by another mini program')
    return surroundings.wechatNote('back_to_opener', launch.referrerInfo.appId ?? '')
  }),
}
