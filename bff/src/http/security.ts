import type { MiddlewareHandler } from 'hono'
import { createHash } from 'node:crypto'

/** What only a page can be made to do. */
const forPages = {
  'Referrer-Policy': 'no-referrer',
  'X-Frame-Options': 'DENY',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=()',
}
const nothing = "default-src 'none'; frame-ancestors 'none'"

/** Headers every answer carries; an answer that sets its own policy keeps it. */
export const securityHeaders =
  (https: boolean): MiddlewareHandler =>
  async (c, next) => {
    await next()
    const { headers } = c.res
    headers.set('X-Content-Type-Options', 'nosniff')
    if (!headers.has('Content-Security-Policy')) headers.set('Content-Security-Policy', nothing)
    if (headers.get('Content-Type')?.startsWith('text/html')) {
      for (const [name, value] of Object.entries(forPages))
        if (!headers.has(name)) headers.set(name, value)
    }
    if (https) headers.set('Strict-Transport-Security', 'max-age=31536000; includeSubDomains')
  }

/** The policy of the client's page: its own files, and the inline scripts it was built with, by digest. */
export function clientPolicy(html: string): string {
  const inline = [...html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/gi)].map(
    (it) => it[1] ?? '',
  )
  const digests = inline.map(
    (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`,
  )
  return [
    "default-src 'none'",
    `script-src ${["'self'", ...digests].join(' ')}`,
    // Taro writes style attributes and a style element for its rem sizes.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}
