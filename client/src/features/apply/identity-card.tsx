import type { Applicant } from '@miaoguo/shared/applicant/applicant'
import { useApplyWords } from '../../copy/apply'
import { useTexts } from '../../copy/text'
import { Card, Fact } from '../../ui/fact'

/** Who one is, masked, and where that is known from. */
export function IdentityCard({ identity }: { identity: NonNullable<Applicant['identity']> }) {
  const words = useApplyWords()
  const texts = useTexts()
  return (
    <Card title={words.identity}>
      <Fact name={words.name}>{identity.nameMasked}</Fact>
      <Fact name={words.idNumber}>{identity.idNumberMasked}</Fact>
      <Fact name={words.studentFact}>{identity.student ? words.studentYes : words.studentNo}</Fact>
      <Fact name={words.source}>{words.identitySource}</Fact>
      <Fact name={words.verifiedAt}>{texts.moment(identity.verifiedAt)}</Fact>
    </Card>
  )
}
