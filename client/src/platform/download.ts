/** Hands a file to the browser to be saved. */
export function download(name: string, parts: BlobPart[], type: string): void {
  const url = URL.createObjectURL(new Blob(parts, { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The browser has taken the file by then.
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}

/** A text to be saved. A byte-order mark tells spreadsheets that it is UTF-8. */
export const saveFile = (name: string, text: string): void =>
  download(name, ['\uFEFF', text], 'text/csv;charset=utf-8')
