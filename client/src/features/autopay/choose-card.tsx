import type { CardId } from '@miaoguo/shared/id/id'
import type { AutopayState } from '@miaoguo/shared/repayment/autopay'
import type { Trouble } from '../../api/answer'
import { useAutopayWords } from '../../copy/autopay'
import { useTexts } from '../../copy/text'
import { Button } from '../../ui/button'
import { Choice } from '../../ui/choice'
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
  const texts = useTexts()
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
      <Box className="choices" role="radiogroup" label={words.which}>
        {cards.map((it) => (
          <Choice
            key={it.id}
            id={`card-${it.lastFour}`}
            chosen={cardId === it.id}
            text={words.cardName(texts.local(it.issuerName), it.lastFour)}
            onPress={() => chooseCard(it.id)}
          />
        ))}
      </Box>
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
