import { useApplyWords } from '../../copy/apply'
import { Button } from '../../ui/button'
import { Box, Field } from '../../ui/elements'
import { ProblemLine } from '../../ui/notice'
import { bind, leaveField, typeField, useApplicant } from './applicant-store'

const ofNumber = ['card_mismatch', 'card_not_debit']

/** A debit card of one's own; whose it is, its bank says. */
export function CardForm() {
  const words = useApplyWords()
  const { form, wrong, busy, problem } = useApplicant()
  const refused = problem?.about === 'card' ? problem.problem : null
  const aboutNumber = refused !== null && ofNumber.includes(refused.code)
  return (
    <>
      <Field
        id="card-number"
        kind="card"
        label={words.cardNumber}
        hint={words.cardNumberHint}
        value={form.cardNumber}
        maxLength={23}
        wrong={wrong.cardNumber ? words.wrong[wrong.cardNumber] : null}
        onChange={(text) => typeField('cardNumber', text)}
        onLeave={() => leaveField('cardNumber')}
      />
      {refused !== null && aboutNumber && <ProblemLine problem={refused} />}
      <Field
        id="card-phone"
        kind="phone"
        label={words.phone}
        hint={words.phoneHint}
        value={form.phone}
        maxLength={13}
        wrong={wrong.phone ? words.wrong[wrong.phone] : null}
        onChange={(text) => typeField('phone', text)}
        onLeave={() => leaveField('phone')}
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
