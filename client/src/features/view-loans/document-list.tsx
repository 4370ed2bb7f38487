import type { Loan } from '@miaoguo/shared/loan/loan'
import type { LoanDocumentKind } from '@miaoguo/shared/loan/document'
import { useWords } from '../../copy/language-store'
import { useTexts } from '../../copy/text'
import { Button } from '../../ui/button'
import { Box } from '../../ui/elements'
import { Card } from '../../ui/fact'
import { ProblemNotice } from '../../ui/notice'
import { keepDocumentOf, useDocuments } from './documents-store'

/** What can be kept of a loan, and who issues it; that it is settled only once it is. */
export function DocumentList({ loan }: { loan: Loan }) {
  const words = useWords().repay.documents
  const { language } = useTexts()
  const { state, kinds: known } = useDocuments()
  const settled = loan.status === 'paid_off' || loan.status === 'withdrawn'
  const always: LoanDocumentKind[] = settled
    ? ['settlement', 'agreement', 'disclosure']
    : ['agreement', 'disclosure']
  const kinds = known ?? always
  return (
    <Card title={words.title}>
      <Box className="button-stack">
        {kinds.map((kind) => (
          <Button
            key={kind}
            id={`document-${kind}`}
            busy={state.phase === 'fetching' && state.kind === kind}
            onPress={() => void keepDocumentOf(loan.id, kind, language)}
          >
            {words.download(words.names[kind])}
          </Button>
        ))}
      </Box>
      <Box live="polite" className="small">
        {state.phase === 'kept' && words.kept(words.names[state.kind])}
        {state.phase === 'not_kept' && words.failed}
      </Box>
      {state.phase === 'refused' && <ProblemNotice problem={state.problem} />}
    </Card>
  )
}
