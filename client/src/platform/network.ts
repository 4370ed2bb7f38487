import Taro from '@tarojs/taro'
import { platformName } from './platform'

/** Calls when the phone is back on the network, until the returned stop is called. */
export function whenOnline(run: () => void): () => void {
  if (platformName === 'h5') {
    window.addEventListener('online', run)
    return () => window.removeEventListener('online', run)
  }
  const heard = ({ isConnected }: { isConnected: boolean }): void => {
    if (isConnected) run()
  }
  Taro.onNetworkStatusChange(heard)
  return () => Taro.offNetworkStatusChange(heard)
}
