import { useCallback, useEffect } from 'react'
import { useWords } from '../../../copy/language-store'
import {
  go,
  leave,
  leaveHandoff,
  openChoice,
  openReturn,
  useHandoff,
} from '../../../features/leave-for-lender/handoff-store'
import { LeaveButton } from '../../../features/leave-for-lender/leave-button'
import { NoticeCard } from '../../../features/leave-for-lender/notice-card'
import { Gone } from '../../../features/leave-for-lender/gone'
import { Returned } from '../../../features/leave-for-lender/returned'
import { SignInPanel } from '../../../features/sign-in/sign-in-panel'
import { useLeft, useQuery, useShown } from '../../../platform/lifecycle'
import { goBack, replacePage } from '../../../platform/navigation'
import { useSignedInAgain } from '../../../session/sign-in-again'
import { Frame } from '../../../ui/frame'
import { ProblemLine } from '../../../ui/notice'
import { Retry } from '../../../ui/retry'
import { Skeleton } from '../../../ui/skeleton'

/** With `id` she is back from a lender's page; else she is told before she leaves for one. */
export default function HandoffPage() {
  const words = useWords().handoff
  const { token = '', lender = '', id = '' } = useQuery()
  const { state } = useHandoff()
  const open = useCallback(
    () => void (id === '' ? openChoice(token, lender) : openReturn(id)),
    [id, token, lender],
  )
  useShown(open)
  useLeft(leaveHandoff)
  const signInNeeded = state.phase === 'refused' && state.problem.code === 'sign_in_needed'
  useSignedInAgain(signInNeeded, open)
  // What another going left behind is not this one's.
  const back = state.phase === 'back' && (id === '' || state.handoff.id === id) ? state : null
  const application = back?.handoff.applicationId ?? null
  const order = back?.token ?? null
  useEffect(() => {
    if (application !== null)
      void replacePage({
        path: '/checkout/pages/result/index',
        query: { application, token: order ?? '' },
      })
  }, [application, order])
  const toOffers = (of: string) =>
    void goBack({ path: '/checkout/pages/offers/index', query: { token: of } })
  const telling = state.phase === 'told' || state.phase === 'leaving'
  return (
    <Frame
      title={words.title}
      footer={
        telling && (
          <LeaveButton
            notice={state.choice.notice}
            working={state.phase === 'leaving'}
            onLeave={() => void leave(token)}
            onStay={() => toOffers(token)}
          />
        )
      }
    >
      {(state.phase === 'loading' || application !== null) && <Skeleton text={words.asking} />}
      {signInNeeded && <SignInPanel />}
      {state.phase === 'refused' && !signInNeeded && (
        <Retry problem={state.problem} onRetry={open} />
      )}
      {state.phase === 'told' && state.problem && <ProblemLine problem={state.problem} />}
      {telling && <NoticeCard notice={state.choice.notice} />}
      {state.phase === 'gone' && (
        <Gone
          handoff={state.handoff}
          left={state.left}
          onGo={() => void go(state.handoff)}
          onBack={() => void openReturn(state.handoff.id)}
        />
      )}
      {back && application === null && (
        <Returned
          handoff={back.handoff}
          onOffers={order === null ? null : () => toOffers(order)}
          onGo={() => void go(back.handoff)}
        />
      )}
    </Frame>
  )
}
