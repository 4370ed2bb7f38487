import type { LoanDispute } from '@miaoguo/shared/loan/loan-dispute'
import type { Currency } from '@miaoguo/shared/money/money'
import { useDisputeWords } from '../../copy/dispute'
import { useTexts } from '../../copy/text'
import { Box } from '../../ui/elements'
import { Card, Fact } from '../../ui/fact'
import { MoneyText } from '../../ui/figures'

type Props = { disputes: readonly LoanDispute[] | undefined; currency: Currency }

/** What of the order is disputed at its lender, and what came of it; nothing where nothing is. */
export function DisputeCard({ disputes = [], currency }: Props) {
  const words = useDisputeWords()
  const texts = useTexts()
  if (disputes.length === 0) return null
  const notes = {
    being_decided: words.beingDecidedNote,
    given_back: words.givenBackNote,
    dropped: words.droppedNote,
  }
  return (
    <Card title={words.title}>
      {disputes.map((it) => (
        <Box key={it.openedAt} className={`dispute dispute-${it.status}`}>
          <Fact name={words.reasons[it.reason]} strong>
            <MoneyText amountMinor={it.amountMinor} currency={currency} />
          </Fact>
          <Fact name={words.openedAt}>{texts.moment(it.openedAt)}</Fact>
          {it.decidedAt !== null && (
            <Fact name={words.decidedAt}>{texts.moment(it.decidedAt)}</Fact>
          )}
          <Fact name={words.status}>{words.statuses[it.status]}</Fact>
          <Box as="p" className="small">
            {notes[it.status]}
          </Box>
        </Box>
      ))}
    </Card>
  )
}
