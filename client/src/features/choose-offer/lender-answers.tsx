import type { LenderAnswer } from '@miaoguo/shared/offer/offer'
import { useWords } from '../../copy/language-store'
import { useTexts } from '../../copy/text'
import { Box } from '../../ui/elements'
import { Card } from '../../ui/fact'

/** Every lender that was asked, with what became of it: who is missing is not a secret. */
export function LenderAnswers({ lenders }: { lenders: readonly LenderAnswer[] }) {
  const words = useWords().offers
  const texts = useTexts()
  if (lenders.length === 0) return null
  return (
    <Card title={words.lenders}>
      {lenders.map((it) => (
        <Box key={it.lenderId} className={`lender-answer lender-${it.state}`}>
          <Box as="span" className="lender-name">
            {texts.local(it.legalName)}
          </Box>
          <Box as="span" className="lender-state">
            {words.lenderState[it.state]}
          </Box>
        </Box>
      ))}
      <Box as="p" className="small lenders-note">
        {words.lendersNote}
      </Box>
    </Card>
  )
}
