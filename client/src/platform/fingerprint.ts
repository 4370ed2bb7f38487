/** SHA-256 of a file, as the contract writes digests; null where the browser has no such arithmetic (plain http). */
export async function fingerprintOf(file: Blob): Promise<string | null> {
  const subtle = globalThis.crypto?.subtle as SubtleCrypto | undefined
  if (!subtle) return null
  const bytes = new Uint8Array(await subtle.digest('SHA-256', await file.arrayBuffer()))
  return `sha256:${[...bytes].map((it) => it.toString(16).padStart(2, '0')).join('')}`
}
