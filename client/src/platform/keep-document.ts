import Taro from '@tarojs/taro'

type Document = { name: string; bytes: ArrayBuffer }

/** Hands a PDF over: a browser saves it, a mini-program opens it, with the platform's own way to share and keep it. */
export async function keepDocument(it: Document): Promise<void> {
  if (process.env.TARO_ENV === 'h5') return download(it)
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

function download({ name, bytes }: Document): void {
  const url = URL.createObjectURL(new Blob([bytes], { type: 'application/pdf' }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The browser has taken the file by then.
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
