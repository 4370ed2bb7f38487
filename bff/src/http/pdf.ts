import type { LoanDocument } from '@miaoguo/shared/loan/document'
import { Worker } from 'node:worker_threads'

type Told = { id: number; bytes: Uint8Array<ArrayBuffer> } | { id: number; error: string }
type Waiting = { resolve: (bytes: Uint8Array<ArrayBuffer>) => void; reject: (error: Error) => void }

/** One thread sets all documents, so that a font of eight megabytes never holds up an offer. */
let worker: Worker | undefined
const waiting = new Map<number, Waiting>()
let asked = 0

/** The PDF of a document. */
export function pdfOf(document: LoanDocument): Promise<Uint8Array<ArrayBuffer>> {
  worker ??= begin()
  asked += 1
  const id = asked
  return new Promise((resolve, reject) => {
    waiting.set(id, { resolve, reject })
    worker?.ref()
    worker?.postMessage({ id, document })
  })
}

function begin(): Worker {
  const made = new Worker(new URL('./pdf-worker.ts', import.meta.url))
  made.on('message', (told: Told) => {
    const one = waiting.get(told.id)
    waiting.delete(told.id)
    // With nothing left to set, the thread keeps no process alive.
    if (waiting.size === 0) made.unref()
    if ('bytes' in told) one?.resolve(told.bytes)
    else one?.reject(new Error(`the document could not be set: ${told.error}`))
  })
  made.on('error', (error) => {
    worker = undefined
    for (const one of waiting.values())
      one.reject(error instanceof Error ? error : new Error(String(error)))
    waiting.clear()
  })
  return made
}
