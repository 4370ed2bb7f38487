import type { LenderIdentity } from '@miaoguo/shared/lender/lender'
import { useWords } from '../copy/language-store'
import { useTexts } from '../copy/text'
import { callPhone, openDocument } from '../platform/leave'
import { Button } from './button'
import { Box } from './elements'
import { Fact } from './fact'

/** Who lends, by licence, and where to complain. */
export function LenderFacts({ lender }: { lender: LenderIdentity }) {
  const words = useWords().sheet
  const { licences } = useWords()
  const texts = useTexts()
  return (
    <>
      <Fact name={words.lender} strong>
        {texts.local(lender.legalName)}
      </Fact>
      <Fact name={words.licence}>{licences[lender.licenceType]}</Fact>
      <Fact name={words.licenceNumber}>{lender.licenceNumber}</Fact>
      <Fact name={words.regulator}>{texts.local(lender.regulator)}</Fact>
    </>
  )
}

export function ComplaintActions({ lender }: { lender: LenderIdentity }) {
  const words = useWords().sheet
  return (
    <Box className="button-row">
      <Button look="plain" onPress={() => void callPhone(lender.complaintPhone)}>
        {words.call(lender.complaintPhone)}
      </Button>
      <Button look="plain" onPress={() => void openDocument(lender.complaintUrl)}>
        {words.complaintPage}
      </Button>
    </Box>
  )
}
