import type { LenderTerms } from '@miaoguo/shared/contract/lender/open-lender'

type Agreements = LenderTerms['agreements']

/** Signed with each loan, also with what is drawn from a line; each lender's text has a digest of its own. */
export const agreements = (publicUrl: string, digit: string): Agreements => [
  {
    name: { zhCN: '个人消费贷款合同', en: 'Consumer loan agreement' },
    url: `${publicUrl}/agreements/loan`,
    digest: `sha256:${digit.repeat(64)}`,
  },
]

/** Signed once, with the line. */
export const lineAgreements = (publicUrl: string, digit: string): Agreements => [
  {
    name: { zhCN: '个人循环额度合同', en: 'Revolving credit agreement' },
    url: `${publicUrl}/agreements/line`,
    digest: `sha256:${digit.repeat(64)}`,
  },
]
