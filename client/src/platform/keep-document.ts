import Taro from '@tarojs/taro'
import { download } from './download'

type Document = { name: string; bytes: ArrayBuffer }

/** Hands a PDF over: a browser saves it, a mini-program opens it, with the platform's own way to share and keep it. */
export async function keepDocument(it: Document): Promise<void> {
  if (process.env.TARO_ENV === 'h5') return download(it.name, [it.bytes], 'application/pdf')
  const path = `${Taro.env.USER_DATA_PATH}/${it.name}`
  await new Promise<void>((resolve, reject) => {
    Taro.getFileSystemManager().writeFile({
      filePath: path,
      data: it.bytes,
      success: () => resolve(),
      fail: reject,
    })
  })
  await Taro.openDocument({ filePath: path, fileType: 'pdf', showMenu: true })
}
