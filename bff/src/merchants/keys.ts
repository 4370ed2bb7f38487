import { createHash, timingSafeEqual } from 'node:crypto'

/** Secret keys carry their own entropy, so a plain digest is enough to keep them unreadable at rest. */
export const hashSecretKey = (key: string): string =>
  createHash('sha256').update(key).digest('base64url')

/** Equality of two texts in a time that does not depend on where they differ. */
export function sameText(a: string, b: string): boolean {
  const [left, right] = [a, b].map((text) => createHash('sha256').update(text).digest())
  return left !== undefined && right !== undefined && timingSafeEqual(left, right)
}
