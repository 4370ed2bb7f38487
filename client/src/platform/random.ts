const letters = '0123456789abcdefghijklmnopqrstuvwxyz'

/**
 * A name nobody else on this phone has used. It only has to be different, not unguessable: an
 * idempotency key counts within its own signed-in borrower.
 */
export const freshName = (length = 24): string =>
  Array.from({ length }, () => letters.charAt(Math.floor(Math.random() * letters.length))).join('')
