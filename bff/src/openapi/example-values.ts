/** Values that the examples of several endpoints share. */
export const id = (prefix: string): string => `${prefix}_0Vk3mC2xJ8Lq5TzNw7Rb4Hyd`
export const token = 'b8tKcV2mZrQf1yJxW4nLhPsD6gEuA0o3'
export const digest = `sha256:${'9f86d081884c7d65'.repeat(4)}`
export const purposes = ['loan_agreement', 'share_identity_with_lender', 'credit_bureau_query']
export const borrower = { reference: 'len1-bor-7d1f0c', phone: '13900008000' }

export const ofLoan = { loanReference: 'ln-20261124-0001' }
export const operation = { operationReference: 'opr-0Vk3mC2xJ8Lq', today: '2026-11-25' }
export const amount = { amountMinor: 43_300, currency: 'CNY' }
export const ofDispute = { disputeReference: 'dsp-20261126-0001' }
export const evidence = {
  explanation: '已于 11 月 24 日寄出，11 月 25 日由本人签收。',
  deliveredOn: '2026-11-25',
  carrier: '示范快递',
  trackingNumber: 'SF0000000001',
  documents: [
    {
      kind: 'delivery_proof',
      name: '签收单',
      url: 'https://shop.example/proofs/order-1001.pdf',
      digest,
      bytes: 48_213,
    },
  ],
}

export type Example = {
  params?: Record<string, string>
  query?: Record<string, string>
  body?: Record<string, unknown>
}
export const ofMandate = { ...ofLoan, mandateReference: id('mnd') }
