import { useCashWords } from '../../../copy/cash'
import { AmountCard, CountCard, MethodCard } from '../../../features/request-cash/cash-form'
import { leaveCash, openCash, useCash } from '../../../features/request-cash/cash-store'
import { PaidTo } from '../../../features/request-cash/paid-to'
import { SeeOffers } from '../../../features/request-cash/see-offers'
import { SignInPanel } from '../../../features/sign-in/sign-in-panel'
import { useLeft, useShown } from '../../../platform/lifecycle'
import { openPage } from '../../../platform/navigation'
import { useSignedInAgain } from '../../../session/sign-in-again'
import { Box } from '../../../ui/elements'
import { Frame } from '../../../ui/frame'
import { Notice } from '../../../ui/notice'
import { Retry } from '../../../ui/retry'
import { Skeleton } from '../../../ui/skeleton'
import '../../../features/request-cash/request-cash.css'

const toApplicant = (): void => void openPage({ path: '/cash/pages/applicant/index' })
const toOffers = (token: string): void =>
  void openPage({ path: '/checkout/pages/offers/index', query: { token } })

export default function RequestPage() {
  const words = useCashWords()
  const { state } = useCash()
  useShown(() => void openCash())
  useLeft(leaveCash)
  const signInNeeded = state.phase === 'refused' && state.problem.code === 'sign_in_needed'
  useSignedInAgain(signInNeeded, () => void openCash())
  return (
    <Frame title={words.title}>
      {state.phase === 'loading' && <Skeleton />}
      {signInNeeded && <SignInPanel lead={words.signIn} />}
      {state.phase === 'refused' && !signInNeeded && (
        <Retry problem={state.problem} onRetry={() => void openCash()} />
      )}
      {state.phase === 'nobody_lends' && (
        <Notice id="nobody-lends" title={words.nobody} text={words.nobodyText} />
      )}
      {state.phase === 'ready' && (
        <>
          <Box as="p" className="lead">
            {words.lead}
          </Box>
          <AmountCard range={state.range} />
          <CountCard range={state.range} />
          <MethodCard range={state.range} />
          <PaidTo applicant={state.applicant} onApplicant={toApplicant} />
          {state.applicant.cards.length > 0 && <SeeOffers onOffers={toOffers} />}
        </>
      )}
    </Frame>
  )
}
