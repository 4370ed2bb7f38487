import type { FileType } from '@miaoguo/shared/contract/endpoint'
import { LoanDocument } from '@miaoguo/shared/loan/document'
import { SettlementFile } from '@miaoguo/shared/merchant/settlement'
import { invariant } from '@miaoguo/shared/problem/problem'
import type { Context } from 'hono'
import { accepts } from 'hono/accepts'
import { pdfOf } from './pdf.ts'

/** Whether the caller would rather have the file itself than JSON about it. */
export const wantsFile = (c: Context, type: FileType): boolean =>
  accepts(c, {
    header: 'Accept',
    supports: ['application/json', type],
    default: 'application/json',
  }) === type

type File = { fileName: string; contentType: string; content: string | Uint8Array<ArrayBuffer> }

/** How a file is made of what an endpoint answers. */
const files: Record<FileType, (answered: unknown) => File | Promise<File>> = {
  'text/csv': (answered) => {
    const { fileName, csv } = SettlementFile.parse(answered)
    return { fileName, contentType: 'text/csv; charset=utf-8; header=present', content: csv }
  },
  'application/pdf': async (answered) => {
    const document = LoanDocument.parse(answered)
    const { original } = document
    // A lender's file is handed on byte by byte; only what is ours is set here.
    const content = original
      ? Uint8Array.from(Buffer.from(original.contentBase64, 'base64'))
      : await pdfOf(document)
    return { fileName: document.fileName, contentType: 'application/pdf', content }
  },
}

/** A name that is a name in every file system and in a header. */
const safeName = /^[\w-][\w.-]{0,99}$/

/** The file as it is, to be saved under its name and never to be shown as a page. */
export async function fileAnswer(type: FileType, answered: string): Promise<Response> {
  const { fileName, contentType, content } = await files[type](JSON.parse(answered))
  invariant(safeName.test(fileName), 'a file name is made of letters, digits, dots and dashes')
  return new Response(content, {
    status: 200,
    headers: {
      'Content-Type': contentType,
      'Content-Disposition': `attachment; filename="${fileName}"`,
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
      Vary: 'Accept',
    },
  })
}
