import { useEffect } from 'react'
import { useLineWords } from '../../../copy/line'
import {
  ApplyButton,
  LineConsents,
  LineTerms,
  WhatIsTold,
} from '../../../features/credit-line/apply-form'
import { leaveApplying, openApplying, useApplying } from '../../../features/credit-line/apply-store'
import { SignInPanel } from '../../../features/sign-in/sign-in-panel'
import { useLeft, useQuery, useShown } from '../../../platform/lifecycle'
import { goBack, openPage, replacePage } from '../../../platform/navigation'
import { useSignedInAgain } from '../../../session/sign-in-again'
import { Button } from '../../../ui/button'
import { Box } from '../../../ui/elements'
import { Frame } from '../../../ui/frame'
import { Notice, ProblemLine } from '../../../ui/notice'
import { Retry } from '../../../ui/retry'
import { Skeleton } from '../../../ui/skeleton'
import '../../../features/credit-line/credit-line.css'

const toLines = (): void => void goBack({ path: '/line/pages/lines/index' })
const toApplicant = (): void => void openPage({ path: '/cash/pages/applicant/index' })

export default function ApplyForLinePage() {
  const lineWords = useLineWords()
  const words = lineWords.apply
  const { lender = '' } = useQuery()
  const { state } = useApplying()
  useShown(() => void openApplying(lender))
  useLeft(leaveApplying)
  const signInNeeded = state.phase === 'refused' && state.problem.code === 'sign_in_needed'
  useSignedInAgain(signInNeeded, () => void openApplying(lender))
  useEffect(() => {
    if (state.phase === 'applied')
      void replacePage({ path: '/line/pages/view/index', query: { line: state.id } })
  }, [state])
  const shown = 'offering' in state ? state : null
  const known = shown !== null && shown.applicant.identity !== null
  return (
    <Frame title={words.title} footer={known && <ApplyButton />}>
      {(state.phase === 'loading' || state.phase === 'applied') && <Skeleton />}
      {signInNeeded && <SignInPanel lead={lineWords.signIn} />}
      {state.phase === 'refused' && !signInNeeded && (
        <Retry problem={state.problem} onRetry={() => void openApplying(lender)} />
      )}
      {state.phase === 'gone' && (
        <Notice id="line-gone" title={words.gone} text={words.goneText}>
          <Button id="to-lines" look="primary" onPress={toLines}>
            {words.back}
          </Button>
        </Notice>
      )}
      {shown && (
        <>
          {shown.phase === 'unknown' && <Notice tone="warn" title={words.unknown} live />}
          {shown.phase === 'choosing' && shown.problem && <ProblemLine problem={shown.problem} />}
          <Box as="p" className="lead">
            {words.lead}
          </Box>
          <LineTerms notice={shown.offering.notice} />
          <WhatIsTold notice={shown.offering.notice} applicant={shown.applicant} />
          {known ? (
            <LineConsents notice={shown.offering.notice} />
          ) : (
            <Notice id="identity-missing" title={words.noIdentity} text={words.noIdentityText}>
              <Button id="to-applicant" look="primary" onPress={toApplicant}>
                {words.toApplicant}
              </Button>
            </Notice>
          )}
        </>
      )}
    </Frame>
  )
}
