import { RepaymentKind } from '@miaoguo/shared/repayment/repayment'
import { useWords } from '../../../copy/language-store'
import { ChooseAhead, ChooseDue } from '../../../features/repay/choose-amount'
import { ConfirmPlan } from '../../../features/repay/confirm-plan'
import { PayoffQuoteCard } from '../../../features/repay/payoff-quote'
import { leaveRepay, openRepay, useRepay } from '../../../features/repay/repay-store'
import { RepaymentResult, RepaymentUnknown } from '../../../features/repay/repayment-result'
import { WithdrawalCard } from '../../../features/repay/withdrawal-card'
import { SignInPanel } from '../../../features/sign-in/sign-in-panel'
import { useLeft, useQuery, useShown } from '../../../platform/lifecycle'
import { replacePage } from '../../../platform/navigation'
import { useSignedInAgain } from '../../../session/sign-in-again'
import { Frame } from '../../../ui/frame'
import { Notice } from '../../../ui/notice'
import { Retry } from '../../../ui/retry'
import { Skeleton } from '../../../ui/skeleton'
import '../../../features/repay/repay.css'

export default function RepayPage() {
  const words = useWords()
  const { loan = '', kind: asked = '' } = useQuery()
  const kind = RepaymentKind.safeParse(asked).data ?? 'installment'
  const { state } = useRepay()
  useShown(() => void openRepay(loan, kind))
  useLeft(leaveRepay)
  const signInNeeded = state.phase === 'refused' && state.problem.code === 'sign_in_needed'
  useSignedInAgain(signInNeeded, () => void openRepay(loan, kind))
  const toLoan = (): void =>
    void replacePage({ path: '/account/pages/loan/index', query: { loan } })
  const toBills = (): void => void replacePage({ path: '/account/pages/bills/index' })
  return (
    <Frame title={words.repay.titles[kind]}>
      {state.phase === 'loading' && <Skeleton cards={1} />}
      {signInNeeded && <SignInPanel lead={words.bills.signIn} />}
      {state.phase === 'refused' && !signInNeeded && (
        <Retry problem={state.problem} onRetry={() => void openRepay(loan, kind)} />
      )}
      {state.phase === 'choosing' &&
        (state.standing.options.payableMinor === 0 ? (
          <Notice id="nothing-payable" title={words.repay.unsupported} />
        ) : kind === 'prepayment' ? (
          <ChooseAhead {...state} />
        ) : (
          <ChooseDue {...state} />
        ))}
      {state.phase === 'quoted' && <PayoffQuoteCard quote={state.quote} />}
      {state.phase === 'undoing' && <WithdrawalCard offer={state.offer} />}
      {(state.phase === 'confirming' || state.phase === 'sending') && (
        <ConfirmPlan
          standing={state.standing}
          plan={state.plan}
          sending={state.phase === 'sending'}
          problem={state.phase === 'confirming' ? state.problem : null}
        />
      )}
      {state.phase === 'unknown' && <RepaymentUnknown />}
      {state.phase === 'told' && <RepaymentResult {...state} onLoan={toLoan} onBills={toBills} />}
    </Frame>
  )
}
