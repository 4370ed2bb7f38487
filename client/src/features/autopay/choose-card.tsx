import type { CardId } from '@miaoguo/shared/id/id'
import type { AutopayState } from '@miaoguo/shared/repayment/autopay'
import type { Trouble } from '../../api/answer'
import { useAutopayWords } from '../../copy/autopay'
import { Button } from '../../ui/button'
import { CardChoices } from '../../ui/card-choices'
import { Box } from '../../ui/elements'
import { Card } from '../../ui/fact'
import { Notice, ProblemLine } from '../../ui/notice'
import { chooseCard, readText } from './set-up-store'

type Props = {
  standing: AutopayState
  cardId: CardId | null
  missing: boolean
  busy: boolean
  problem: Trouble | null
  onAddCard: () => void
}

/** A card of one's own, none of which is chosen beforehand; or that there is none yet. */
export function ChooseCard({ standing, cardId, missing, busy, problem, onAddCard }: Props) {
  const words = useAutopayWords()
  const { able, cards } = standing
  if (!able) return <Notice id="autopay-unable" title={words.unable} text={words.unableText} />
  if (cards.length === 0)
    return (
      <Notice id="no-card" title={words.noCard} text={words.noCardText}>
        <Button id="to-applicant" look="primary" onPress={onAddCard}>
          {words.addCard}
        </Button>
      </Notice>
    )
  return (
    <Card title={words.which}>
      <Box as="p" className="autopay-lead">
        {words.whichWhy}
      </Box>
      <CardChoices
        label={words.which}
        cards={cards}
        chosen={cardId}
        nameOf={words.cardName}
        onChoose={chooseCard}
      />
      {missing && <Wrong text={words.cardMissing} />}
      {problem?.code === 'card_missing' && <Wrong text={words.cardGone} />}
      {problem && problem.code !== 'card_missing' && <ProblemLine problem={problem} />}
      <Button id="read-autopay" look="primary" busy={busy} onPress={() => void readText()}>
        {busy ? words.reading : words.read}
      </Button>
      <Button id="to-applicant" look="plain" onPress={onAddCard}>
        {words.addCard}
      </Button>
      <Box as="p" className="small">
        {words.nothingYet}
      </Box>
    </Card>
  )
}

function Wrong({ text }: { text: string }) {
  return (
    <Box as="p" className="problem-line" role="alert">
      {text}
    </Box>
  )
}
