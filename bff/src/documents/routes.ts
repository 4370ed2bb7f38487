import { documentContract } from '@miaoguo/shared/contract/shopper/documents'
import { Hono } from 'hono'
import type { Deps } from '../deps.ts'
import { serve } from '../http/serve.ts'
import { listDocuments } from './list-documents.ts'
import { viewDocument } from './view-document.ts'

/** What a borrower may keep about a loan, as data and as a file. */
export const documentRoutes = (deps: Deps) =>
  new Hono()
    .route('/', serve(documentContract.view, deps, viewDocument))
    .route('/', serve(documentContract.list, deps, listDocuments))
