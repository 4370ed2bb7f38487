import { createHash } from 'node:crypto'

/** Content-Digest of a body (RFC 9530). */
export const contentDigest = (body: Uint8Array | string): string =>
  `sha-256=:${createHash('sha256').update(body).digest('base64')}:`

const member = /^(sha-256|sha-512)=:([A-Za-z0-9+/]+={0,2}):$/

/** Whether a Content-Digest is of this body: every digest in it must be known and right. */
export function digestHolds(header: string | undefined, body: Uint8Array): boolean {
  const members = (header ?? '').split(/\s*,\s*/)
  if (members.length > 2) return false
  return members.every((it) => {
    const [, name, digest] = member.exec(it) ?? []
    if (!name || !digest) return false
    const hash = createHash(name.replace('-', '')).update(body).digest()
    return hash.equals(Buffer.from(digest, 'base64'))
  })
}
