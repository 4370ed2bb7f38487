import { useApplyWords } from '../../copy/apply'
import { Button } from '../../ui/button'
import { Box } from '../../ui/elements'
import { ProblemLine } from '../../ui/notice'
import { bind, useApplicant } from './applicant-store'
import { ApplyField } from './apply-field'

const ofNumber = ['card_mismatch', 'card_not_debit']

/** A debit card of one's own; whose it is, its bank says. */
export function CardForm() {
  const words = useApplyWords()
  const { busy, problem } = useApplicant()
  const refused = problem?.about === 'card' ? problem.problem : null
  const aboutNumber = refused !== null && ofNumber.includes(refused.code)
  return (
    <>
      <ApplyField
        name="cardNumber"
        id="card-number"
        kind="card"
        label={words.cardNumber}
        hint={words.cardNumberHint}
        maxLength={23}
      />
      {refused !== null && aboutNumber && <ProblemLine problem={refused} />}
      <ApplyField
        name="phone"
        id="card-phone"
        kind="phone"
        label={words.phone}
        hint={words.phoneHint}
        maxLength={13}
        onSubmit={() => void bind()}
      />
      <Box as="p" className="apply-why">
        {words.phoneWhy}
      </Box>
      {refused !== null && !aboutNumber && <ProblemLine problem={refused} />}
      <Button id="bind-card" look="primary" busy={busy === 'card'} onPress={() => void bind()}>
        {busy === 'card' ? words.binding : words.bind}
      </Button>
    </>
  )
}
