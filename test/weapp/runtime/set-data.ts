type Page = { setData(data: object, done?: () => void): void }

const nothing = { calls: 0, bytes: 0, largestBytes: 0, largestOn: '' }
const slot = 'measured'

/**
 * What crossed from the logic to the view since this phone was switched on, restarts of the
 * mini-program included; the bytes are those of its JSON in UTF-8.
 */
export const measured: typeof nothing = {
  ...nothing,
  ...(JSON.parse(sessionStorage.getItem(slot) ?? '{}') as Partial<typeof nothing>),
}

/** Lets a page's data cross as JSON, as WeChat does, and weighs it. */
export function crossAsJson(page: Page, path: string): void {
  const apply = page.setData
  page.setData = (data, done) => {
    const text = JSON.stringify(data)
    const bytes = new Blob([text]).size
    measured.calls += 1
    measured.bytes += bytes
    if (bytes > measured.largestBytes)
      Object.assign(measured, { largestBytes: bytes, largestOn: path })
    sessionStorage.setItem(slot, JSON.stringify(measured))
    apply.call(page, named(JSON.parse(text) as object), done)
  }
}

/** WeChat takes `root.cn.[0]`, as Taro writes it; the framework wants `root.cn[0]`. */
const named = (data: object): object =>
  Object.fromEntries(
    Object.entries(data).map(([path, value]) => [path.replaceAll('.[', '['), value]),
  )
