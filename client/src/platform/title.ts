import Taro from '@tarojs/taro'
import { platformName } from './platform'

/** The window's title and, on H5, the language of the document. */
export function setTitle(title: string, language: string): void {
  void Promise.resolve(Taro.setNavigationBarTitle({ title })).catch(() => undefined)
  if (platformName === 'h5') {
    document.title = title
    document.documentElement.lang = language
  }
}
