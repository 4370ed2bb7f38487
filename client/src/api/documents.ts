import { documentContract } from '@miaoguo/shared/contract/shopper/documents'
import type { LoanId } from '@miaoguo/shared/id/id'
import type { LoanDocumentKind } from '@miaoguo/shared/loan/document'
import type { Locale } from '@miaoguo/shared/money/format'
import { call, callForFile } from './call'

type Asked = { id: LoanId; kind: LoanDocumentKind; language: Locale }

/** Which documents of a loan there are. */
export const listDocuments = (id: LoanId) => call(documentContract.list, { params: { id } })

/** The PDF of a document about a loan. */
export const fetchDocument = ({ id, kind, language }: Asked) =>
  callForFile(
    { ...documentContract.view, file: 'application/pdf' },
    { params: { id, kind }, query: { language } },
  )
