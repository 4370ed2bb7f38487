import type { HandoffChoice } from '@miaoguo/shared/handoff/handoff'
import { useWords } from '../../copy/language-store'
import { useTexts } from '../../copy/text'
import { Button } from '../../ui/button'
import { Box } from '../../ui/elements'
import { Card } from '../../ui/fact'

type Props = { choices: readonly HandoffChoice[]; onChoose: (choice: HandoffChoice) => void }

/** Lenders whose terms are seen only on their own page: after the offers, since nothing of them can be compared. */
export function HandoffChoices({ choices, onChoose }: Props) {
  const all = useWords()
  const words = all.handoff
  const texts = useTexts()
  if (choices.length === 0) return null
  return (
    <Card title={words.choices}>
      <Box as="p" className="small">
        {words.choicesNote}
      </Box>
      {choices.map((choice) => {
        const { lender, productName } = choice.notice
        const name = texts.local(lender.legalName)
        return (
          <Box key={lender.id} className="handoff-choice">
            <Box as="h2" className="offer-lender">
              {name}
            </Box>
            <Box as="p" className="offer-product">
              {`${all.licences[lender.licenceType]} · ${texts.local(productName)}`}
            </Box>
            <Button
              kind="handoff-choose"
              label={words.chooseFrom(name)}
              onPress={() => onChoose(choice)}
            >
              {words.choose}
            </Button>
          </Box>
        )
      })}
    </Card>
  )
}
