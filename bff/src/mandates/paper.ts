import { canonicalJson } from '@miaoguo/shared/disclosure/canonical-json'
import { sha256 } from '@miaoguo/shared/disclosure/sha256'
import type { LocalText } from '@miaoguo/shared/lender/lender'
import { formatMoney } from '@miaoguo/shared/money/format'
import type { AutopayOffer, AutopayPaper } from '@miaoguo/shared/repayment/autopay'
import { partsOf } from '@miaoguo/shared/time/due-dates'

type Figures = Omit<AutopayPaper, 'version' | 'sentences'>

/**
 * What is shown before a borrower authorises a lender: the figures, and every sentence as it is read. The digest is of all
 * of it, so that what was agreed to can be proved word by word.
 */
export function paperOf(figures: Figures): AutopayOffer {
  const paper: AutopayPaper = {
    version: 'autopay/1',
    ...figures,
    sentences: sentencesOf(figures),
  }
  return { paper, digest: `sha256:${sha256(canonicalJson(paper))}` }
}

function sentencesOf(it: Figures): LocalText[] {
  const { lenderName: lender, card, currency } = it
  const most = formatMoney({ amountMinor: it.mostPerDayMinor, currency })
  const first = formatMoney({ amountMinor: it.firstMinor, currency })
  const { year, month, day } = partsOf(it.firstOn)
  return [
    {
      zhCN: `您授权${lender.zhCN}在每期的到期日当天，从您的${card.issuerName.zhCN}借记卡（尾号 ${card.lastFour}）扣收这笔借款（编号 ${it.loanReference}）当天到期的那一期。`,
      en: `You authorise ${lender.en} to take, on the day each installment of this loan (no. ${it.loanReference}) falls due, that installment from your ${card.issuerName.en} debit card ending ${card.lastFour}.`,
    },
    {
      zhCN: `首次扣款日是 ${year}年${month}月${day}日，预计扣 ${first}。每个到期日只扣一次，当天几点由贷款机构决定。`,
      en: `The first day is ${it.firstOn}, for ${first}. It is tried once on each due day, at an hour the lender chooses.`,
    },
    {
      zhCN: `一天最多扣 ${most}，也不会超过当天到期的那一期还没还的金额。您已经还了的部分不会再扣。`,
      en: `At most ${most} is taken on one day, and never more than what is still open of that day's installment. What you have paid already is not taken again.`,
    },
    {
      zhCN: '扣款没有成功（比如余额不足）时，一分钱也不会扣，我们不收任何费用；这一期仍需要您在当天自己还，过了当天按借款的费用明示表算逾期。失败后不会改天再扣。我们会告诉您。',
      en: 'If it fails, for want of funds for example, nothing at all is taken and we charge nothing; that installment is then yours to pay the same day, and late after it as the cost sheet of the loan says. It is not tried again on another day. We tell you.',
    },
    {
      zhCN: '您可以随时在这笔借款的页面按一下结束，还没有开始的扣款马上停止。借款还清、撤回或全额退款后，授权自动结束。',
      en: 'You can end it at any time with one press on the page of this loan; whatever has not begun stops at once. It ends by itself when the loan is paid off, withdrawn from or refunded whole.',
    },
    {
      zhCN: `为了扣款，您的姓名、身份证号、银行卡号和银行预留手机号会提供给${lender.zhCN}，只用于这件事。`,
      en: `To do so ${lender.en} is given your name, ID number, card number and the phone your bank knows, for this alone.`,
    },
    {
      zhCN: '开通或不开通，都不影响这笔借款的费用、额度和任何条件。',
      en: 'With or without it, the cost, the amount and every term of this loan stay the same.',
    },
  ]
}
