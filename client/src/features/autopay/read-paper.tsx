import { formatMoney } from '@miaoguo/shared/money/format'
import type { Autopay, AutopayOffer } from '@miaoguo/shared/repayment/autopay'
import type { Trouble } from '../../api/answer'
import { useAutopayWords } from '../../copy/autopay'
import { useTexts } from '../../copy/text'
import { Button } from '../../ui/button'
import { Box } from '../../ui/elements'
import { Card, Fact } from '../../ui/fact'
import { Notice, ProblemLine } from '../../ui/notice'
import { PaperText } from './paper-text'
import { agree, changeCard } from './set-up-store'

type Props = {
  offer: AutopayOffer
  sending: boolean
  problem: Trouble | null
  onLeave: () => void
}

/** The whole text with its figures first; agreeing and leaving it stand side by side. */
export function ReadPaper({ offer, sending, problem, onLeave }: Props) {
  const words = useAutopayWords()
  const texts = useTexts()
  const { paper, digest } = offer
  const money = (amountMinor: number): string =>
    formatMoney({ amountMinor, currency: paper.currency })
  return (
    <Card title={words.textTitle}>
      <Fact name={words.card}>
        {words.cardName(texts.local(paper.card.issuerName), paper.card.lastFour)}
      </Fact>
      <Fact name={words.first}>
        {words.nextText(texts.date(paper.firstOn), money(paper.firstMinor))}
      </Fact>
      <Fact name={words.most} strong>
        {money(paper.mostPerDayMinor)}
      </Fact>
      <Box className="divider" />
      <PaperText paper={paper} />
      <Box as="p" className="small bill-digest">
        {`${words.digest} ${digest}`}
      </Box>
      {problem && <ProblemLine problem={problem} />}
      <Box className="button-stack">
        <Button id="agree-autopay" look="primary" busy={sending} onPress={() => void agree()}>
          {sending ? words.sending : words.confirm}
        </Button>
        <Button id="no-autopay" disabled={sending} onPress={onLeave}>
          {words.notNow}
        </Button>
        <Button id="change-card" look="plain" disabled={sending} onPress={changeCard}>
          {words.back}
        </Button>
      </Box>
    </Card>
  )
}

/** No answer came; only asking again tells. */
export function Unanswered() {
  const words = useAutopayWords()
  return (
    <Notice id="autopay-unknown" tone="warn" title={words.unknown} text={words.unknownText} live>
      <Button id="send-again" look="primary" onPress={() => void agree()}>
        {words.again}
      </Button>
    </Notice>
  )
}

/** What became of it; one that has ended meanwhile is read on the page of the loan. */
export function SetUpResult({ autopay, onLoan }: { autopay: Autopay; onLoan: () => void }) {
  const words = useAutopayWords()
  const { status: now } = autopay
  const status = now === 'active' || now === 'asking' ? now : 'refused'
  return (
    <Notice
      id={`autopay-told-${status}`}
      tone={status === 'active' ? 'good' : 'neutral'}
      title={words.done[status]}
      text={words.doneText[status]}
      live
    >
      <Button id="to-loan" look="primary" onPress={onLoan}>
        {words.toLoan}
      </Button>
    </Notice>
  )
}
