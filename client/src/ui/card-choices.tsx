import type { BankCard } from '@miaoguo/shared/applicant/applicant'
import { useTexts } from '../copy/text'
import { Choice } from './choice'
import { Box } from './elements'

type Props = {
  label: string
  cards: readonly Pick<BankCard, 'id' | 'issuerName' | 'lastFour'>[]
  chosen: BankCard['id'] | null
  nameOf: (issuer: string, lastFour: string) => string
  onChoose: (id: BankCard['id']) => void
}

/** One's own bank cards, none of which is chosen beforehand. */
export function CardChoices({ label, cards, chosen, nameOf, onChoose }: Props) {
  const texts = useTexts()
  return (
    <Box className="choices" role="radiogroup" label={label}>
      {cards.map((it) => (
        <Choice
          key={it.id}
          id={`card-${it.lastFour}`}
          chosen={chosen === it.id}
          text={nameOf(texts.local(it.issuerName), it.lastFour)}
          onPress={() => onChoose(it.id)}
        />
      ))}
    </Box>
  )
}
