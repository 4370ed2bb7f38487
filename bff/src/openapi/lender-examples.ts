import {
  amount,
  borrower,
  digest,
  evidence,
  id,
  ofDispute,
  ofLoan,
  ofMandate,
  operation,
  purposes,
  type Example,
} from './example-values.ts'

/** Requests of the Open Lender API, and what lenders tell us. */
export const lenderExamples: Record<string, Example> = {
  lenderTerms: {},
  lenderQuote: {
    body: {
      requestReference: id('orq'),
      borrower,
      scenario: 'goods',
      amountMinor: 129_900,
      currency: 'CNY',
      today: '2026-11-24',
    },
  },
  lenderOriginate: {
    body: {
      originationReference: id('att'),
      quoteReference: 'quote-20261124-0001',
      borrower,
      merchantReference: 'order-1001',
      consent: {
        reference: id('cns'),
        disclosureDigest: digest,
        purposes,
        grantedAt: '2026-11-24T02:30:00.000Z',
      },
    },
  },
  lenderLoanByReference: { params: { reference: id('att') } },
  lenderKeys: {},
  lenderNotify: {
    params: { lender: 'huaxin' },
    body: {
      eventId: 'nt-20261124-0001',
      type: 'origination.changed',
      reference: id('att'),
      occurredAt: '2026-11-24T02:31:00.000Z',
    },
  },
  lenderCapture: { params: ofLoan, body: { ...operation, ...amount } },
  lenderCancel: { params: ofLoan, body: operation },
  lenderReleaseRemaining: { params: ofLoan, body: operation },
  lenderExtendAuthorization: { params: ofLoan, body: operation },
  lenderRefund: { params: ofLoan, body: { ...operation, ...amount } },
  lenderPreviewRefund: { params: ofLoan, body: { today: '2026-11-25', ...amount } },
  lenderRepay: { params: ofLoan, body: { ...operation, ...amount, kind: 'installment' } },
  lenderQuotePayoff: { params: ofLoan, body: { payOn: '2026-12-01' } },
  lenderQuoteWithdrawal: { params: ofLoan, body: { withdrawOn: '2026-11-27' } },
  lenderLoan: { params: ofLoan },
  lenderOperationByReference: { params: { reference: operation.operationReference } },
  lenderFileServiceRequest: {
    params: ofLoan,
    body: {
      requestReference: id('srq'),
      kind: 'complaint',
      topic: 'cost',
      text: '手续费与明示表不一致。',
      answerBy: '2026-12-14',
    },
  },
  lenderServiceRequestByReference: { params: { reference: id('srq') } },
  lenderAcceptRelief: {
    params: { reference: id('srq') },
    body: {
      ...operation,
      reliefReference: 'RL0000000001',
      shownDigest: `sha256:${'a'.repeat(64)}`,
    },
  },
  lenderOpenCreditLine: {
    body: {
      lineReference: id('crl'),
      productCode: 'line',
      borrower,
      person: { name: '李晓梅', idNumber: '11010519910307101X' },
      today: '2026-11-24',
      consent: {
        reference: id('crl'),
        disclosureDigest: digest,
        agreementDigests: [digest],
        purposes,
        grantedAt: '2026-11-24T02:30:00.000Z',
      },
    },
  },
  lenderCreditLine: { params: { reference: id('crl') } },
  lenderCloseCreditLine: {
    params: { reference: id('crl') },
    body: { closureReference: operation.operationReference, today: operation.today },
  },
  lenderSetUpMandate: {
    params: ofLoan,
    body: {
      mandateReference: id('mnd'),
      today: '2026-11-25',
      from: {
        name: '张三',
        idNumber: '11010519491231002X',
        cardNumber: '6228480000000000000',
        cardPhone: '13800000000',
      },
      mostPerDayMinor: 43_571,
      currency: 'CNY',
      consent: {
        reference: id('cns'),
        textDigest: `sha256:${'a'.repeat(64)}`,
        grantedAt: '2026-11-25T02:31:00.000Z',
      },
    },
  },
  lenderMandate: { params: ofMandate },
  lenderCancelMandate: { params: ofMandate, body: { today: '2026-11-26' } },
  lenderSettlementCertificate: { params: ofLoan },
  lenderDispute: { params: ofDispute },
  lenderSubmitEvidence: {
    params: ofDispute,
    body: { responseReference: operation.operationReference, evidence },
  },
  lenderAcceptDispute: {
    params: ofDispute,
    body: { responseReference: operation.operationReference, cause: 'merchant' },
  },
  lenderListLoans: { query: { bookedOn: '2026-11-24' } },
  lenderListSettlementLines: { query: { settledOn: '2026-11-25' } },
}
