import type { Applicant } from '@miaoguo/shared/applicant/applicant'
import { useApplyWords } from '../../copy/apply'
import { useTexts } from '../../copy/text'
import { Button } from '../../ui/button'
import { Box } from '../../ui/elements'
import { Card, Fact } from '../../ui/fact'
import { ProblemLine } from '../../ui/notice'
import { changeStudent, useApplicant } from './applicant-store'
import { TakeBack } from './take-back'

/** Who one is, masked, where that is known from, and the ways to change or delete it. */
export function IdentityCard({ identity }: { identity: NonNullable<Applicant['identity']> }) {
  const words = useApplyWords()
  const texts = useTexts()
  const { busy, problem } = useApplicant()
  const change = identity.student ? words.studentNoMore : words.studentNow
  return (
    <Card title={words.identity}>
      <Fact name={words.name}>{identity.nameMasked}</Fact>
      <Fact name={words.idNumber}>{identity.idNumberMasked}</Fact>
      <Fact name={words.source}>{words.identitySource}</Fact>
      <Fact name={words.verifiedAt}>{texts.moment(identity.verifiedAt)}</Fact>
      <Box id="student-said" role="status">
        <Fact name={words.studentFact}>
          {identity.student ? words.studentYes : words.studentNo}
        </Fact>
        <Fact name={words.studentSaidAt}>{texts.moment(identity.studentSaidAt)}</Fact>
      </Box>
      {problem?.about === 'student' && <ProblemLine problem={problem.problem} />}
      <Button
        id="change-student"
        look="plain"
        busy={busy === 'student'}
        onPress={() => void changeStudent(!identity.student)}
      >
        {busy === 'student' ? words.changing : change}
      </Button>
      <TakeBack />
    </Card>
  )
}
