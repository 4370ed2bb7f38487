import { fileURLToPath } from 'node:url'
import { parentPort } from 'node:worker_threads'
import type { LoanDocument } from '@miaoguo/shared/loan/document'
import { jsDateOf } from '@miaoguo/shared/time/instant'
import PdfDocument from 'pdfkit'

/** Noto Sans Hans; of its characters only those used are put into a file. */
const font = fileURLToPath(
  new URL('../fonts/NotoSansHans-Regular.otf', import.meta.resolve('@embedpdf/fonts-sc')),
)
const sizes = { title: 18, heading: 12.5, text: 10, footer: 8 } as const
const ink = { text: '#1c2430', quiet: '#5d6875', line: '#d5dae0' } as const
const margins = { top: 56, bottom: 64, left: 56, right: 56 } as const
const nameWidth = 150

/** Sets a document on A4 pages, with a structure that screen readers can follow. */
function pdfOf(it: LoanDocument): Promise<Uint8Array> {
  const doc = new PdfDocument({
    size: 'A4',
    margins,
    bufferPages: true,
    lang: it.language,
    tagged: true,
    displayTitle: true,
    pdfVersion: '1.7',
    info: { Title: it.title, Author: 'Miaoguo', CreationDate: jsDateOf(it.madeAt) },
  })
  const parts: Uint8Array[] = []
  const done = new Promise<Uint8Array>((resolve, reject) => {
    doc.on('data', (part: Uint8Array) => parts.push(part))
    doc.on('end', () => resolve(Buffer.concat(parts)))
    doc.on('error', reject)
  })
  doc.font(font)
  const width = doc.page.width - margins.left - margins.right
  const root = doc.struct('Document')
  doc.addStructure(root)
  const say = (role: string, size: number, text: string): void => {
    root.add(
      doc.struct(role, {}, () => {
        doc
          .fontSize(size)
          .fillColor(ink.text)
          .text(text === '' ? ' ' : text, margins.left, doc.y, { width })
      }),
    )
  }
  say('H1', sizes.title, it.title)
  doc.moveDown(0.8)
  for (const section of it.sections) {
    if (section.heading !== null) {
      doc.moveDown(0.4)
      say('H2', sizes.heading, section.heading)
      doc.moveDown(0.2)
    }
    for (const fact of section.facts) root.add(doc.struct('P', {}, () => factOf(doc, fact, width)))
    for (const paragraph of section.paragraphs) say('P', sizes.text, paragraph)
    doc.moveDown(0.6)
  }
  root.end()
  footers(doc, it.footer)
  doc.end()
  return done
}

/** A name on the left, what it is on the right, kept on one page. */
function factOf(
  doc: PDFKit.PDFDocument,
  fact: { name: string; value: string },
  width: number,
): void {
  const valueWidth = width - nameWidth
  doc.fontSize(sizes.text)
  const height = Math.max(
    doc.heightOfString(fact.name, { width: nameWidth - 8 }),
    doc.heightOfString(fact.value, { width: valueWidth }),
  )
  if (doc.y + height > doc.page.height - margins.bottom) doc.addPage()
  const top = doc.y
  doc.fillColor(ink.quiet).text(fact.name, margins.left, top, { width: nameWidth - 8 })
  doc.fillColor(ink.text).text(fact.value, margins.left + nameWidth, top, { width: valueWidth })
  doc.y = top + height + 3
}

/** Which document this is and which of its pages, below every page; not read aloud again and again. */
function footers(doc: PDFKit.PDFDocument, footer: string): void {
  const { start, count } = doc.bufferedPageRange()
  for (let page = start; page < start + count; page += 1) {
    doc.switchToPage(page)
    const y = doc.page.height - margins.bottom + 24
    doc.page.margins.bottom = 0
    doc.markContent('Artifact', { type: 'Pagination' })
    doc
      .moveTo(margins.left, y - 8)
      .lineTo(doc.page.width - margins.right, y - 8)
      .lineWidth(0.5)
      .strokeColor(ink.line)
      .stroke()
    doc
      .fontSize(sizes.footer)
      .fillColor(ink.quiet)
      .text(`${footer}　${page + 1} / ${count}`, margins.left, y, { lineBreak: false })
    doc.endMarkedContent()
    doc.page.margins.bottom = margins.bottom
  }
}

type Asked = { id: number; document: LoanDocument }

parentPort?.on('message', async ({ id, document }: Asked) => {
  try {
    parentPort?.postMessage({ id, bytes: await pdfOf(document) })
  } catch (error) {
    parentPort?.postMessage({ id, error: String(error) })
  }
})
