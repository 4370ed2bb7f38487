import type { Applicant } from '@miaoguo/shared/applicant/applicant'
import { useCashWords } from '../../copy/cash'
import { Button } from '../../ui/button'
import { CardChoices } from '../../ui/card-choices'
import { Box } from '../../ui/elements'
import { Card } from '../../ui/fact'
import { Notice } from '../../ui/notice'
import { Missing } from './cash-form'
import { chooseCard, useCash } from './cash-store'

type Props = { applicant: Applicant; onApplicant: () => void }

/** The card it is paid to, or what is missing before there can be one. */
export function PaidTo({ applicant, onApplicant }: Props) {
  const words = useCashWords()
  const { cardId, tried, problem } = useCash()
  const { identity, cards } = applicant
  if (cards.length === 0)
    return (
      <Notice
        id="applicant-missing"
        title={identity === null ? words.noIdentity : words.noCard}
        text={identity === null ? words.noIdentityText : words.noCardText}
      >
        <Button id="to-applicant" look="primary" onPress={onApplicant}>
          {words.toApplicant}
        </Button>
      </Notice>
    )
  return (
    <Card title={words.card}>
      <CardChoices
        label={words.card}
        cards={cards}
        chosen={cardId}
        nameOf={words.cardName}
        onChoose={chooseCard}
      />
      {problem?.code === 'not_found' && <Missing text={words.cardGone} />}
      {tried && cardId === null && problem?.code !== 'not_found' && (
        <Missing text={words.cardMissing} />
      )}
      <Box as="p" className="small">
        {words.cardWhy}
      </Box>
      <Button id="to-applicant" look="plain" onPress={onApplicant}>
        {words.manage}
      </Button>
    </Card>
  )
}
