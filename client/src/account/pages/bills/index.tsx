import { useEffect } from 'react'
import { useWords } from '../../../copy/language-store'
import { SignInPanel } from '../../../features/sign-in/sign-in-panel'
import { BillCard } from '../../../features/view-loans/bill-card'
import {
  leaveBills,
  moreBills,
  openBills,
  useBills,
} from '../../../features/view-loans/bills-store'
import { useLeft, useShown } from '../../../platform/lifecycle'
import { openPage } from '../../../platform/navigation'
import { useSession } from '../../../session/session-store'
import { Button } from '../../../ui/button'
import { Frame } from '../../../ui/frame'
import { Notice } from '../../../ui/notice'
import { Retry } from '../../../ui/retry'
import { Skeleton } from '../../../ui/skeleton'
import '../../../features/view-loans/view-loans.css'

export default function BillsPage() {
  const words = useWords()
  const { state } = useBills()
  const signedIn = useSession((it) => it.state.phase === 'signed_in')
  useShown(() => void openBills())
  useLeft(leaveBills)
  const signInNeeded = state.phase === 'refused' && state.problem.code === 'sign_in_needed'
  useEffect(() => {
    if (signedIn && signInNeeded) void openBills()
  }, [signedIn, signInNeeded])
  return (
    <Frame title={words.bills.title}>
      {state.phase === 'loading' && <Skeleton />}
      {signInNeeded && <SignInPanel lead={words.bills.signIn} />}
      {state.phase === 'refused' && !signInNeeded && (
        <Retry problem={state.problem} onRetry={() => void openBills()} />
      )}
      {state.phase === 'ready' && state.bills.length === 0 && (
        <Notice id="no-bills" title={words.bills.empty} text={words.bills.emptyText} />
      )}
      {state.phase === 'ready' &&
        state.bills.map((bill) => (
          <BillCard
            key={bill.id}
            bill={bill}
            onOpen={() =>
              void openPage({ path: '/account/pages/loan/index', query: { loan: bill.id } })
            }
          />
        ))}
      {state.phase === 'ready' && state.next !== null && (
        <Button id="more-bills" busy={state.more === 'loading'} onPress={() => void moreBills()}>
          {state.more === 'failed' ? words.retry : words.bills.more}
        </Button>
      )}
    </Frame>
  )
}
