import type { LenderIdentity, LocalText } from '../lender/lender.ts'
import type { BorrowerRight } from './disclosure.ts'

type Jurisdiction = 'EU' | 'UK' | 'US'
const text = (zhCN: string, en: string): LocalText => ({ zhCN, en })

/** What a missed payment leads to, beyond what it costs. */
export const missedPaymentsOf = (jurisdiction: Jurisdiction): LocalText =>
  ({
    EU: text(
      '未按期还款可能对您造成严重后果（例如强制出售财产），并使您更难再获得信贷',
      'Missing payments could have severe consequences for you (for example forced sale) and make obtaining credit more difficult',
    ),
    UK: text(
      '可能产生费用或利息，可能被记入您的信用档案并使您更难再获得信贷，贷款人可能采取催收或法律行动；请尽早联系贷款人，免费的债务咨询见 www.moneyhelper.org.uk',
      'You may be charged, it may be recorded on your credit file and make credit harder to get, and the lender may take steps to recover the debt; talk to the lender early, free debt advice is at www.moneyhelper.org.uk',
    ),
    US: text(
      '可能产生滞纳费用，并可能报送征信机构',
      'A missed payment may cost you the late charge and may be reported to consumer reporting agencies',
    ),
  })[jurisdiction]

/** Whether a credit bureau is asked before the decision. */
export const creditReferenceOf = (jurisdiction: Jurisdiction): LocalText =>
  ({
    EU: text(
      '贷款人可能查询信用数据库；如据此拒绝，将立即免费告知结果及所查数据库',
      'The lender may consult a credit database; if it refuses on that ground it tells you the result and the database at once and free of charge',
    ),
    UK: text(
      '贷款人可能在决定前向信用征信机构查询您的信息',
      'The lender may obtain information about you from a credit reference agency before it decides',
    ),
    US: text(
      '贷款人可能查询消费者信用报告；如据此拒绝，将告知具体理由及报告来源',
      'The lender may obtain a consumer report; if it declines because of it, you are told the specific reasons and where the report came from',
    ),
  })[jurisdiction]

type RightFacts = { coolingOffDays: number; lender: LenderIdentity; disputeBody?: LocalText }

/** The borrower’s rights, each in one sentence, in a fixed order. */
export function rightsOf(jurisdiction: Jurisdiction, facts: RightFacts): BorrowerRight[] {
  const { lender } = facts
  const complaint: BorrowerRight = {
    kind: 'complaint',
    text: text(
      `向贷款人投诉：${lender.complaintPhone}，${lender.complaintUrl}`,
      `Complain to the lender: ${lender.complaintPhone}, ${lender.complaintUrl}`,
    ),
  }
  switch (jurisdiction) {
    case 'EU':
      return [...unionRights(facts), complaint, disputes(facts.disputeBody)]
    case 'UK':
      return [...kingdomRights(facts), complaint, ...kingdomRemedies]
    case 'US':
      return [complaint, contractDocuments]
  }
}

const withdrawal = (days: number): LocalText =>
  text(
    `您有权自合同订立之日起 ${days} 个自然日内撤回，无需理由`,
    `You may withdraw from the credit agreement within ${days} calendar days of concluding it, without giving a reason`,
  )

/** Directive (EU) 2023/2225, articles 26, 29, 10(8) and 18(8). */
const unionRights = ({ coolingOffDays }: RightFacts): BorrowerRight[] => [
  { kind: 'withdrawal', text: withdrawal(coolingOffDays) },
  {
    kind: 'early_repayment',
    text: text(
      '您有权随时提前还清全部或部分信贷，信贷总成本相应减去剩余期间的利息和费用',
      'You may repay early at any time, in full or in part, and the total cost of the credit is then reduced by the interest and costs for the rest of the agreement',
    ),
  },
  {
    kind: 'draft_copy',
    text: text(
      '您有权应要求免费获得一份合同草案',
      'You may have a copy of the draft credit agreement free of charge on request',
    ),
  },
  {
    kind: 'human_review',
    text: text(
      '如信用评估使用自动化处理，您有权要求人工介入、获得解释并提出异议',
      'Where your creditworthiness is assessed by automated processing, you may ask for a person, for an explanation, and for the decision to be reviewed',
    ),
  },
]

const disputes = (body: LocalText | undefined): BorrowerRight => ({
  kind: 'ombudsman',
  text: body
    ? text(`庭外争议解决：${body.zhCN}`, `Disputes out of court: ${body.en}`)
    : text(
        '您有权使用庭外争议解决程序，贷款人应要求告知主管机构',
        'You may use an out-of-court procedure for disputes; the lender names the body on request',
      ),
})

/** FCA PS26/1, additional product information; Consumer Credit Act 1974, sections 66A and 94. */
const kingdomRights = ({ coolingOffDays }: RightFacts): BorrowerRight[] => [
  { kind: 'withdrawal', text: withdrawal(coolingOffDays) },
  {
    kind: 'early_repayment',
    text: text(
      '您有权随时提前还清全部或部分信贷',
      'You may complete your payments ahead of time, in full or in part, whenever you like',
    ),
  },
]

/** The Financial Ombudsman Service; Consumer Credit Act 1974, section 75. */
const kingdomRemedies: BorrowerRight[] = [
  {
    kind: 'ombudsman',
    text: text(
      '如对贷款人的答复不满意，可免费向金融申诉专员服务机构（Financial Ombudsman Service）投诉：0800 023 4567，www.financial-ombudsman.org.uk',
      'If the answer does not settle it, you may refer the complaint free of charge to the Financial Ombudsman Service: 0800 023 4567, www.financial-ombudsman.org.uk',
    ),
  },
  {
    kind: 'section_75',
    text: text(
      '单件商品或服务价格高于 100 英镑且不超过 30,000 英镑的，如商户违约或虚假陈述，您对商户的请求权同样可向贷款人主张（1974 年消费者信贷法第 75 条）',
      'For a single item of more than £100 and not more than £30,000, a claim you have against the merchant for breach of contract or misrepresentation you also have against the lender (section 75, Consumer Credit Act 1974)',
    ),
  },
]

/** 12 CFR 1026.18(p). */
const contractDocuments: BorrowerRight = {
  kind: 'contract_documents',
  text: text(
    '关于未还款、违约、到期前要求还清全部款项、提前还款的退费和违约金，详见合同文件',
    'See your contract documents for any additional information about nonpayment, default, any required repayment in full before the scheduled date, and prepayment refunds and penalties',
  ),
}
