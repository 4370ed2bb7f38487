import { BorrowerId, SessionId } from '@miaoguo/shared/id/id'
import { Problem } from '@miaoguo/shared/problem/problem'
import { jsDateOf, millisecondsOf } from '@miaoguo/shared/time/instant'
import { errors, jwtVerify, SignJWT } from 'jose'
import { createSecretKey, hash, hkdfSync, type KeyObject } from 'node:crypto'
import type { Deps } from '../deps.ts'

const issuer = 'miaoguo'
const audience = 'shopper'

// A key object is imported once; bytes would be imported for every token.
const keys = new Map<string, KeyObject>()
const keyOf = (secret: string): KeyObject => {
  const key =
    keys.get(secret) ??
    createSecretKey(Buffer.from(hkdfSync('sha256', secret, '', 'miaoguo access token', 32)))
  keys.set(secret, key)
  return key
}

type Bearer = { borrowerId: BorrowerId; sessionId: SessionId }

/** A short-lived signed token that names the borrower and the session. */
export async function issueAccessToken(
  deps: Deps,
  it: Bearer & { expiresAt: string },
): Promise<string> {
  return new SignJWT({ sid: it.sessionId })
    .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt' })
    .setSubject(it.borrowerId)
    .setIssuer(issuer)
    .setAudience(audience)
    .setIssuedAt(Math.floor(millisecondsOf(deps.now()) / 1000))
    .setExpirationTime(Math.floor(millisecondsOf(it.expiresAt) / 1000))
    .sign(keyOf(deps.env.SESSION_SECRET))
}

/** Tokens last found good, by what they hash to: a page asks many times with one. None outlives its end. */
const known = new Map<string, Bearer & { endsAt: number }>()
const knownMax = 10_000

/** Who a token names: one algorithm, one type, one audience. Refuses `session_expired` or `credentials_invalid`. */
export async function readAccessToken(deps: Deps, token: string): Promise<Bearer> {
  const name = hash('sha256', `${deps.env.SESSION_SECRET} ${token}`, 'base64url')
  const before = known.get(name)
  if (before && before.endsAt * 1000 > millisecondsOf(deps.now())) return before
  known.delete(name)
  try {
    const { payload } = await jwtVerify(token, keyOf(deps.env.SESSION_SECRET), {
      algorithms: ['HS256'],
      typ: 'at+jwt',
      issuer,
      audience,
      requiredClaims: ['exp', 'sub', 'sid'],
      // jose reads the time only as a Date.
      currentDate: jsDateOf(deps.now()),
    })
    const bearer = {
      borrowerId: BorrowerId.parse(payload.sub),
      sessionId: SessionId.parse(payload['sid']),
      endsAt: payload.exp ?? 0,
    }
    if (known.size >= knownMax) known.clear()
    known.set(name, bearer)
    return bearer
  } catch (error) {
    throw new Problem(
      error instanceof errors.JWTExpired ? 'session_expired' : 'credentials_invalid',
    )
  }
}
