import { useApplyWords } from '../../copy/apply'
import { Button } from '../../ui/button'
import { Choice } from '../../ui/choice'
import { Box } from '../../ui/elements'
import { Card } from '../../ui/fact'
import { Notice, ProblemLine } from '../../ui/notice'
import { fillAgain, sayStudent, useApplicant, verify } from './applicant-store'
import { ApplyField } from './apply-field'

/** A real name, with what it is asked for and who hears it. */
export function IdentityForm() {
  const words = useApplyWords()
  const { busy, problem } = useApplicant()
  const refused = problem?.about === 'identity' ? problem.problem : null
  if (refused?.code === 'identity_not_adult')
    return (
      <Notice id="not-adult" tone="warn" title={words.notAdult} text={words.notAdultText} live>
        <Button id="fill-again" look="plain" onPress={fillAgain}>
          {words.fillAgain}
        </Button>
      </Notice>
    )
  return (
    <Card title={words.identity}>
      <Box as="p" className="apply-why">
        {words.identityWhy}
      </Box>
      <ApplyField
        name="name"
        id="real-name"
        kind="name"
        label={words.name}
        hint={words.nameHint}
        maxLength={40}
      />
      <ApplyField
        name="idNumber"
        id="id-number"
        kind="id-number"
        label={words.idNumber}
        hint={words.idNumberHint}
        maxLength={20}
      />
      {refused?.code === 'identity_mismatch' && <ProblemLine problem={refused} />}
      <Student />
      {refused !== null && refused.code !== 'identity_mismatch' && (
        <ProblemLine problem={refused} />
      )}
      <Button
        id="verify-identity"
        look="primary"
        busy={busy === 'identity'}
        onPress={() => void verify()}
      >
        {busy === 'identity' ? words.verifying : words.verify}
      </Button>
      <Box as="p" className="small">
        {words.idNotKept}
      </Box>
    </Card>
  )
}

/** Asked because some lenders may not lend to students; neither answer is given for anybody. */
function Student() {
  const words = useApplyWords()
  const { form, wrong } = useApplicant()
  return (
    <>
      <Box as="h3" className="choices-title">
        {words.student}
      </Box>
      <Box className="choices choices-two" role="radiogroup" label={words.student}>
        <Choice
          id="student-yes"
          chosen={form.student === true}
          text={words.studentYes}
          onPress={() => sayStudent(true)}
        />
        <Choice
          id="student-no"
          chosen={form.student === false}
          text={words.studentNo}
          onPress={() => sayStudent(false)}
        />
      </Box>
      {wrong.student && (
        <Box as="p" className="problem-line" role="alert">
          {words.wrong[wrong.student]}
        </Box>
      )}
      <Box as="p" className="apply-why">
        {words.studentWhy}
      </Box>
    </>
  )
}
