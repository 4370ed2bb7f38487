import type { BankCard } from '@miaoguo/shared/applicant/applicant'
import { useApplyWords } from '../../copy/apply'
import { useTexts } from '../../copy/text'
import { Button } from '../../ui/button'
import { Box } from '../../ui/elements'
import { Card, Fact } from '../../ui/fact'
import { ProblemLine } from '../../ui/notice'
import { addCard, askRemoval, remove, useApplicant } from './applicant-store'
import { CardForm } from './card-form'

/** The cards one may be paid to, each to be removed, and the way to add one. */
export function CardList({ cards }: { cards: readonly BankCard[] }) {
  const words = useApplyWords()
  const { adding } = useApplicant()
  const open = adding || cards.length === 0
  return (
    <Card title={words.cards}>
      <Box as="p" className="apply-why">
        {words.cardsWhy}
      </Box>
      {cards.map((it) => (
        <BoundCard key={it.id} card={it} />
      ))}
      {open ? (
        <CardForm />
      ) : (
        <Button id="another-card" onPress={addCard}>
          {words.another}
        </Button>
      )}
    </Card>
  )
}

function BoundCard({ card }: { card: BankCard }) {
  const words = useApplyWords()
  const texts = useTexts()
  const { leaving, busy, problem } = useApplicant()
  const name = words.cardName(texts.local(card.issuerName), card.lastFour)
  return (
    <Box className="bound-card">
      <Box as="h3" className="bound-card-name">
        {name}
      </Box>
      <Fact name={words.source}>{words.cardSource}</Fact>
      <Fact name={words.boundAt}>{texts.moment(card.boundAt)}</Fact>
      {problem?.about === card.id && <ProblemLine problem={problem.problem} />}
      {leaving === card.id ? (
        <>
          <Box as="p" className="apply-why" role="status">
            {words.removeSure}
          </Box>
          <Box className="button-row">
            <Button kind="card-keep" onPress={() => askRemoval(null)}>
              {words.removeNo}
            </Button>
            <Button
              kind="card-remove-yes"
              busy={busy === card.id}
              onPress={() => void remove(card.id)}
            >
              {busy === card.id ? words.removing : words.removeYes}
            </Button>
          </Box>
        </>
      ) : (
        <Button
          look="plain"
          kind="card-remove"
          label={words.removeOf(name)}
          onPress={() => askRemoval(card.id)}
        >
          {words.remove}
        </Button>
      )}
    </Box>
  )
}
