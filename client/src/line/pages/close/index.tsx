import { formatMoney } from '@miaoguo/shared/money/format'
import type { CreditLineDetail } from '@miaoguo/shared/credit-line/credit-line'
import { useLineWords } from '../../../copy/line'
import { useTexts } from '../../../copy/text'
import { closeShown, leaveLine, openLine, useLine } from '../../../features/credit-line/line-store'
import { LineState } from '../../../features/credit-line/line-state'
import { SignInPanel } from '../../../features/sign-in/sign-in-panel'
import { useLeft, useQuery, useShown } from '../../../platform/lifecycle'
import { goBack, openPage, replacePage } from '../../../platform/navigation'
import { useSignedInAgain } from '../../../session/sign-in-again'
import { Button } from '../../../ui/button'
import { Box } from '../../../ui/elements'
import { Card } from '../../../ui/fact'
import { Frame } from '../../../ui/frame'
import { Notice, ProblemLine } from '../../../ui/notice'
import { Retry } from '../../../ui/retry'
import { Skeleton } from '../../../ui/skeleton'
import '../../../features/credit-line/credit-line.css'

export default function CloseLinePage() {
  const lineWords = useLineWords()
  const words = lineWords.close
  const { line: id = '' } = useQuery()
  const { state } = useLine()
  useShown(() => void openLine(id, 'close'))
  useLeft(() => leaveLine('close'))
  const signInNeeded = state.phase === 'refused' && state.problem.code === 'sign_in_needed'
  useSignedInAgain(signInNeeded, () => void openLine(id, 'close'))
  const line = state.phase === 'ready' ? state.line : null
  const open = line?.status === 'active' || line?.status === 'suspended'
  return (
    <Frame title={words.title}>
      {state.phase === 'loading' && <Skeleton />}
      {signInNeeded && <SignInPanel lead={lineWords.signIn} />}
      {state.phase === 'refused' && !signInNeeded && (
        <Retry problem={state.problem} onRetry={() => void openLine(id, 'close')} />
      )}
      {state.phase === 'ready' && state.problem && <ProblemLine problem={state.problem} />}
      {line && (!open || line.closing) && (
        <>
          <LineState line={line} />
          <Button
            id="to-lines"
            look="primary"
            onPress={() => void replacePage({ path: '/line/pages/lines/index' })}
          >
            {words.back}
          </Button>
        </>
      )}
      {line && open && !line.closing && (
        <Closing line={line} busy={state.phase === 'ready' && state.closing} />
      )}
    </Frame>
  )
}

/** What follows of closing, and the one button; or what stands in the way. */
function Closing({ line, busy }: { line: CreditLineDetail; busy: boolean }) {
  const words = useLineWords().close
  const texts = useTexts()
  const used = formatMoney({ amountMinor: line.usedMinor, currency: line.currency })
  return (
    <>
      <Card>
        <Box as="p">{words.lead(texts.local(line.lender.legalName))}</Box>
        <Box as="ul" className="steps">
          {words.follows.map((it) => (
            <Box as="li" className="step" key={it}>
              {it}
            </Box>
          ))}
        </Box>
      </Card>
      {line.usedMinor > 0 ? (
        <Notice id="line-in-use" tone="warn" title={words.inUse(used)} text={words.inUseText}>
          <Button
            id="to-bills"
            look="primary"
            onPress={() => void openPage({ path: '/account/pages/bills/index' })}
          >
            {words.toBills}
          </Button>
        </Notice>
      ) : (
        <Button id="close-line" look="primary" busy={busy} onPress={() => void closeShown()}>
          {busy ? words.sending : words.confirm}
        </Button>
      )}
      <Button
        id="keep-line"
        look="plain"
        onPress={() => void goBack({ path: '/line/pages/view/index', query: { line: line.id } })}
      >
        {words.keep}
      </Button>
    </>
  )
}
