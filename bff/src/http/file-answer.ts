import { SettlementFile } from '@miaoguo/shared/merchant/settlement'
import { invariant } from '@miaoguo/shared/problem/problem'
import type { Context } from 'hono'
import { accepts } from 'hono/accepts'

/** Whether the caller would rather have the file itself than JSON about it. */
export const wantsFile = (c: Context, type: string): boolean =>
  accepts(c, {
    header: 'Accept',
    supports: ['application/json', type],
    default: 'application/json',
  }) === type

/** A name that is a name in every file system and in a header. */
const safeName = /^[\w-][\w.-]{0,99}$/

/** The file as it is, to be saved under its name and never to be shown as a page. */
export function fileAnswer(type: string, answered: string): Response {
  const { fileName, csv } = SettlementFile.parse(JSON.parse(answered))
  invariant(safeName.test(fileName), 'a file name is made of letters, digits, dots and dashes')
  return new Response(csv, {
    status: 200,
    headers: {
      'Content-Type': `${type}; charset=utf-8; header=present`,
      'Content-Disposition': `attachment; filename="${fileName}"`,
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
      Vary: 'Accept',
    },
  })
}
