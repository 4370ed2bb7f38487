import type { HandoffNotice } from '@miaoguo/shared/handoff/handoff'
import { useWords } from '../../copy/language-store'
import { useTexts } from '../../copy/text'
import { Box } from '../../ui/elements'
import { Card, Fact } from '../../ui/fact'
import { MoneyText } from '../../ui/figures'

/** Everything that is told before leaving, and the only thing a yes here points at. */
export function NoticeCard({ notice }: { notice: HandoffNotice }) {
  const all = useWords()
  const words = all.handoff
  const texts = useTexts()
  const { lender } = notice
  const name = texts.local(lender.legalName)
  return (
    <>
      <Card title={words.leaving(name)}>
        <Box as="ul" className="steps">
          {words.told(name).map((text) => (
            <Box as="li" key={text} className="step">
              {text}
            </Box>
          ))}
        </Box>
      </Card>
      <Card title={words.about}>
        <Fact name={words.lender}>{name}</Fact>
        <Fact name={words.licence}>{all.licences[lender.licenceType]}</Fact>
        <Fact name={words.licenceNumber}>{lender.licenceNumber}</Fact>
        <Fact name={words.complaint}>{lender.complaintPhone}</Fact>
        <Fact name={words.order}>{`${notice.merchantName} ${notice.merchantReference}`}</Fact>
        <Fact name={words.amount}>
          <MoneyText amountMinor={notice.amountMinor} currency={notice.currency} />
        </Fact>
        <Fact name={words.shares}>{words.list(notice.shares.map((it) => words.shared[it]))}</Fact>
      </Card>
    </>
  )
}
