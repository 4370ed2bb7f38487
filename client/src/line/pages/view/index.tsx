import { useLineWords } from '../../../copy/line'
import { useTexts } from '../../../copy/text'
import { LimitRing } from '../../../features/credit-line/limit-ring'
import { LineFacts } from '../../../features/credit-line/line-facts'
import { DrawnLoans, LineAgreement, LineHistory } from '../../../features/credit-line/line-record'
import { LineState, wasGranted } from '../../../features/credit-line/line-state'
import { leaveLine, openLine, useLine } from '../../../features/credit-line/line-store'
import { SignInPanel } from '../../../features/sign-in/sign-in-panel'
import { useLeft, useQuery, useShown } from '../../../platform/lifecycle'
import { openPage } from '../../../platform/navigation'
import { useSignedInAgain } from '../../../session/sign-in-again'
import { Button } from '../../../ui/button'
import { Card } from '../../../ui/fact'
import { Frame } from '../../../ui/frame'
import { ComplaintActions, LenderFacts } from '../../../ui/lender-block'
import { Retry } from '../../../ui/retry'
import { Skeleton } from '../../../ui/skeleton'
import '../../../features/credit-line/credit-line.css'

const toLoan = (loan: string): void =>
  void openPage({ path: '/account/pages/loan/index', query: { loan } })

export default function LinePage() {
  const words = useLineWords()
  const texts = useTexts()
  const { line: id = '' } = useQuery()
  const { state } = useLine()
  useShown(() => void openLine(id, 'view'))
  useLeft(() => leaveLine('view'))
  const signInNeeded = state.phase === 'refused' && state.problem.code === 'sign_in_needed'
  useSignedInAgain(signInNeeded, () => void openLine(id, 'view'))
  const line = state.phase === 'ready' ? state.line : null
  const open = line?.status === 'active' || line?.status === 'suspended'
  return (
    <Frame title={line ? texts.local(line.productName) : words.title}>
      {state.phase === 'loading' && <Skeleton />}
      {signInNeeded && <SignInPanel lead={words.signIn} />}
      {state.phase === 'refused' && !signInNeeded && (
        <Retry problem={state.problem} onRetry={() => void openLine(id, 'view')} />
      )}
      {line && (
        <>
          <LineState line={line} />
          <Card title={texts.local(line.lender.legalName)}>
            {wasGranted(line) && <LimitRing line={line} />}
            <LineFacts line={line} />
          </Card>
          {wasGranted(line) && <DrawnLoans line={line} onLoan={toLoan} />}
          <LineHistory line={line} />
          <LineAgreement line={line} />
          <Card title={words.apply.lender}>
            <LenderFacts lender={line.lender} />
            <ComplaintActions lender={line.lender} />
          </Card>
          {open && !line.closing && (
            <Button
              id="to-close"
              look="plain"
              onPress={() =>
                void openPage({ path: '/line/pages/close/index', query: { line: id } })
              }
            >
              {words.toClose}
            </Button>
          )}
        </>
      )}
    </Frame>
  )
}
