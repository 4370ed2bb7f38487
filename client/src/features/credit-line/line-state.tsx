import type { CreditLine } from '@miaoguo/shared/credit-line/credit-line'
import { useWords } from '../../copy/language-store'
import { useLineWords } from '../../copy/line'
import { Notice } from '../../ui/notice'

/** Whether a lender has granted it, whatever became of it since. */
export const wasGranted = ({ status }: Pick<CreditLine, 'status'>): boolean =>
  status !== 'applied' && status !== 'declined'

export const stands = ({ status }: Pick<CreditLine, 'status'>): boolean =>
  status === 'applied' || status === 'active' || status === 'suspended'

/** How a line stands, where there is more to say than that it can be used. */
export function LineState({ line }: { line: CreditLine }) {
  const words = useLineWords()
  const { declineReasons } = useWords().result
  const { status } = line
  if (line.closing)
    return <Notice tone="neutral" title={words.close.closing} text={words.closingText} live />
  if (status === 'applied')
    return (
      <Notice
        title={words.status.applied}
        text={line.readAt === null ? words.unknownText : words.appliedText}
        live
      />
    )
  if (status === 'declined') {
    const reasons = line.declineReasons.map((it) => declineReasons[it])
    return (
      <Notice
        id="line-declined"
        tone="bad"
        title={words.declinedFor(reasons)}
        text={words.declinedText}
      />
    )
  }
  if (status === 'suspended' || status === 'expired' || status === 'closed') {
    const text = {
      suspended: words.suspendedText,
      expired: words.expiredText,
      closed: words.closedText,
    }[status]
    const tone = status === 'suspended' ? 'warn' : 'neutral'
    return <Notice id={`line-${status}`} tone={tone} title={words.status[status]} text={text} />
  }
  if (line.lenderAway)
    return <Notice tone="warn" title={words.status.suspended} text={words.awayText} />
  if (line.usedMinor > line.limitMinor)
    return (
      <Notice id="line-lowered" tone="warn" title={words.loweredTitle} text={words.loweredText} />
    )
  return null
}
